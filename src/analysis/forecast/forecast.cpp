// SPDX-License-Identifier: Apache-2.0
#include "analysis/forecast/forecast.hpp"

#include "signpost/truth.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace signpost::analysis {
namespace {

constexpr double mostCombinations = 200'000;

void addNew(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
    for (const std::uint32_t each : from)
        if (std::find(to.begin(), to.end(), each) == to.end())
            to.push_back(each);
}

/// The topic, and all that it may hand over to.
void addTopics(const Library& library, std::uint32_t topic, std::vector<std::uint32_t>& topics) {
    if (std::find(topics.begin(), topics.end(), topic) != topics.end())
        return;
    topics.push_back(topic);
    for (const std::uint32_t rule : library.topics[topic].rules)
        if (library.rules[rule].handover != noIndex)
            addTopics(library, library.rules[rule].handover, topics);
}

class Forecaster {
public:
    Forecaster(const PatientSpace& space, const JourneyGraph& graph, const Frequencies& frequencies)
        : space_(space), library_(space.library()), graph_(graph), frequencies_(frequencies),
          shares_(space.variables().size()), value_(space.variables().size(), 0) {}

    std::variant<Forecast, ForecastError> run() {
        needed_ = questionsIn(graph_, space_);
        if (const auto error = findRead())
            return *error;
        double combinations = 1;
        for (const std::uint32_t variable : fixed_)
            combinations *= space_.variables()[variable].values();
        if (combinations > mostCombinations)
            return ForecastError::tooManyCases;
        combine(0, 1);
        return result();
    }

private:
    /// Finds what the conditions of needed questions read, and what those of these read in turn.
    std::optional<ForecastError> findRead() {
        std::vector<bool> isFixed(space_.variables().size());
        for (std::size_t i = 0; i < needed_.size(); ++i) {
            const std::uint32_t question = needed_[i];
            if (frequencies_.ofQuestion[question].empty())
                return ForecastError::notStated;
            for (const Frequency& each : frequencies_.ofQuestion[question]) {
                if (each.when == noCondition)
                    continue;
                std::vector<std::uint32_t> read;
                if (!variablesRead(each.when, read))
                    return ForecastError::wrongCondition;
                for (const std::uint32_t variable : read) {
                    if (variable >= space_.of(question).front())
                        return ForecastError::wrongCondition;
                    isFixed[variable] = true;
                    addNew(needed_, {space_.variables()[variable].question});
                }
            }
        }
        for (std::uint32_t variable = 0; variable < isFixed.size(); ++variable)
            if (isFixed[variable])
                fixed_.push_back(variable);
        return std::nullopt;
    }

    bool variablesRead(ConditionIndex index, std::vector<std::uint32_t>& read) const {
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation:
            for (std::uint32_t i = 0; i < c.count; ++i)
                if (!variablesRead(library_.operands[c.subject + i], read))
                    return false;
            return true;
        case Condition::Kind::score:
        case Condition::Kind::applies:
            return false;
        default:
            for (const std::uint32_t variable : space_.of(c.subject)) {
                const Variable& its = space_.variables()[variable];
                const bool other = c.kind == Condition::Kind::contains && its.kind == Variable::Kind::box &&
                                   ((c.options >> its.box) & 1) == 0;
                if (!other)
                    read.push_back(variable);
            }
            return space_.has(c.subject);
        }
    }

    /// True of the values chosen so far; a comparison with "not sure" is not true.
    [[nodiscard]] Truth holds(ConditionIndex index) const {
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::negation: {
            const Truth value = holds(library_.operands[c.subject]);
            return value == Truth::unknown ? value : value == Truth::yes ? Truth::no : Truth::yes;
        }
        case Condition::Kind::all:
        case Condition::Kind::any: {
            const Truth ends = c.kind == Condition::Kind::all ? Truth::no : Truth::yes;
            Truth result = ends == Truth::no ? Truth::yes : Truth::no;
            for (std::uint32_t i = 0; i < c.count; ++i) {
                const Truth value = holds(library_.operands[c.subject + i]);
                if (value == ends)
                    return ends;
                result = value == Truth::unknown ? value : result;
            }
            return result;
        }
        default:
            return compare(c);
        }
    }

    [[nodiscard]] Truth compare(const Condition& c) const {
        const Answer answer = space_.answer(value_, c.subject);
        const auto truth = [](bool yes) { return yes ? Truth::yes : Truth::no; };
        if (answer.kind == Answer::Kind::number)
            return truth((answer.number >= c.low && answer.number <= c.high) != c.outside);
        if (answer.kind != Answer::Kind::options)
            return Truth::unknown;
        const std::int64_t ticked = __builtin_popcountll(answer.options);
        if (c.kind == Condition::Kind::count)
            return truth((ticked >= c.low && ticked <= c.high) != c.outside);
        return truth((answer.options & c.options) != 0);
    }

    /// The shares of a question for the values chosen so far; nothing if no case is true.
    [[nodiscard]] const Frequency* caseOf(std::uint32_t question) const {
        for (const Frequency& each : frequencies_.ofQuestion[question])
            if (each.when == noCondition || holds(each.when) == Truth::yes)
                return &each;
        return nullptr;
    }

    [[nodiscard]] const std::vector<double>& sharesOf(std::uint32_t variable) const {
        static const std::vector<double> none;
        const std::uint32_t question = space_.variables()[variable].question;
        const Frequency* its = caseOf(question);
        const auto place = static_cast<std::size_t>(
            std::find(space_.of(question).begin(), space_.of(question).end(), variable) - space_.of(question).begin());
        return its == nullptr ? none : its->shares[place];
    }

    void combine(std::size_t place, double share) {
        if (share == 0)
            return;
        if (place == fixed_.size()) {
            walk(share);
            return;
        }
        const std::uint32_t variable = fixed_[place];
        const std::vector<double>& shares = sharesOf(variable);
        for (std::uint32_t value = 0; value < space_.variables()[variable].values(); ++value) {
            value_[variable] = value;
            combine(place + 1, shares.empty() ? 0 : share * shares[value]);
        }
        value_[variable] = 0;
    }

    /// Once through the graph, from the start, with what the conditions read held fast.
    void walk(double share) {
        for (const std::uint32_t question : needed_)
            for (const std::uint32_t variable : space_.of(question))
                shares_[variable] = &sharesOf(variable);
        std::vector<double> here(graph_.nodes.size(), 0);
        here.back() = share;
        for (std::size_t i = graph_.nodes.size(); i-- > 0;) {
            if (here[i] == 0)
                continue;
            const JourneyGraph::Node& node = graph_.nodes[i];
            if (node.ends()) {
                ends_[{node.rank.has_value(), node.rank.value_or(Rank{}), bitsOf(node.destinations)}] += here[i];
                destinations_[bitsOf(node.destinations)] = node.destinations;
                continue;
            }
            questions_ += node.asks ? here[i] : 0;
            const bool isFixed = std::binary_search(fixed_.begin(), fixed_.end(), node.variable);
            for (std::uint32_t value = 0; value < node.next.size(); ++value) {
                const double part = isFixed                           ? (value == value_[node.variable] ? 1 : 0)
                                    : shares_[node.variable]->empty() ? 0
                                                                      : (*shares_[node.variable])[value];
                here[node.next[value]] += here[i] * part;
            }
        }
    }

    static std::uint32_t bitsOf(Destinations destinations) {
        std::uint32_t bits = 0;
        destinations.each([&](Destination each) { bits |= 1U << unsigned(each); });
        return bits;
    }

    Forecast result() const {
        Forecast result;
        result.questions = questions_;
        for (auto end = ends_.rbegin(); end != ends_.rend(); ++end) {
            const auto& [offered, rank, bits] = end->first;
            const Destinations destinations = destinations_.at(bits);
            result.ends.push_back({offered ? std::optional(rank) : std::nullopt, destinations, end->second});
            if (!offered || rank.level >= Level::emergency ||
                (!destinations.has(Destination::surgery) && !destinations.has(Destination::surgeryAdmin)))
                continue;
            (rank.level == Level::urgent ? result.lettersOffered : result.letters) += end->second;
        }
        return result;
    }

    const PatientSpace& space_;
    const Library& library_;
    const JourneyGraph& graph_;
    const Frequencies& frequencies_;
    std::vector<std::uint32_t> needed_;
    /// Variables that conditions read, ascending.
    std::vector<std::uint32_t> fixed_;
    std::vector<const std::vector<double>*> shares_;
    Assignment value_;
    std::map<std::tuple<bool, Rank, std::uint32_t>, double> ends_;
    std::map<std::uint32_t, Destinations> destinations_;
    double questions_ = 0;
};

} // namespace

PatientSpace spaceOfJourneys(const Library& library, std::uint32_t topic, std::span<const ConditionIndex> conditions) {
    std::vector<std::uint32_t> topics;
    addTopics(library, topic, topics);
    std::vector<std::uint32_t> questions;
    std::vector<ConditionIndex> all(conditions.begin(), conditions.end());
    for (const std::uint32_t each : topics) {
        addNew(questions, library.topics[each].questions);
        all.push_back(library.topics[each].audience);
        for (const std::uint32_t rule : library.topics[each].rules)
            all.push_back(library.rules[rule].when);
    }
    for (const std::uint32_t question : questions)
        all.push_back(library.questions[question].enableWhen);
    return {library, questions, all};
}

std::vector<std::uint32_t> questionsIn(const JourneyGraph& graph, const PatientSpace& space) {
    std::vector<bool> found(space.library().questions.size());
    for (const JourneyGraph::Node& node : graph.nodes)
        if (!node.ends())
            found[space.variables()[node.variable].question] = true;
    std::vector<std::uint32_t> questions;
    for (const std::uint32_t question : space.questions())
        if (found[question])
            questions.push_back(question);
    return questions;
}

std::variant<Forecast, ForecastError> forecast(const PatientSpace& space, const JourneyGraph& graph,
                                               const Frequencies& frequencies) {
    return Forecaster(space, graph, frequencies).run();
}

} // namespace signpost::analysis

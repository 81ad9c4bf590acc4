// SPDX-License-Identifier: Apache-2.0
#include "signpost/library.hpp"

#include "signpost/age.hpp"

#include <algorithm>

namespace signpost {
namespace {

constexpr unsigned deepestCondition = 64;
constexpr std::size_t mostOptions = 64;

/// Checks and derives. Each function returns false after it has said what is wrong in `problem`.
class Linker {
public:
    explicit Linker(Library& library) : library_(library) {}

    bool link() {
        return questions() && scores() && rules() && topics() && adviceItems() && screen() && rest() && allReach();
    }
    std::string problem;

private:
    bool fail(std::string what) {
        problem = std::move(what);
        return false;
    }

    /// Also tells the latest phase of the questions that the condition reads.
    bool condition(ConditionIndex index, unsigned depth, Phase& phase) {
        if (index >= library_.conditions.size() || depth > deepestCondition)
            return fail("a condition points outside the library or is too deep");
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation:
            if (c.count == 0 || c.subject > library_.operands.size() ||
                c.count > library_.operands.size() - c.subject || (c.kind == Condition::Kind::negation && c.count != 1))
                return fail("a condition has operands outside the library");
            for (std::uint32_t i = 0; i < c.count; ++i) {
                const ConditionIndex operand = library_.operands[c.subject + i];
                // Operands stand before what joins them: so there can be no cycle.
                if (operand >= index)
                    return fail("a condition is an operand of itself");
                if (!condition(operand, depth + 1, phase))
                    return false;
            }
            return true;
        case Condition::Kind::score:
            if (c.subject >= library_.scores.size())
                return fail("a condition reads a score that is not there");
            for (const auto& item : library_.scores[c.subject].items) {
                if (item.when >= index)
                    return fail("a score is an item of itself");
                if (!condition(item.when, depth + 1, phase))
                    return false;
            }
            return true;
        default:
            if (c.subject >= library_.questions.size() || !typeFits(c, library_.questions[c.subject].type))
                return fail("a condition reads a question that is not there or has another type");
            phase = std::max(phase, library_.questions[c.subject].phase);
            return true;
        }
    }
    static bool typeFits(const Condition& c, QuestionType type) {
        switch (c.kind) {
        case Condition::Kind::choice:
            return type == QuestionType::boolean || type == QuestionType::choice;
        case Condition::Kind::contains:
        case Condition::Kind::count:
            return type == QuestionType::checklist;
        case Condition::Kind::number:
            return type == QuestionType::number || type == QuestionType::age;
        default:
            return true;
        }
    }
    bool optionalCondition(ConditionIndex index) {
        Phase ignored = Phase::screen;
        return index == noCondition || condition(index, 0, ignored);
    }

    bool questions() {
        for (std::uint32_t i = 0; i < library_.questions.size(); ++i) {
            const Question& q = library_.questions[i];
            if (q.options.size() > mostOptions || (q.type == QuestionType::boolean && q.options.size() != 2))
                return fail("question " + q.linkId + " has a number of options that can't be");
            if (q.least > q.greatest)
                return fail("question " + q.linkId + " has an empty range");
            if (!optionalCondition(q.enableWhen) || !readsEarlier(q.enableWhen, i))
                return problem.empty() ? fail("question " + q.linkId + " is enabled by a later question") : false;
        }
        library_.who = library_.question("who").value_or(noIndex);
        library_.age = library_.question("age").value_or(noIndex);
        library_.phrases = library_.question("phrases").value_or(noIndex);
        library_.opensIn = library_.question("surgery_opens_in").value_or(noIndex);
        if (library_.age != noIndex && library_.questions[library_.age].type != QuestionType::age)
            return fail("age is not a question of type age");
        return true;
    }
    /// Questions stand in the library in an order in which every enableWhen reads earlier ones; this rules out cycles.
    bool readsEarlier(ConditionIndex index, std::uint32_t question) {
        if (index == noCondition)
            return true;
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation:
            for (std::uint32_t i = 0; i < c.count; ++i)
                if (!readsEarlier(library_.operands[c.subject + i], question))
                    return false;
            return true;
        case Condition::Kind::score:
            return std::all_of(library_.scores[c.subject].items.begin(), library_.scores[c.subject].items.end(),
                               [&](const Score::Item& item) { return readsEarlier(item.when, question); });
        default:
            return c.subject < question;
        }
    }
    bool scores() {
        for (const Score& score : library_.scores)
            for (const auto& item : score.items)
                if (item.when == noCondition || !optionalCondition(item.when))
                    return fail("score " + score.id + " has an item that can't be read");
        return true;
    }
    bool rules() {
        for (Rule& rule : library_.rules) {
            rule.phase = Phase::screen;
            if (!condition(rule.when, 0, rule.phase))
                return false;
            if (rule.handover != noIndex && rule.handover >= library_.topics.size())
                return fail("rule " + rule.id + " hands over to a topic that is not there");
            if (rule.unsure == WhenUnsure::ask && (rule.askQuestion >= library_.questions.size() ||
                                                   library_.questions[rule.askQuestion].type != QuestionType::boolean ||
                                                   library_.questions[rule.askQuestion].enableWhen != noCondition))
                return fail("rule " + rule.id + " asks a question that is no free-standing boolean");
        }
        return true;
    }
    bool indices(const std::vector<std::uint32_t>& list, std::size_t size, const std::string& where) {
        for (std::uint32_t index : list)
            if (index >= size)
                return fail(where + " names something that is not there");
        return true;
    }
    bool topics() {
        for (const Topic& topic : library_.topics)
            if (!indices(topic.questions, library_.questions.size(), topic.id) ||
                !indices(topic.rules, library_.rules.size(), topic.id) ||
                !indices(topic.advice, library_.advice.size(), topic.id) || !optionalCondition(topic.audience) ||
                !std::all_of(topic.otherwise.cases.begin(), topic.otherwise.cases.end(),
                             [&](const DefaultCase& each) { return optionalCondition(each.when); }))
                return false;
        return true;
    }
    bool adviceItems() {
        return std::all_of(library_.advice.begin(), library_.advice.end(),
                           [&](const Advice& item) { return optionalCondition(item.when); });
    }
    bool screen() {
        return indices(library_.screenQuestions, library_.questions.size(), "the screen") &&
               indices(library_.screenRules, library_.rules.size(), "the screen") &&
               indices(library_.askAnywayQuestions, library_.questions.size(), "Still need help");
    }
    bool rest() {
        if (library_.fallbackTopic != noIndex && library_.fallbackTopic >= library_.topics.size())
            return fail("the fallback topic is not there");
        for (const PhraseFlag& flag : library_.flags)
            if (!indices(flag.coveredBy, library_.topics.size(), flag.id))
                return false;
        const std::size_t boxes = library_.phrases == noIndex ? 0 : library_.questions[library_.phrases].options.size();
        if (library_.flags.size() > boxes)
            return fail("there are more red-flag phrases than boxes in the question phrases");
        if (!library_.ruleNotes.empty() && library_.ruleNotes.size() != library_.rules.size())
            return fail("there are not as many notes on rules as rules");
        for (const Fact& fact : library_.facts)
            if (!optionalCondition(fact.never))
                return false;
        for (const Service& service : library_.services)
            if (!indices(service.topics, library_.topics.size(), service.id) || !optionalCondition(service.eligible))
                return false;
        return std::all_of(library_.invariants.begin(), library_.invariants.end(), [&](const Invariant& invariant) {
            return optionalCondition(invariant.population) && optionalCondition(invariant.known);
        });
    }
    bool allReach() {
        std::vector<std::uint8_t> state(library_.topics.size(), unseen);
        for (std::uint32_t topic = 0; topic < library_.topics.size(); ++topic)
            if (!reach(topic, state))
                return false;
        return true;
    }
    bool reach(std::uint32_t index, std::vector<std::uint8_t>& state) {
        if (state[index] == done)
            return true;
        Topic& topic = library_.topics[index];
        if (state[index] == under)
            return fail("topic " + topic.id + " hands over to itself, directly or by way of others");
        state[index] = under;
        Destinations at;
        at.add(topic.otherwise.effect.destination);
        topic.reach = topic.otherwise.effect.rank;
        topic.reachDestinations = at;
        for (std::uint32_t r : topic.rules) {
            const Rule& rule = library_.rules[r];
            // "Still need help?" comes after every hand-over is settled.
            if (rule.phase > Phase::triage)
                continue;
            at = {};
            at.add(rule.effect.destination);
            reaches(topic, rule.effect.rank, at);
            if (rule.handover == noIndex)
                continue;
            if (!reach(rule.handover, state))
                return false;
            const Topic& target = library_.topics[rule.handover];
            reaches(topic, target.reach, target.reachDestinations);
        }
        state[index] = done;
        return true;
    }
    static void reaches(Topic& topic, const Rank& rank, Destinations destinations) {
        if (rank < topic.reach)
            return;
        if (rank > topic.reach)
            topic.reachDestinations = {};
        topic.reach = rank;
        destinations.each([&](Destination d) { topic.reachDestinations.add(d); });
    }

    static constexpr std::uint8_t unseen = 0;
    static constexpr std::uint8_t under = 1;
    static constexpr std::uint8_t done = 2;
    Library& library_;
};

} // namespace

std::optional<std::uint32_t> Library::question(std::string_view linkId) const {
    for (std::uint32_t i = 0; i < questions.size(); ++i)
        if (questions[i].linkId == linkId)
            return i;
    return std::nullopt;
}

std::optional<std::uint32_t> Library::topic(std::string_view id) const {
    for (std::uint32_t i = 0; i < topics.size(); ++i)
        if (topics[i].id == id)
            return i;
    return std::nullopt;
}

std::optional<std::string> linkLibrary(Library& library) {
    Linker linker(library);
    return linker.link() ? std::nullopt : std::optional(linker.problem);
}

} // namespace signpost

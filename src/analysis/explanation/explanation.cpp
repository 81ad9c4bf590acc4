// SPDX-License-Identifier: Apache-2.0
#include "analysis/explanation/explanation.hpp"

#include "analysis/drawing/plain_words.hpp"
#include "core/page_json.hpp"
#include "signpost/evaluation.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

using Told = Explanation::Told;

class Explainer {
public:
    Explainer(const TopicTable& table, Assignment assignment, std::vector<Answer> told)
        : table_(table), library_(table.library()), space_(table.space()), assignment_(std::move(assignment)),
          told_(std::move(told)) {}

    Explanation run() {
        why_.patient = walk(space_, table_.topic(), assignment_);
        base_ = {why_.patient.rank, why_.patient.destinations};
        const std::vector<std::uint32_t> questions = askedOf(why_.patient);
        for (const std::uint32_t question : questions) {
            const bool told = told_[question].given();
            why_.asked.push_back(
                {question, told ? answerWords(library_, question, told_[question]) : taken(question, assignment_)});
            if (!told)
                why_.assumed.push_back(why_.asked.back());
        }
        findHeld();
        for (const std::uint32_t question : questions)
            change(question);
        findNear();
        return std::move(why_);
    }

private:
    /// Questions that the journey asked, in its order.
    [[nodiscard]] std::vector<std::uint32_t> askedOf(const Patient& patient) const {
        std::vector<std::uint32_t> asked;
        for (const GivenAnswer& answer : patient.answers)
            if (const auto question = library_.question(answer.linkId))
                if (space_.has(*question) && library_.questions[*question].input == Input::patient)
                    asked.push_back(*question);
        return asked;
    }

    /// An answer that nobody told: of numbers, all that no rule can tell apart from it.
    [[nodiscard]] std::string taken(std::uint32_t question, const Assignment& assignment) const {
        const std::uint32_t variable = space_.of(question).front();
        if (space_.variables()[variable].kind != Variable::Kind::number)
            return answerWords(library_, question, space_.answer(assignment, question));
        return alikeWords(variable, assignment[variable]);
    }

    /// The value, with those that no condition tells apart from it.
    [[nodiscard]] std::string alikeWords(std::uint32_t variable, std::uint32_t value) const {
        std::vector<bool> alike(space_.variables()[variable].values());
        for (std::uint32_t each = 0; each < alike.size(); ++each)
            alike[each] = areAlike(variable, each, value);
        return valuesWords(space_, variable, alike);
    }

    [[nodiscard]] bool areAlike(std::uint32_t variable, std::uint32_t a, std::uint32_t b) const {
        return a == b || (space_.variables()[variable].firstCountsAlone && a <= 1 && b <= 1);
    }

    void findHeld() {
        Journey journey(library_);
        for (const GivenAnswer& answer : why_.patient.answers)
            journey.answer(answer.linkId, answer.text);
        const std::vector<std::uint32_t>& topics = journey.topics();
        std::vector<std::uint32_t> rules;
        for (const std::uint32_t topic : topics)
            for (const std::uint32_t rule : library_.topics[topic].rules)
                if (std::find(rules.begin(), rules.end(), rule) == rules.end())
                    rules.push_back(rule);
        if (topics.empty())
            rules = library_.screenRules;
        const Evaluation now(library_, journey.answers(), rules);
        const Outcome outcome = journey.outcome();
        const auto reason = [&](std::uint32_t rule, std::uint32_t defaultOf) -> const Reason* {
            for (const Reason& each : outcome.reasons)
                if (each.rule == rule && each.defaultOf == defaultOf)
                    return &each;
            return nullptr;
        };
        for (const std::uint32_t number : rules) {
            const Rule& rule = library_.rules[number];
            const Reason* its = reason(number, noIndex);
            if (rule.phase > Phase::triage || (its == nullptr && !now.condition(rule.when).is(Truth::yes)))
                continue;
            const bool lower = its != nullptr && its->unsure && rule.unsure == WhenUnsure::lower;
            addHeld({rule.id, rule.because.to(journey.who()), rule.source,
                     endOf(lower ? rule.unsureEffect : rule.effect), its != nullptr, its != nullptr && its->unsure});
        }
        for (const std::uint32_t topic : topics)
            if (reason(noIndex, topic) != nullptr) {
                const DefaultRule& its = library_.topics[topic].otherwise;
                addHeld({library_.topics[topic].id + "/default", its.because.to(journey.who()), its.source,
                         endOf(its.effect), true, false});
            }
        // What decides first, and then the most urgent.
        std::stable_sort(why_.held.begin(), why_.held.end(), [](const auto& a, const auto& b) {
            return a.decides != b.decides ? a.decides : a.end.rank > b.end.rank;
        });
    }

    static Explanation::End endOf(const Effect& effect) {
        Explanation::End end{effect.rank, {}};
        end.destinations.add(effect.destination);
        return end;
    }

    void addHeld(Explanation::Rule rule) { why_.held.push_back(std::move(rule)); }

    // --- other answers ---

    void change(std::uint32_t question) {
        const std::span<const std::uint32_t> variables = space_.of(question);
        const bool checklist = library_.questions[question].type == QuestionType::checklist;
        if (!checklist) {
            changeValue(question, variables.front());
            return;
        }
        const Answer answer = space_.answer(assignment_, question);
        if (answer.kind == Answer::Kind::unsure) {
            Answer none;
            none.kind = Answer::Kind::options;
            tryAnswer(question, none, "none of these");
        }
        const std::uint64_t ticked = answer.kind == Answer::Kind::options ? answer.options : 0;
        for (const std::uint32_t variable : variables) {
            Answer other;
            if (space_.variables()[variable].kind == Variable::Kind::unsure) {
                if (answer.kind == Answer::Kind::unsure)
                    continue;
                other.kind = Answer::Kind::unsure;
                tryAnswer(question, other, unsureWords(library_.questions[question]));
                continue;
            }
            const std::uint32_t box = space_.variables()[variable].box;
            other.kind = Answer::Kind::options;
            other.options = ticked ^ (std::uint64_t{1} << box);
            const std::string name = optionWords(library_.questions[question], box);
            const bool adds = (other.options & ~ticked) != 0;
            tryAnswer(question, other,
                      adds                 ? (ticked == 0 ? "" : "also ") + name
                      : other.options == 0 ? "none of these"
                                           : "without " + name);
        }
    }

    void changeValue(std::uint32_t question, std::uint32_t variable) {
        for (std::uint32_t value = 0; value < space_.variables()[variable].values(); ++value) {
            if (areAlike(variable, value, assignment_[variable]) || (value > 0 && areAlike(variable, value, value - 1)))
                continue;
            Assignment other = assignment_;
            other[variable] = value;
            tryOther(question, other, alikeWords(variable, value));
        }
    }

    void tryAnswer(std::uint32_t question, const Answer& answer, const std::string& words) {
        Assignment other = assignment_;
        space_.assign(other, question, answer);
        tryOther(question, other, words);
    }

    void tryOther(std::uint32_t question, const Assignment& other, const std::string& words) {
        if (!table_.diagrams().contains(table_.possible(), other))
            return;
        const Patient patient = walk(space_, table_.topic(), other);
        const Explanation::End end = {patient.rank, patient.destinations};
        if (end == base_ || patient.reasons.empty())
            return;
        Explanation::Change change{question, words, end, patient.reasons, {}};
        for (const std::uint32_t asked : askedOf(patient))
            if (asked != question && !told_[asked].given() &&
                std::none_of(why_.asked.begin(), why_.asked.end(),
                             [&](const Told& each) { return each.question == asked; }))
                change.assumed.push_back({asked, taken(asked, other)});
        why_.changes.push_back(std::move(change));
    }

    void findNear() {
        for (std::size_t i = 0; i < why_.changes.size(); ++i)
            for (const std::string& id : why_.changes[i].reasons) {
                const auto same = [&](const auto& each) { return each.id == id; };
                if (std::any_of(why_.held.begin(), why_.held.end(), same))
                    continue;
                auto near = std::find_if(why_.nearly.begin(), why_.nearly.end(), same);
                if (near == why_.nearly.end())
                    near = why_.nearly.insert(why_.nearly.end(), nearOf(id));
                near->changes.push_back(i);
            }
        std::stable_sort(why_.nearly.begin(), why_.nearly.end(), [&](const auto& a, const auto& b) {
            return why_.changes[a.changes.front()].end.rank > why_.changes[b.changes.front()].end.rank;
        });
    }

    [[nodiscard]] Explanation::Near nearOf(const std::string& id) const {
        const Who who = whoAsks();
        for (const Rule& rule : library_.rules)
            if (rule.id == id)
                return {id, rule.because.to(who), rule.source, {}};
        for (const Topic& topic : library_.topics)
            if (topic.id + "/default" == id)
                return {id, topic.otherwise.because.to(who), topic.otherwise.source, {}};
        return {id, {}, {}, {}};
    }

    [[nodiscard]] Who whoAsks() const {
        Journey journey(library_);
        for (const GivenAnswer& answer : why_.patient.answers)
            journey.answer(answer.linkId, answer.text);
        return journey.who();
    }

    const TopicTable& table_;
    const Library& library_;
    const PatientSpace& space_;
    Assignment assignment_;
    /// By question, exactly as told; open where nothing was.
    std::vector<Answer> told_;
    Explanation why_;
    Explanation::End base_;
};

} // namespace

std::variant<Explanation, WrongAnswer> explain(const TopicTable& table, const std::vector<GivenAnswer>& answers) {
    const Library& library = table.library();
    const PatientSpace& space = table.space();
    Assignment assignment;
    for (const auto& preference : space.preferences())
        assignment.push_back(preference.front());
    std::vector<Answer> told(library.questions.size());
    for (const GivenAnswer& given : answers) {
        if (given.linkId == "topic") {
            if (given.text != library.topics[table.topic()].id)
                return WrongAnswer{given.linkId, given.text + " is another topic"};
            continue;
        }
        if (given.linkId == "words") {
            Journey journey(library);
            journey.answer(given.linkId, given.text);
            if (library.phrases != noIndex)
                space.assign(assignment, library.phrases, journey.answers()[library.phrases]);
            continue;
        }
        const auto question = library.question(given.linkId);
        if (!question) {
            constexpr std::string_view later[] = {"anything_else", "ask_anyway", "write_letter", "which_is_right"};
            if (std::find(std::begin(later), std::end(later), given.linkId) != std::end(later))
                continue;
            return WrongAnswer{given.linkId, "there is no such question"};
        }
        auto read = readAnswer(library.questions[*question], given.text);
        if (const auto* error = std::get_if<AnswerError>(&read))
            return WrongAnswer{given.linkId, error->detail.empty() ? std::string(error->code) : error->detail};
        if (!space.has(*question)) {
            if (library.questions[*question].phase > Phase::triage)
                continue;
            return WrongAnswer{given.linkId, "this topic does not ask that"};
        }
        space.assign(assignment, *question, std::get<Answer>(read));
        told[*question] = std::get<Answer>(std::move(read));
    }
    if (!table.diagrams().contains(table.possible(), assignment))
        return WrongAnswer{"", "facts.json says that nobody gives these answers together"};
    return Explainer(table, std::move(assignment), std::move(told)).run();
}

} // namespace signpost::analysis

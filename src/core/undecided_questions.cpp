// SPDX-License-Identifier: Apache-2.0
#include "core/undecided_questions.hpp"

namespace signpost {

UndecidedQuestions::UndecidedQuestions(const Evaluation& now)
    : now_(now), wanted_(now.library().questions.size()), gateDone_(now.library().questions.size()) {}

void UndecidedQuestions::ofRule(std::uint32_t index) {
    const Rule& rule = now_.library().rules[index];
    ofCondition(rule.when);
    if (rule.unsure == WhenUnsure::ask && now_.condition(rule.when).has(Truth::unknown))
        ofQuestion(rule.askQuestion);
}

void UndecidedQuestions::ofCondition(ConditionIndex index) {
    if (now_.condition(index).decided())
        return;
    const Library& library = now_.library();
    const Condition& c = library.conditions[index];
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        for (std::uint32_t i = 0; i < c.count; ++i)
            ofCondition(library.operands[c.subject + i]);
        break;
    case Condition::Kind::score:
        for (const auto& item : library.scores[c.subject].items)
            ofCondition(item.when);
        break;
    case Condition::Kind::applies:
        ofGate(c.subject);
        break;
    default:
        ofQuestion(c.subject);
    }
}

void UndecidedQuestions::ofQuestion(std::uint32_t question) {
    if (now_.open(question))
        wanted_[question] = true;
    ofGate(question);
}

void UndecidedQuestions::ofGate(std::uint32_t question) {
    if (gateDone_[question])
        return;
    gateDone_[question] = true;
    if (now_.applies(question).decided())
        return;
    const Library& library = now_.library();
    // A question that rules ask has no enableWhen: the condition of the rule that wants it settles it.
    if (library.questions[question].enableWhen != noCondition)
        ofCondition(library.questions[question].enableWhen);
}

std::optional<std::uint32_t> firstToAsk(const Evaluation& now, const InPlay& inPlay, const UndecidedQuestions& wanted) {
    const Library& library = now.library();
    const auto first = [&](const std::vector<std::uint32_t>& questions) -> std::optional<std::uint32_t> {
        for (std::uint32_t question : questions)
            if (wanted.has(question) && library.questions[question].phase <= inPlay.phase &&
                now.applies(question).is(Truth::yes))
                return question;
        return std::nullopt;
    };
    if (inPlay.topics.empty())
        return first(library.screenQuestions);
    for (std::uint32_t topic : inPlay.topics)
        if (const auto question = first(library.topics[topic].questions))
            return question;
    return std::nullopt;
}

} // namespace signpost

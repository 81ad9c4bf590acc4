// SPDX-License-Identifier: Apache-2.0
#include "core/table_in_play.hpp"
#include "core/undecided_questions.hpp"
#include "signpost/assessment.hpp"

#include <algorithm>

namespace signpost {
namespace {

template <class Visit>
void eachItem(const Library& library, InPlay inPlay, Level level, Visit visit) {
    std::vector<bool> seen(library.advice.size());
    for (std::uint32_t topic : inPlay.topics)
        for (std::uint32_t item : library.topics[topic].advice) {
            if (seen[item] || !library.advice[item].belongsTo(level))
                continue;
            seen[item] = true;
            visit(item);
        }
}

/// Some values that the condition can still take would show the item, others hide it.
bool undecided(const Evaluation& now, const Advice& item) {
    const TruthSet when = now.condition(item.when);
    const bool mayShow = when.has(Truth::yes) || (item.showWhenUnknown && when.has(Truth::unknown));
    const bool mayHide = when.has(Truth::no) || (!item.showWhenUnknown && when.has(Truth::unknown));
    return mayShow && mayHide;
}

} // namespace

std::vector<std::uint32_t> chooseAdvice(const Library& library, std::span<const Answer> answers, InPlay inPlay,
                                        Level level) {
    const auto rules = rulesInPlay(library, inPlay);
    const Evaluation now(library, answers, rules);
    std::vector<std::uint32_t> chosen;
    eachItem(library, inPlay, level, [&](std::uint32_t index) {
        const Advice& item = library.advice[index];
        const TruthSet when = item.when == noCondition ? TruthSet::of(Truth::yes) : now.condition(item.when);
        if (when.is(Truth::yes) || (!when.is(Truth::no) && item.showWhenUnknown))
            chosen.push_back(index);
    });
    return chosen;
}

std::optional<std::uint32_t> nextAdviceQuestion(const Library& library, std::span<const Answer> answers, InPlay inPlay,
                                                Level level) {
    if (level > Level::routine)
        return std::nullopt;
    const auto rules = rulesInPlay(library, inPlay);
    const Evaluation now(library, answers, rules);
    UndecidedQuestions wanted(now);
    eachItem(library, inPlay, level, [&](std::uint32_t index) {
        if (library.advice[index].when != noCondition && undecided(now, library.advice[index]))
            wanted.ofCondition(library.advice[index].when);
    });
    for (std::uint32_t topic : inPlay.topics)
        for (std::uint32_t question : library.topics[topic].questions)
            if (wanted.has(question) && library.questions[question].phase == Phase::outcome &&
                now.applies(question).is(Truth::yes))
                return question;
    return std::nullopt;
}

} // namespace signpost

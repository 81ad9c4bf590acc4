// SPDX-License-Identifier: Apache-2.0
#include "signpost/evaluation.hpp"

namespace signpost {
namespace {

constexpr TruthSet yes = TruthSet::of(Truth::yes);
constexpr TruthSet no = TruthSet::of(Truth::no);
constexpr TruthSet unknown = TruthSet::of(Truth::unknown);

TruthSet yesIf(bool condition) {
    return condition ? yes : no;
}

/// What an answer makes of a comparison, the question applying.
TruthSet compareAnswer(const Condition& leaf, const Answer& answer) {
    if (answer.kind == Answer::Kind::unsure)
        return unknown;
    switch (leaf.kind) {
    case Condition::Kind::choice:
    case Condition::Kind::contains:
        return yesIf((answer.options & leaf.options) != 0);
    case Condition::Kind::count: {
        const int ticked = __builtin_popcountll(answer.options);
        return yesIf((ticked >= leaf.low && ticked <= leaf.high) != leaf.outside);
    }
    default:
        return yesIf((answer.number >= leaf.low && answer.number <= leaf.high) != leaf.outside);
    }
}

/// Every value in [least, greatest], against a range.
TruthSet compareRange(const Condition& leaf, std::int64_t least, std::int64_t greatest) {
    TruthSet result;
    if (greatest >= leaf.low && least <= leaf.high)
        result |= yesIf(!leaf.outside);
    if (least < leaf.low || greatest > leaf.high)
        result |= yesIf(leaf.outside);
    return result;
}

/// Every value that an answer could give, the question applying. "Not sure" is the caller's.
TruthSet compareOpen(const Condition& leaf, const Question& question) {
    const std::uint64_t options = question.countedOptions();
    switch (leaf.kind) {
    case Condition::Kind::choice: {
        TruthSet result;
        if ((options & leaf.options) != 0)
            result |= yes;
        if ((options & ~leaf.options) != 0)
            result |= no;
        return result;
    }
    case Condition::Kind::contains:
        return yes | no;
    case Condition::Kind::count:
        return compareRange(leaf, 0, __builtin_popcountll(options));
    default:
        return compareRange(leaf, question.least, question.greatest);
    }
}

} // namespace

Evaluation::Evaluation(const Library& library, std::span<const Answer> answers,
                       std::span<const std::uint32_t> rulesInPlay)
    : library_(library), answers_(answers), rulesInPlay_(rulesInPlay), applies_(library.questions.size()) {}

bool Evaluation::open(std::uint32_t question) const {
    return !answers_[question].given() && library_.questions[question].input == Input::patient &&
           applies(question).has(Truth::yes);
}

TruthSet Evaluation::applies(std::uint32_t question) const {
    TruthSet& known = applies_[question];
    if (known != TruthSet())
        return known;
    const ConditionIndex enableWhen = library_.questions[question].enableWhen;
    if (enableWhen != noCondition) {
        const TruthSet gate = condition(enableWhen);
        TruthSet result;
        // An unsure gate must not hide the red flag behind it.
        if (gate.has(Truth::yes) || gate.has(Truth::unknown))
            result |= yes;
        if (gate.has(Truth::no))
            result |= no;
        return known = result;
    }
    // A question that rules ask applies when one of them is unknown.
    bool asked = false;
    bool may = false;
    bool settled = false;
    for (std::uint32_t r : rulesInPlay_) {
        const Rule& rule = library_.rules[r];
        if (rule.unsure != WhenUnsure::ask || rule.askQuestion != question)
            continue;
        const TruthSet when = condition(rule.when);
        asked = true;
        may = may || when.has(Truth::unknown);
        settled = settled || when.is(Truth::unknown);
    }
    if (!asked || settled)
        return known = yes;
    return known = may ? yes | no : no;
}

TruthSet Evaluation::compare(const Condition& leaf) const {
    const Question& question = library_.questions[leaf.subject];
    const TruthSet applying = applies(leaf.subject);
    TruthSet result;
    if (applying.has(Truth::no))
        result |= no;
    if (!applying.has(Truth::yes))
        return result;
    const Answer& answer = answers_[leaf.subject];
    if (answer.given())
        return result | compareAnswer(leaf, answer);
    if (question.input == Input::host)
        return result | unknown;
    if (question.input == Input::scan)
        return result | compareAnswer(leaf, Answer{Answer::Kind::options, 0, 0, {}});
    result |= compareOpen(leaf, question);
    return question.offersUnsure ? result | unknown : result;
}

TruthSet Evaluation::compareScore(const Condition& leaf) const {
    std::int64_t leastLow = 0;
    std::int64_t mostLow = 0;
    std::int64_t leastHigh = 0;
    std::int64_t mostHigh = 0;
    bool someUnknown = false;
    for (const auto& item : library_.scores[leaf.subject].items) {
        const TruthSet when = condition(item.when);
        const std::int64_t points = item.points;
        if (when.has(Truth::yes))
            mostLow += points;
        if (when.is(Truth::yes))
            leastLow += points;
        if (when.has(Truth::yes) || when.has(Truth::unknown))
            mostHigh += points;
        if (!when.has(Truth::no))
            leastHigh += points;
        someUnknown = someUnknown || when.has(Truth::unknown);
    }
    TruthSet result;
    if (mostLow >= leaf.low && leastHigh <= leaf.high)
        result |= yesIf(!leaf.outside);
    if (leastHigh < leaf.low || mostLow > leaf.high)
        result |= yesIf(leaf.outside);
    if (someUnknown && mostHigh >= leaf.low && leastLow <= leaf.high && (leastLow < leaf.low || mostHigh > leaf.high))
        result |= unknown;
    return result;
}

TruthSet Evaluation::condition(ConditionIndex index) const {
    const Condition& c = library_.conditions[index];
    switch (c.kind) {
    case Condition::Kind::all: {
        TruthSet result = yes;
        for (std::uint32_t i = 0; i < c.count; ++i)
            result = both(result, condition(library_.operands[c.subject + i]));
        return result;
    }
    case Condition::Kind::any: {
        TruthSet result = no;
        for (std::uint32_t i = 0; i < c.count; ++i)
            result = either(result, condition(library_.operands[c.subject + i]));
        return result;
    }
    case Condition::Kind::negation:
        return negated(condition(library_.operands[c.subject]));
    case Condition::Kind::score:
        return compareScore(c);
    case Condition::Kind::applies:
        return applies(c.subject);
    default:
        return compare(c);
    }
}

} // namespace signpost

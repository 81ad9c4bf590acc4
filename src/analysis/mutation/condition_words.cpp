// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/condition_words.hpp"

#include "core/number_text.hpp"
#include "signpost/age.hpp"

namespace signpost::analysis {
namespace {

/// What a range is compared with, and how its numbers are written.
struct Scale {
    std::string name;
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    const Question* question = nullptr;

    [[nodiscard]] std::string text(std::int64_t number) const {
        if (question == nullptr)
            return std::to_string(number);
        return question->type == QuestionType::age ? ageText(number) : numberText(number, question->decimals);
    }
};

Scale scaleOf(const Library& library, const Condition& leaf) {
    if (leaf.kind == Condition::Kind::score) {
        const Score& score = library.scores[leaf.subject];
        std::int64_t total = 0;
        for (const Score::Item& item : score.items)
            total += item.points;
        return {score.id, 0, total, nullptr};
    }
    const Question& question = library.questions[leaf.subject];
    if (leaf.kind == Condition::Kind::count)
        return {"count(" + question.linkId + ")", 0, __builtin_popcountll(question.countedOptions()), nullptr};
    return {question.linkId, question.least, question.greatest, &question};
}

std::string rangeWords(const Scale& scale, const Condition& leaf) {
    const bool from = leaf.low > scale.least;
    const bool to = leaf.high < scale.greatest;
    const auto compared = [&](const char* with, std::int64_t number) {
        return scale.name + ' ' + with + ' ' + scale.text(number);
    };
    if (from && to) {
        if (leaf.low == leaf.high)
            return compared(leaf.outside ? "!=" : "=", leaf.low);
        const std::string in = scale.name + " in [" + scale.text(leaf.low) + " .. " + scale.text(leaf.high) + ']';
        return leaf.outside ? "not " + in : in;
    }
    if (from)
        return compared(leaf.outside ? "<" : ">=", leaf.low);
    if (to)
        return compared(leaf.outside ? ">=" : "<", leaf.high + 1);
    return compared(leaf.outside ? "<" : ">=", scale.least);
}

std::string choiceWords(const Question& question, std::uint64_t options) {
    constexpr std::uint64_t noBit = 1;
    if (question.type == QuestionType::boolean)
        return options == noBit ? question.linkId + " = false" : question.linkId;
    std::string list;
    for (std::size_t option = 0; option < question.options.size(); ++option)
        if (((options >> option) & 1) != 0)
            list += (list.empty() ? "\"" : ", \"") + question.options[option].value + '"';
    return question.linkId + (__builtin_popcountll(options) == 1 ? " = " + list : " in [" + list + ']');
}

std::string words(const Library& library, ConditionIndex index, bool insideJoint) {
    const Condition& c = library.conditions[index];
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any: {
        std::string text;
        for (std::uint32_t i = 0; i < c.count; ++i) {
            const char* joint = c.kind == Condition::Kind::all ? " and " : " or ";
            text += (i == 0 ? "" : joint) + words(library, library.operands[c.subject + i], true);
        }
        return insideJoint ? '(' + text + ')' : text;
    }
    case Condition::Kind::negation:
        return "not " + words(library, library.operands[c.subject], true);
    case Condition::Kind::choice:
        return choiceWords(library.questions[c.subject], c.options);
    case Condition::Kind::contains: {
        const Question& question = library.questions[c.subject];
        const auto box = static_cast<std::size_t>(__builtin_ctzll(c.options));
        return "list contains(" + question.linkId + ", \"" + question.options[box].value + "\")";
    }
    case Condition::Kind::applies:
        return "applies(" + library.questions[c.subject].linkId + ')';
    default:
        return rangeWords(scaleOf(library, c), c);
    }
}

} // namespace

std::string inWords(const Library& library, ConditionIndex condition) {
    return condition == noCondition ? "always" : words(library, condition, false);
}

} // namespace signpost::analysis

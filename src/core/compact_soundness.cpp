// SPDX-License-Identifier: Apache-2.0
#include "core/compact_soundness.hpp"

#include <algorithm>
#include <vector>

namespace signpost {
namespace {

/// Far above what 2,000 characters of condition can say.
constexpr std::uint64_t mostParts = 16384;
/// Hand-overs are followed one within the other.
constexpr std::size_t mostTopics = 1000;
constexpr std::uint8_t mostDecimals = 3;

bool isJoint(Condition::Kind kind) {
    return kind == Condition::Kind::all || kind == Condition::Kind::any || kind == Condition::Kind::negation;
}

/// Each condition is as large as its parts together: two halves that are the same part, thirty levels deep, are a
/// billion comparisons in a few bytes. Parts stand before what they are part of, so one pass is enough.
bool conditionsAreSmall(const Library& library) {
    std::vector<std::uint64_t> parts(library.conditions.size(), 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Condition& c = library.conditions[i];
        const auto add = [&](ConditionIndex part) {
            if (part >= i)
                return false;
            parts[i] += parts[part];
            return parts[i] <= mostParts;
        };
        if (isJoint(c.kind)) {
            if (c.subject > library.operands.size() || c.count > library.operands.size() - c.subject)
                return false;
            for (std::uint32_t operand = 0; operand < c.count; ++operand)
                if (!add(library.operands[c.subject + operand]))
                    return false;
        } else if (c.kind == Condition::Kind::score) {
            if (c.subject >= library.scores.size())
                return false;
            for (const Score::Item& item : library.scores[c.subject].items)
                if (!add(item.when))
                    return false;
        }
    }
    return true;
}

/// Whether such a question applies depends on the rules that ask it; if one of them read it, that would go in circles.
bool askedQuestionsHaveNoReader(const Library& library) {
    std::vector<bool> asked(library.questions.size());
    for (const Rule& rule : library.rules)
        if (rule.unsure == WhenUnsure::ask && rule.askQuestion < asked.size())
            asked[rule.askQuestion] = true;
    return std::none_of(library.conditions.begin(), library.conditions.end(), [&](const Condition& c) {
        return !isJoint(c.kind) && c.kind != Condition::Kind::score && c.subject < asked.size() && asked[c.subject];
    });
}

bool optionsFit(const Question& question) {
    const auto nones =
        std::count_if(question.options.begin(), question.options.end(), [](const Option& o) { return o.none; });
    switch (question.type) {
    case QuestionType::checklist:
        return question.options.size() >= 2 && nones == 1 && question.options.back().none;
    case QuestionType::boolean:
    case QuestionType::choice:
        return question.options.size() >= 2 && nones == 0;
    default:
        return question.options.empty();
    }
}

bool stands(const Effect& effect) {
    return permitted(effect.rank.level, effect.destination);
}

} // namespace

std::optional<std::string> unsound(const Library& library) {
    if (library.topics.size() > mostTopics)
        return "there are too many topics";
    if (!conditionsAreSmall(library))
        return "a condition is too large, or reads what does not stand before it";
    if (!askedQuestionsHaveNoReader(library))
        return "a condition reads a question that a rule asks";
    for (const Question& question : library.questions)
        if (!optionsFit(question) || question.decimals > mostDecimals)
            return "question " + question.linkId + " has options or decimals that can't be";
    for (const Rule& rule : library.rules)
        if (!stands(rule.effect) || (rule.unsure == WhenUnsure::lower && !stands(rule.unsureEffect)))
            return "rule " + rule.id + " has an outcome that can't be";
    for (const Topic& topic : library.topics)
        if (!stands(topic.otherwise.effect))
            return "topic " + topic.id + " has a default that can't be";
    return std::nullopt;
}

} // namespace signpost

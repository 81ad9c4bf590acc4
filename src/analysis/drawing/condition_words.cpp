// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"

namespace signpost::analysis {
namespace {

/// Conditions read best as the author wrote them, but that text is not kept: this says them again.
class Writer {
public:
    explicit Writer(const Library& library) : library_(library) {}

    [[nodiscard]] std::string write(ConditionIndex index, bool nested) const {
        const Condition& c = library_.conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
            return joint(c, nested);
        case Condition::Kind::negation:
            return "not (" + write(library_.operands[c.subject], false) + ")";
        case Condition::Kind::applies:
            return library_.questions[c.subject].linkId + " applies";
        default:
            return leaf(c);
        }
    }

private:
    [[nodiscard]] std::string joint(const Condition& c, bool nested) const {
        const bool all = c.kind == Condition::Kind::all;
        if (c.count == 0)
            return all ? "always" : "never";
        std::string text;
        for (std::uint32_t i = 0; i < c.count; ++i) {
            // Boxes of one checklist, joined by "or", are one phrase.
            std::uint64_t options = 0;
            const Condition& first = library_.conditions[library_.operands[c.subject + i]];
            while (!all && i < c.count && first.kind == Condition::Kind::contains) {
                const Condition& next = library_.conditions[library_.operands[c.subject + i]];
                if (next.kind != Condition::Kind::contains || next.subject != first.subject)
                    break;
                options |= next.options;
                ++i;
            }
            text += text.empty() ? "" : all ? " and " : " or ";
            if (options != 0) {
                text += library_.questions[first.subject].linkId + " has " + values(first.subject, options);
                --i;
            } else {
                text += write(library_.operands[c.subject + i], true);
            }
        }
        return nested && c.count > 1 ? "(" + text + ")" : text;
    }

    [[nodiscard]] std::string values(std::uint32_t question, std::uint64_t options) const {
        std::vector<std::string> names;
        for (std::size_t option = 0; option < library_.questions[question].options.size(); ++option)
            if (((options >> option) & 1) != 0)
                names.push_back(library_.questions[question].options[option].value);
        return listed(names, "or");
    }

    [[nodiscard]] static std::string bounds(std::int64_t low, std::int64_t high) {
        if (low == high)
            return std::to_string(low);
        if (high == unbounded)
            return std::to_string(low) + " or more";
        return low <= 0 ? "at most " + std::to_string(high) : std::to_string(low) + " to " + std::to_string(high);
    }

    [[nodiscard]] std::string leaf(const Condition& c) const {
        if (c.kind == Condition::Kind::score)
            return library_.scores[c.subject].id + is(c) + bounds(c.low, c.high);
        const Question& question = library_.questions[c.subject];
        switch (c.kind) {
        case Condition::Kind::choice:
            if (question.type == QuestionType::boolean)
                return question.linkId + (c.options == 1 ? " is no" : " is yes");
            return question.linkId + " is " + values(c.subject, c.options);
        case Condition::Kind::contains:
            return question.linkId + " has " + values(c.subject, c.options);
        case Condition::Kind::count:
            return boxes(c, question);
        default:
            return question.linkId + is(c) + rangeWords(library_, c.subject, c.low, c.high);
        }
    }

    [[nodiscard]] static std::string is(const Condition& c) { return c.outside ? " is not " : " is "; }

    [[nodiscard]] static std::string boxes(const Condition& c, const Question& question) {
        const auto counted = static_cast<std::int64_t>(__builtin_popcountll(question.countedOptions()));
        const std::int64_t high = c.high >= counted ? unbounded : c.high;
        if (!c.outside && c.low <= 0 && high == 0)
            return question.linkId + " is none of these";
        if (!c.outside && c.low == 1 && high == unbounded)
            return question.linkId + " is any of these";
        return "ticked in " + question.linkId + (c.outside ? ": not " : ": ") + bounds(c.low, high);
    }

    const Library& library_;
};

} // namespace

std::string conditionWords(const Library& library, ConditionIndex index) {
    return index == noCondition ? "always" : Writer(library).write(index, false);
}

} // namespace signpost::analysis

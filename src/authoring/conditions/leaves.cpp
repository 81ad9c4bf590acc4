// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/leaves.hpp"

#include "authoring/conditions/ranges.hpp"

#include <algorithm>
#include <array>

namespace signpost::authoring {
namespace {

struct AgeName {
    std::string_view name;
    AgeUnit unit;
    std::int64_t greatest;
};
constexpr std::int64_t oldestYears = 120;
constexpr std::array ageNames = {AgeName{"age_days", AgeUnit::days, oldestYears * 366},
                                 AgeName{"age_months", AgeUnit::months, oldestYears * 12},
                                 AgeName{"age_years", AgeUnit::years, oldestYears}};

std::int64_t totalOf(const Score& score) {
    std::int64_t total = 0;
    for (const Score::Item& item : score.items) {
        total += item.points;
    }
    return total;
}

std::vector<std::string> valuesOf(const Question& question) {
    std::vector<std::string> values;
    for (const Option& option : question.options) {
        values.push_back(option.value);
    }
    return values;
}

Condition leaf(Condition::Kind kind, std::uint32_t subject) {
    Condition condition;
    condition.kind = kind;
    condition.subject = subject;
    return condition;
}

Condition ranged(Condition::Kind kind, std::uint32_t subject, const Range& range) {
    Condition condition = leaf(kind, subject);
    condition.low = range.low;
    condition.high = range.high;
    condition.outside = range.outside;
    return condition;
}

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

} // namespace

struct LeafReader::Subject {
    std::uint32_t index = 0;
    bool score = false;
    std::optional<AgeUnit> age;
    std::int64_t greatestAge = 0;
};

void LeafReader::reportUnknownName(const std::string& name, std::size_t at) const {
    std::vector<std::string> known;
    for (const auto& [each, index] : names_.questions) {
        if ((*scope_.places)[index] != noIndex) {
            known.push_back(each);
        }
    }
    for (const auto& [each, index] : names_.scores) {
        if (scope_.scores != nullptr && (*scope_.scores)[index]) {
            known.push_back(each);
        }
    }
    for (const AgeName& each : ageNames) {
        known.emplace_back(each.name);
    }
    std::sort(known.begin(), known.end());
    report_(at, Code::unknownQuestion, "no question or score is called " + quoted(name), didYouMean(name, known));
}

std::optional<std::uint32_t> LeafReader::lookUpQuestion(const std::string& name, std::size_t at) const {
    const auto found = names_.questions.find(name);
    if (found == names_.questions.end()) {
        reportUnknownName(name, at);
        return std::nullopt;
    }
    const std::uint32_t place = (*scope_.places)[found->second];
    if (place == noIndex) {
        report_(at, Code::outOfScope, scope_.owner + " does not ask " + quoted(name),
                "include the module that asks it, before what reads it");
        return std::nullopt;
    }
    if (scope_.before != noIndex && place >= scope_.before) {
        report_(at, Code::readsLater, quoted(name) + " is asked later, so it can't decide whether this is asked",
                "move it up, or ask this later");
        return std::nullopt;
    }
    if (library_.questions[found->second].phase > scope_.latest) {
        if (scope_.latest >= Phase::outcome) {
            report_(at, Code::letterInRule,
                    quoted(name) + " is of phase letter, which only enableWhen of letter questions can read", {});
        } else {
            report_(at, Code::wrongPhase, quoted(name) + " is of a later phase than what reads it", {});
        }
        return std::nullopt;
    }
    return found->second;
}

std::optional<LeafReader::Subject> LeafReader::lookUp(const Expression& expression) const {
    Subject subject;
    if (const auto score = names_.scores.find(expression.name); score != names_.scores.end()) {
        if (scope_.scores == nullptr || !(*scope_.scores)[score->second]) {
            report_(expression.at, Code::outOfScope,
                    "the score " + quoted(expression.name) + " can't be read here; it belongs to another part", {});
            return std::nullopt;
        }
        subject.index = score->second;
        subject.score = true;
        return subject;
    }
    std::string name = expression.name;
    for (const AgeName& each : ageNames) {
        if (each.name == expression.name) {
            name = "age";
            subject.age = each.unit;
            subject.greatestAge = each.greatest;
        }
    }
    const auto question = lookUpQuestion(name, expression.at);
    if (!question) {
        return std::nullopt;
    }
    subject.index = *question;
    return subject;
}

std::optional<Condition> LeafReader::wrongOperator(const Expression& expression, const std::string& reason,
                                                   const std::string& suggestion) const {
    report_(expression.at, Code::wrongOperator, reason, suggestion);
    return std::nullopt;
}

std::optional<Condition> LeafReader::read(const Expression& expression) const {
    if (expression.kind == Expression::Kind::applies) {
        const auto question = lookUpQuestion(expression.name, expression.at);
        return question ? std::optional(leaf(Condition::Kind::applies, *question)) : std::nullopt;
    }
    const auto subject = lookUp(expression);
    if (!subject) {
        return std::nullopt;
    }
    const bool ranges = expression.kind == Expression::Kind::comparison || expression.kind == Expression::Kind::range;
    if (subject->score) {
        if (!ranges || expression.counted) {
            return wrongOperator(expression, quoted(expression.name) + " is a score",
                                 "compare it: " + expression.name + " >= 2");
        }
        const Scale scale{expression.name, 0, totalOf(library_.scores[subject->index]), 0, {}};
        const auto range = readRange(expression, scale, report_);
        return range ? std::optional(ranged(Condition::Kind::score, subject->index, *range)) : std::nullopt;
    }
    const Question& question = library_.questions[subject->index];
    if (question.type == QuestionType::checklist) {
        if (expression.kind == Expression::Kind::contains) {
            return readContains(expression, subject->index);
        }
        if (!expression.counted) {
            return wrongOperator(expression, quoted(expression.name) + " is a checklist",
                                 "write list contains(" + expression.name + ", \"...\") or count(" + expression.name +
                                     ") >= 1");
        }
        const auto boxes = __builtin_popcountll(question.countedOptions());
        const Scale scale{"count(" + expression.name + ")", 0, boxes, 0, {}};
        const auto range = readRange(expression, scale, report_);
        return range ? std::optional(ranged(Condition::Kind::count, subject->index, *range)) : std::nullopt;
    }
    if (expression.counted || expression.kind == Expression::Kind::contains) {
        return wrongOperator(expression, quoted(expression.name) + " is not a checklist",
                             question.type == QuestionType::choice ? "write " + expression.name + " = \"...\"" : "");
    }
    switch (question.type) {
    case QuestionType::boolean:
        return readBoolean(expression, subject->index);
    case QuestionType::choice:
        return readChoice(expression, subject->index);
    case QuestionType::age:
    case QuestionType::number: {
        if (question.type == QuestionType::age && !subject->age) {
            return wrongOperator(expression, "an age needs a unit", "write age_days, age_months or age_years");
        }
        if (!ranges) {
            return wrongOperator(expression, quoted(expression.name) + " is a number",
                                 "compare it: " + expression.name + " >= ...");
        }
        Scale scale{expression.name, question.least, question.greatest, question.decimals, subject->age};
        if (subject->age) {
            scale.least = 0;
            scale.greatest = subject->greatestAge;
        }
        const auto range = readRange(expression, scale, report_);
        return range ? std::optional(ranged(Condition::Kind::number, subject->index, *range)) : std::nullopt;
    }
    default:
        break;
    }
    return wrongOperator(expression, quoted(expression.name) + " is a text or date, which conditions can't read", {});
}

std::optional<std::uint64_t> LeafReader::optionBit(const Question& question, const Constant& constant) const {
    if (constant.kind != Constant::Kind::text) {
        report_(constant.at, Code::wrongOperator, "the options of " + question.linkId + " are texts",
                "write the option in quotes");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (question.options[i].value == constant.text) {
            return std::uint64_t{1} << i;
        }
    }
    report_(constant.at, Code::unknownOption, "no option " + quoted(constant.text) + " in " + question.linkId,
            didYouMean(constant.text, valuesOf(question)));
    return std::nullopt;
}

std::optional<Condition> LeafReader::readContains(const Expression& expression, std::uint32_t index) const {
    const Question& question = library_.questions[index];
    const auto bit = optionBit(question, expression.constants.front());
    if (!bit) {
        return std::nullopt;
    }
    if ((*bit & question.countedOptions()) == 0) {
        report_(expression.constants.front().at, Code::noneCompared,
                "\"none of these\" is not a box that can be ticked", "write count(" + question.linkId + ") = 0");
        return std::nullopt;
    }
    Condition condition = leaf(Condition::Kind::contains, index);
    condition.options = *bit;
    return condition;
}

std::optional<Condition> LeafReader::readBoolean(const Expression& expression, std::uint32_t index) const {
    constexpr std::uint64_t noBit = 1;
    constexpr std::uint64_t yesBit = 2;
    Condition condition = leaf(Condition::Kind::choice, index);
    if (expression.kind == Expression::Kind::truth) {
        condition.options = yesBit;
        return condition;
    }
    const bool compares = expression.kind == Expression::Kind::comparison &&
                          (expression.op == Operator::equal || expression.op == Operator::notEqual);
    if (!compares || expression.constants.front().kind != Constant::Kind::truth) {
        return wrongOperator(expression, quoted(expression.name) + " is answered with yes or no",
                             "write " + expression.name + ", or " + expression.name + " = false");
    }
    const bool yes = (expression.constants.front().text == "true") == (expression.op == Operator::equal);
    condition.options = yes ? yesBit : noBit;
    return condition;
}

std::optional<Condition> LeafReader::readChoice(const Expression& expression, std::uint32_t index) const {
    const Question& question = library_.questions[index];
    const bool compares = expression.kind == Expression::Kind::comparison &&
                          (expression.op == Operator::equal || expression.op == Operator::notEqual);
    if (!compares && expression.kind != Expression::Kind::member) {
        return wrongOperator(expression, quoted(expression.name) + " is a choice",
                             "write " + expression.name + " = \"...\" or " + expression.name + " in [\"...\"]");
    }
    Condition condition = leaf(Condition::Kind::choice, index);
    bool complete = true;
    for (const Constant& constant : expression.constants) {
        const auto bit = optionBit(question, constant);
        complete = complete && bit.has_value();
        if (bit && (condition.options & *bit) != 0) {
            report_(constant.at, Code::duplicateId, quoted(constant.text) + " stands twice in this list", "keep one");
            complete = false;
        }
        condition.options |= bit.value_or(0);
    }
    if (!complete) {
        return std::nullopt;
    }
    if (expression.kind == Expression::Kind::comparison && expression.op == Operator::notEqual) {
        condition.options = question.countedOptions() & ~condition.options;
    }
    if (condition.options == question.countedOptions()) {
        report_(expression.at, Code::alwaysOrNever,
                "this comparison is always true: it lists every option of " + question.linkId,
                "leave an option out; for \"was asked\" write applies(" + question.linkId + ")");
        return std::nullopt;
    }
    return condition;
}

} // namespace signpost::authoring

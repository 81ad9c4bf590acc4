// SPDX-License-Identifier: Apache-2.0
#include "analysis/journey/what_is_left.hpp"

#include "signpost/leaves.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

constexpr TruthSet yes = TruthSet::of(Truth::yes);
constexpr TruthSet no = TruthSet::of(Truth::no);
constexpr TruthSet unknown = TruthSet::of(Truth::unknown);

TruthSet yesIf(bool holds) {
    return holds ? yes : no;
}

bool inRange(const Condition& leaf, std::int64_t number) {
    return (number >= leaf.low && number <= leaf.high) != leaf.outside;
}

} // namespace

WhatIsLeft::WhatIsLeft(const PatientSpace& space)
    : space_(space), asked_(space.library().questions.size()), told_(space.variables().size(), untold),
      conditions_(space.library().conditions.size()), applies_(space.library().questions.size()),
      conditionsOn_(space.library().questions.size()), appliesOn_(space.library().questions.size()) {
    // The first three names are those of what is decided.
    valuesOfName_ = {no, yes, unknown};
    const Library& library = space.library();
    const auto note = [](auto& list, std::uint32_t item) {
        if (list.empty() || list.back() != item)
            list.push_back(item);
    };
    for (ConditionIndex condition = 0; condition < library.conditions.size(); ++condition)
        eachLeaf(library, condition, [&](const Condition& leaf) {
            if (leaf.kind != Condition::Kind::score)
                note(conditionsOn_[leaf.subject], condition);
        });
    for (std::uint32_t question = 0; question < asked_.size(); ++question) {
        asked_[question] = library.questions[question].input != Input::patient;
        eachLeaf(library, library.questions[question].enableWhen, [&](const Condition& leaf) {
            if (leaf.kind != Condition::Kind::score)
                note(appliesOn_[leaf.subject], question);
        });
    }
    for (const Rule& rule : library.rules)
        if (rule.unsure == WhenUnsure::ask)
            eachLeaf(library, rule.when, [&](const Condition& leaf) {
                if (leaf.kind != Condition::Kind::score)
                    note(appliesOn_[leaf.subject], rule.askQuestion);
            });
}

void WhatIsLeft::changed(std::uint32_t question) {
    for (const ConditionIndex condition : conditionsOn_[question])
        conditions_[condition] = {};
    for (const std::uint32_t other : appliesOn_[question])
        applies_[other] = {};
}

void WhatIsLeft::ask(std::uint32_t question, bool asked) {
    asked_[question] = asked;
    changed(question);
}
void WhatIsLeft::tell(std::uint32_t variable, std::uint32_t value) {
    told_[variable] = value;
    changed(space_.variables()[variable].question);
}
void WhatIsLeft::forget(std::uint32_t variable) {
    told_[variable] = untold;
    changed(space_.variables()[variable].question);
}
void WhatIsLeft::setRulesInPlay(std::span<const std::uint32_t> rules) {
    if (std::equal(rules.begin(), rules.end(), rulesInPlay_.begin(), rulesInPlay_.end()))
        return;
    for (const std::uint32_t rule : rulesInPlay_)
        applies_[space_.library().rules[rule].askQuestion] = {};
    rulesInPlay_.assign(rules.begin(), rules.end());
    for (const std::uint32_t rule : rulesInPlay_)
        applies_[space_.library().rules[rule].askQuestion] = {};
}

Left WhatIsLeft::decided(TruthSet values) {
    return {values, values.is(Truth::no) ? 0U : values.is(Truth::yes) ? 1U : 2U};
}

Left WhatIsLeft::named(TruthSet values, const Name& name) {
    if (values.decided())
        return decided(values);
    const auto [at, added] = names_.try_emplace(name, static_cast<std::uint32_t>(valuesOfName_.size()));
    if (added)
        valuesOfName_.push_back(values);
    return {values, at->second};
}

Left WhatIsLeft::condition(ConditionIndex index) {
    if (conditions_[index].values != TruthSet())
        return conditions_[index];
    const Condition& c = space_.library().conditions[index];
    Left left;
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        left = joint(c);
        break;
    case Condition::Kind::score:
        left = score(index, c);
        break;
    case Condition::Kind::applies:
        left = applies(c.subject);
        break;
    default:
        left = leaf(index, c);
    }
    return conditions_[index] = left;
}

Left WhatIsLeft::joint(const Condition& c) {
    const Library& library = space_.library();
    if (c.kind == Condition::Kind::negation) {
        const Left operand = condition(library.operands[c.subject]);
        return named(negated(operand.values), {static_cast<std::uint32_t>(c.kind), operand.name});
    }
    const bool all = c.kind == Condition::Kind::all;
    const TruthSet neutral = yesIf(all);
    TruthSet values = neutral;
    Name name = {static_cast<std::uint32_t>(c.kind)};
    for (std::uint32_t i = 0; i < c.count; ++i) {
        const Left operand = condition(library.operands[c.subject + i]);
        if (operand.values == neutral)
            continue;
        values = all ? both(values, operand.values) : either(values, operand.values);
        name.push_back(operand.name);
    }
    if (name.size() == 2)
        return {values, name[1]};
    return named(values, name);
}

Left WhatIsLeft::applies(std::uint32_t question) {
    if (applies_[question].values != TruthSet())
        return applies_[question];
    const Library& library = space_.library();
    Left left;
    TruthSet values;
    if (const ConditionIndex enableWhen = library.questions[question].enableWhen; enableWhen != noCondition) {
        const Left gate = condition(enableWhen);
        if (gate.values.has(Truth::yes) || gate.values.has(Truth::unknown))
            values |= yes;
        if (gate.values.has(Truth::no))
            values |= no;
        left = named(values, {appliesMark, gate.name});
    } else {
        bool asked = false;
        bool settled = false;
        values = no;
        Name name = {askedMark};
        for (const std::uint32_t number : rulesInPlay_) {
            const Rule& rule = library.rules[number];
            if (rule.unsure != WhenUnsure::ask || rule.askQuestion != question)
                continue;
            const Left when = condition(rule.when);
            asked = true;
            if (when.values.has(Truth::unknown))
                values |= yes;
            settled = settled || when.values.is(Truth::unknown);
            name.push_back(when.name);
        }
        left = named(!asked || settled ? yes : values, name);
    }
    return applies_[question] = left;
}

Left WhatIsLeft::leaf(ConditionIndex index, const Condition& c) {
    const Left gate = applies(c.subject);
    if (!gate.values.has(Truth::yes))
        return decided(no);
    const bool ofBoxes = c.kind == Condition::Kind::contains || c.kind == Condition::Kind::count;
    const Left its = ofBoxes ? boxes(index, c) : value(index, c);
    if (!gate.values.has(Truth::no))
        return its;
    return named(its.values | no, {gateMark, gate.name, its.name});
}

/// The answer to a boolean, a choice or a number, the question applying.
Left WhatIsLeft::value(ConditionIndex index, const Condition& c) {
    const Question& question = space_.library().questions[c.subject];
    const bool number = c.kind == Condition::Kind::number;
    TruthSet values;
    if (space_.has(c.subject)) {
        const std::uint32_t at = space_.of(c.subject).front();
        const Variable& variable = space_.variables()[at];
        const auto holds = [&](std::uint32_t value) {
            return number ? inRange(c, variable.lows[value]) : ((c.options >> value) & 1) != 0;
        };
        if (told_[at] != untold)
            return decided(told_[at] == variable.unsureValue() ? unknown : yesIf(holds(told_[at])));
        for (std::uint32_t value = 0; value < variable.answers(); ++value)
            values |= yesIf(holds(value));
        if (variable.lastIsUnsure)
            values |= unknown;
    } else {
        // A question that this topic never asks: open for good.
        values = yes | no;
        if (question.offersUnsure)
            values |= unknown;
    }
    return named(values, {index, asked_[c.subject] ? 1U : 0U});
}

/// Boxes of a checklist, the question applying.
Left WhatIsLeft::boxes(ConditionIndex index, const Condition& c) {
    std::int64_t ticked = 0;
    std::int64_t open = 0;
    std::uint64_t which = 0;
    bool mayBeUnsure = false;
    for (const std::uint32_t at : space_.of(c.subject)) {
        const Variable& variable = space_.variables()[at];
        if (variable.kind == Variable::Kind::unsure) {
            if (told_[at] == 1)
                return decided(unknown);
            mayBeUnsure = told_[at] == untold;
        } else if (c.kind == Condition::Kind::count || ((c.options >> variable.box) & 1) != 0) {
            ticked += told_[at] == 1 ? 1 : 0;
            open += told_[at] == untold ? 1 : 0;
            which |= std::uint64_t{told_[at] == untold} << variable.box;
        }
    }
    if (!space_.has(c.subject))
        open = c.kind == Condition::Kind::contains
                   ? 1
                   : __builtin_popcountll(space_.library().questions[c.subject].countedOptions());
    const bool contains = c.kind == Condition::Kind::contains;
    const std::int64_t low = contains ? 1 : c.low;
    const std::int64_t high = contains ? unbounded : c.high;
    TruthSet values;
    if (ticked + open >= low && ticked <= high)
        values |= yesIf(!c.outside);
    if (ticked < low || ticked + open > high)
        values |= yesIf(c.outside);
    if (mayBeUnsure)
        values |= unknown;
    return named(values, {index, asked_[c.subject] ? 1U : 0U, mayBeUnsure ? 1U : 0U, static_cast<std::uint32_t>(ticked),
                          static_cast<std::uint32_t>(which), static_cast<std::uint32_t>(which >> 32)});
}

Left WhatIsLeft::score(ConditionIndex index, const Condition& c) {
    std::int64_t leastLow = 0;
    std::int64_t mostLow = 0;
    std::int64_t leastHigh = 0;
    std::int64_t mostHigh = 0;
    std::uint32_t settledLow = 0;
    std::uint32_t settledHigh = 0;
    bool someUnknown = false;
    Name name = {index, 0, 0};
    for (const auto& item : space_.library().scores[c.subject].items) {
        const Left when = condition(item.when);
        if (when.values.has(Truth::yes))
            mostLow += item.points;
        if (when.values.is(Truth::yes))
            leastLow += item.points;
        if (when.values.has(Truth::yes) || when.values.has(Truth::unknown))
            mostHigh += item.points;
        if (!when.values.has(Truth::no))
            leastHigh += item.points;
        someUnknown = someUnknown || when.values.has(Truth::unknown);
        if (!when.values.decided()) {
            name.push_back(item.points);
            name.push_back(when.name);
            continue;
        }
        settledLow += when.values.is(Truth::yes) ? item.points : 0;
        settledHigh += when.values.is(Truth::no) ? 0 : item.points;
    }
    name[1] = settledLow;
    name[2] = settledHigh;
    TruthSet values;
    if (mostLow >= c.low && leastHigh <= c.high)
        values |= yesIf(!c.outside);
    if (leastHigh < c.low || mostLow > c.high)
        values |= yesIf(c.outside);
    if (someUnknown && mostHigh >= c.low && leastLow <= c.high && (leastLow < c.low || mostHigh > c.high))
        values |= unknown;
    return named(values, name);
}

Answer WhatIsLeft::answer(std::uint32_t question) const {
    Answer answer;
    if (!asked_[question] || !space_.has(question))
        return answer;
    Assignment assignment(told_.size(), 0);
    for (const std::uint32_t variable : space_.of(question)) {
        if (told_[variable] == untold)
            return answer;
        assignment[variable] = told_[variable];
    }
    return space_.answer(assignment, question);
}

std::uint32_t WhatIsLeft::untoldOf(const Condition& leaf) const {
    if (!asked_[leaf.subject])
        return noIndex;
    for (const std::uint32_t at : space_.of(leaf.subject)) {
        const Variable& variable = space_.variables()[at];
        // "Not sure" of a whole checklist before its boxes, which then say nothing.
        if (variable.kind == Variable::Kind::unsure && told_[at] == untold)
            return at;
    }
    for (const std::uint32_t at : space_.of(leaf.subject)) {
        const Variable& variable = space_.variables()[at];
        const bool read = variable.kind != Variable::Kind::box || leaf.kind == Condition::Kind::count ||
                          ((leaf.options >> variable.box) & 1) != 0;
        if (read && variable.kind != Variable::Kind::unsure && told_[at] == untold)
            return at;
    }
    return noIndex;
}

} // namespace signpost::analysis

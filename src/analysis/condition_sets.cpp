// SPDX-License-Identifier: Apache-2.0
#include "analysis/condition_sets.hpp"

#include <algorithm>

namespace signpost::analysis {

ConditionSets::ConditionSets(Diagrams& diagrams, const PatientSpace& space, std::vector<Set> answerable,
                             Unanswerable otherwise)
    : diagrams_(diagrams), space_(space), answerable_(std::move(answerable)), otherwise_(otherwise),
      known_(space.library().conditions.size()), applies_(space.library().questions.size()) {}

Kleene ConditionSets::condition(ConditionIndex index) {
    if (!known_[index])
        known_[index] = compute(space_.library().conditions[index]);
    return *known_[index];
}

void ConditionSets::collect(std::vector<Set>& kept) const {
    kept.insert(kept.end(), answerable_.begin(), answerable_.end());
    for (const auto& known : known_)
        if (known) {
            kept.push_back(known->yes);
            kept.push_back(known->no);
        }
    for (const auto& applies : applies_)
        if (applies)
            kept.push_back(*applies);
}

Set ConditionSets::applies(std::uint32_t question) {
    if (!applies_[question]) {
        const ConditionIndex gate = space_.library().questions[question].enableWhen;
        // An unsure gate must not hide the red flag behind it.
        applies_[question] = gate == noCondition ? Diagrams::everything() : !condition(gate).no;
    }
    return *applies_[question];
}

Kleene ConditionSets::compute(const Condition& c) {
    const Library& library = space_.library();
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any: {
        const bool all = c.kind == Condition::Kind::all;
        Kleene result = all ? Kleene{Diagrams::everything(), Diagrams::nothing()}
                            : Kleene{Diagrams::nothing(), Diagrams::everything()};
        for (std::uint32_t i = 0; i < c.count; ++i) {
            const Kleene operand = condition(library.operands[c.subject + i]);
            result.yes = all ? diagrams_.both(result.yes, operand.yes) : diagrams_.either(result.yes, operand.yes);
            result.no = all ? diagrams_.either(result.no, operand.no) : diagrams_.both(result.no, operand.no);
        }
        return result;
    }
    case Condition::Kind::negation: {
        const Kleene operand = condition(library.operands[c.subject]);
        return {operand.no, operand.yes};
    }
    case Condition::Kind::score:
        return compareScore(c);
    case Condition::Kind::applies:
        return {applies(c.subject), !applies(c.subject)};
    default:
        return compare(c);
    }
}

Kleene ConditionSets::compare(const Condition& leaf) {
    Set where = space_.has(leaf.subject) ? Diagrams::everything() : Diagrams::nothing();
    if (!answerable_.empty())
        where = diagrams_.both(where, answerable_[leaf.subject]);
    Kleene result = {Diagrams::nothing(), Diagrams::nothing()};
    if (!diagrams_.empty(where)) {
        const Kleene answered = compareAnswer(leaf);
        const Set asked = applies(leaf.subject);
        result.yes = diagrams_.both(where, diagrams_.both(asked, answered.yes));
        result.no = diagrams_.both(where, diagrams_.either(!asked, answered.no));
    }
    if (otherwise_ == Unanswerable::anything) {
        result.yes = diagrams_.either(result.yes, !where);
        result.no = diagrams_.either(result.no, !where);
    }
    return result;
}

Kleene ConditionSets::compareAnswer(const Condition& leaf) {
    if (leaf.kind == Condition::Kind::contains || leaf.kind == Condition::Kind::count)
        return countBoxes(leaf);
    const std::uint32_t index = space_.of(leaf.subject).front();
    const Variable& variable = space_.variables()[index];
    const Set yes = diagrams_.where(index, [&](std::uint32_t value) {
        if (value == variable.unsureValue())
            return false;
        if (variable.kind == Variable::Kind::number)
            return (variable.lows[value] >= leaf.low && variable.lows[value] <= leaf.high) != leaf.outside;
        return ((leaf.options >> value) & 1) != 0;
    });
    const Set unsure = diagrams_.where(index, [&](std::uint32_t value) { return value == variable.unsureValue(); });
    return {yes, diagrams_.both(!yes, !unsure)};
}

Kleene ConditionSets::countBoxes(const Condition& leaf) {
    Set answered = Diagrams::everything();
    std::vector<std::pair<Set, std::uint32_t>> boxes;
    for (const std::uint32_t index : space_.of(leaf.subject)) {
        const Variable& variable = space_.variables()[index];
        if (variable.kind == Variable::Kind::unsure)
            answered = diagrams_.has(index, 0);
        else if (leaf.kind == Condition::Kind::count || ((leaf.options >> variable.box) & 1) != 0)
            boxes.emplace_back(diagrams_.has(index, 1), 1);
    }
    // `contains` is a count of one box.
    const bool contains = leaf.kind == Condition::Kind::contains;
    const std::int64_t low = contains ? 1 : leaf.low;
    const std::int64_t high = contains ? unbounded : leaf.high;
    const std::int64_t most = static_cast<std::int64_t>(boxes.size());
    const std::vector<Set> counts = sums(boxes, most);
    Set within = Diagrams::nothing();
    for (std::int64_t count = std::max<std::int64_t>(low, 0); count <= std::min(high, most); ++count)
        within = diagrams_.either(within, counts[static_cast<std::size_t>(count)]);
    const Set holds = leaf.outside ? !within : within;
    return {diagrams_.both(answered, holds), diagrams_.both(answered, !holds)};
}

std::vector<Set> ConditionSets::sums(const std::vector<std::pair<Set, std::uint32_t>>& items, std::int64_t total) {
    std::vector<Set> sums(static_cast<std::size_t>(total) + 1, Diagrams::nothing());
    sums[0] = Diagrams::everything();
    // From the last item to the first: so each step adds above what is there, and touches little of it.
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        for (std::size_t sum = sums.size(); sum-- > 0;) {
            const Set with = sum >= item->second ? sums[sum - item->second] : Diagrams::nothing();
            sums[sum] = diagrams_.either(diagrams_.both(item->first, with), diagrams_.both(!item->first, sums[sum]));
        }
    }
    return sums;
}

Kleene ConditionSets::compareScore(const Condition& leaf) {
    std::vector<std::pair<Set, std::uint32_t>> certain;
    std::vector<std::pair<Set, std::uint32_t>> possible;
    std::int64_t total = 0;
    for (const auto& item : space_.library().scores[leaf.subject].items) {
        const Kleene when = condition(item.when);
        certain.emplace_back(when.yes, item.points);
        possible.emplace_back(!when.no, item.points);
        total += item.points;
    }
    // The score lies between the certain sum and the possible one.
    const std::vector<Set> least = sums(certain, total);
    const std::vector<Set> most = sums(possible, total);
    Set leastBelow = Diagrams::nothing();
    Set leastAbove = Diagrams::nothing();
    Set mostBelow = Diagrams::nothing();
    Set mostAbove = Diagrams::nothing();
    for (std::int64_t sum = 0; sum <= total; ++sum) {
        const auto at = static_cast<std::size_t>(sum);
        if (sum < leaf.low) {
            leastBelow = diagrams_.either(leastBelow, least[at]);
            mostBelow = diagrams_.either(mostBelow, most[at]);
        } else if (sum > leaf.high) {
            leastAbove = diagrams_.either(leastAbove, least[at]);
            mostAbove = diagrams_.either(mostAbove, most[at]);
        }
    }
    const Set inside = diagrams_.both(!leastBelow, !mostAbove);
    const Set beside = diagrams_.either(mostBelow, leastAbove);
    return leaf.outside ? Kleene{beside, inside} : Kleene{inside, beside};
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <algorithm>

namespace signpost::analysis {

std::vector<Assignment> everyAssignment(const std::vector<std::uint32_t>& valueCounts) {
    std::vector<Assignment> assignments = {{}};
    for (const std::uint32_t values : valueCounts) {
        std::vector<Assignment> longer;
        for (const Assignment& assignment : assignments)
            for (std::uint32_t value = 0; value < values; ++value) {
                longer.push_back(assignment);
                longer.back().push_back(value);
            }
        assignments = std::move(longer);
    }
    return assignments;
}

namespace {

std::vector<std::uint32_t> valueCountsOf(const Diagrams& diagrams) {
    std::vector<std::uint32_t> counts(diagrams.variables());
    for (std::uint32_t variable = 0; variable < counts.size(); ++variable)
        counts[variable] = diagrams.valueCount(variable);
    return counts;
}

template <class Combine>
Members combined(const Members& a, const Members& b, Combine combine) {
    Members result(a.size());
    std::transform(a.begin(), a.end(), b.begin(), result.begin(), combine);
    return result;
}

} // namespace

RandomSets::RandomSets(Diagrams& diagrams, std::uint32_t seed)
    : diagrams_(diagrams), random_(seed), assignments_(everyAssignment(valueCountsOf(diagrams))) {}

std::uint32_t RandomSets::below(std::uint32_t end) {
    return static_cast<std::uint32_t>(random_() % end);
}

Known RandomSets::leaf() {
    const std::uint32_t variable = below(static_cast<std::uint32_t>(diagrams_.variables()));
    const std::uint32_t holds = below(1U << diagrams_.valueCount(variable));
    Known known{diagrams_.where(variable, [&](std::uint32_t value) { return (holds >> value & 1U) != 0; }), {}};
    for (const Assignment& each : assignments_)
        known.members.push_back((holds >> each[variable] & 1U) != 0);
    return known;
}

Known RandomSets::set(int operations) {
    if (operations <= 0)
        return leaf();
    const auto left = static_cast<int>(below(static_cast<std::uint32_t>(operations)));
    const Known a = set(left);
    const Known b = set(operations - 1 - left);
    switch (below(5)) {
    case 0:
        return {diagrams_.both(a.set, b.set), combined(a.members, b.members, [](bool x, bool y) { return x && y; })};
    case 1:
        return {diagrams_.either(a.set, b.set), combined(a.members, b.members, [](bool x, bool y) { return x || y; })};
    case 2:
        return {diagrams_.without(a.set, b.set),
                combined(a.members, b.members, [](bool x, bool y) { return x && !y; })};
    case 3:
        return {diagrams_.differ(a.set, b.set), combined(a.members, b.members, [](bool x, bool y) { return x != y; })};
    default:
        return {!a.set, combined(a.members, b.members, [](bool x, bool) { return !x; })};
    }
}

std::vector<std::uint32_t> randomValueCounts(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<std::uint32_t> counts;
    std::uint32_t assignments = 1;
    while (counts.size() < 10) {
        const auto values = static_cast<std::uint32_t>(2 + random() % 6);
        if (assignments * values > 800)
            break;
        assignments *= values;
        counts.push_back(values);
    }
    return counts;
}

std::vector<Set> setsOf(const std::vector<Known>& known) {
    std::vector<Set> sets(known.size());
    std::transform(known.begin(), known.end(), sets.begin(), [](const Known& each) { return each.set; });
    return sets;
}

Members membersOf(const Diagrams& diagrams, Set set, const std::vector<Assignment>& assignments) {
    Members members;
    for (const Assignment& each : assignments)
        members.push_back(diagrams.contains(set, each));
    return members;
}

} // namespace signpost::analysis

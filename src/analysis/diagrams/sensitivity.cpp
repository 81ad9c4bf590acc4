// SPDX-License-Identifier: Apache-2.0
// Which variables, and which changes of their values, make a difference to a set.
#include "analysis/diagrams/diagrams.hpp"
#include "analysis/diagrams/reachable.hpp"

#include <algorithm>
#include <array>

namespace signpost::analysis {

std::vector<bool> Diagrams::readBy(std::span<const Set> sets) const {
    const Reachable reachable(table_, references(sets));
    std::vector<bool> read(variables());
    for (const std::uint32_t node : reachable.nodes())
        if (node != 0)
            read[table_.variable(referenceTo(node))] = true;
    return read;
}

Set Diagrams::anyOf(const std::vector<Set>& sets) {
    // From those that read the lowest variables upwards: each then changes only the top of what is there already.
    std::vector<std::pair<std::uint32_t, Set>> byDepth;
    byDepth.reserve(sets.size());
    for (const Set set : sets) {
        std::uint32_t deepest = 0;
        const Reachable reachable(table_, std::array{set.reference_});
        for (const std::uint32_t node : reachable.nodes())
            if (node != 0)
                deepest = std::max(deepest, levelOf(referenceTo(node)));
        byDepth.emplace_back(deepest, set);
    }
    std::stable_sort(byDepth.begin(), byDepth.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Set all = nothing();
    for (const auto& [depth, set] : byDepth)
        all = either(all, set);
    return all;
}

std::vector<std::vector<bool>> Diagrams::takesOut(Set s, const std::vector<std::vector<ValueChange>>& changes) {
    std::vector<std::vector<bool>> result;
    result.reserve(changes.size());
    for (const std::vector<ValueChange>& its : changes)
        result.emplace_back(its.size());
    // The set falls under a change of a variable's value exactly where one of the variable's nodes, as it is met on the
    // way down (itself or its complement), falls from one child to the other.
    const Reachable reachable(table_, std::array{s.reference_});
    std::vector<bool> met(2 * reachable.nodes().size());
    met[reachable.place(s.reference_)] = true;
    for (std::size_t i = reachable.nodes().size() - 1; i > 0; --i)
        for (const Reference flip : {0U, 1U}) {
            const Reference set = referenceTo(reachable.nodes()[i]) ^ flip;
            if (!met[reachable.place(set)])
                continue;
            const std::uint32_t variable = table_.variable(set);
            for (std::uint32_t value = 0; value < valueCount(variable); ++value)
                met[reachable.place(table_.child(set, value))] = true;
            for (std::size_t change = 0; change < changes[variable].size(); ++change) {
                if (result[variable][change])
                    continue;
                const Set from(table_.child(set, changes[variable][change].from));
                const Set to(table_.child(set, changes[variable][change].to));
                result[variable][change] = !empty(without(from, to));
            }
        }
    return result;
}

} // namespace signpost::analysis

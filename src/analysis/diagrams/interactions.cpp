// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/interactions.hpp"

#include <algorithm>
#include <functional>

namespace signpost::analysis {

Interactions::Interactions(const NodeTable& table, const VariableOrder& order,
                           const std::vector<std::vector<std::uint32_t>>& nodesOf, std::span<const Reference> kept)
    : words_((table.variables() + wordBits - 1) / wordBits), bits_(table.variables() * words_) {
    std::vector<std::uint32_t> roots(kept.size());
    std::transform(kept.begin(), kept.end(), roots.begin(), nodeOf);
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());

    // What each node reads of 64 variables at a time, from the bottom up; a row of all variables for every node would
    // be too much memory.
    std::vector<std::uint64_t> readByRoot(roots.size() * words_);
    std::vector<std::uint64_t> readByNode(table.endOfNumbers());
    for (std::size_t word = 0; word < words_; ++word) {
        for (std::size_t level = table.variables(); level-- > 0;) {
            const std::uint32_t variable = order.variableAt[level];
            const std::uint64_t own = variable / wordBits == word ? std::uint64_t{1} << variable % wordBits : 0;
            for (const std::uint32_t node : nodesOf[variable]) {
                std::uint64_t read = own;
                for (std::uint32_t value = 0; value < table.valueCount(variable); ++value)
                    read |= readByNode[nodeOf(table.child(referenceTo(node), value))];
                readByNode[node] = read;
            }
        }
        for (std::size_t root = 0; root < roots.size(); ++root)
            readByRoot[root * words_ + word] = readByNode[roots[root]];
    }

    for (std::size_t root = 0; root < roots.size(); ++root) {
        const auto read = std::span(readByRoot).subspan(root * words_, words_);
        for (std::size_t variable = 0; variable < table.variables(); ++variable) {
            if ((read[variable / wordBits] >> variable % wordBits & 1U) == 0)
                continue;
            const auto row = std::span(bits_).subspan(variable * words_, words_);
            std::transform(row.begin(), row.end(), read.begin(), row.begin(), std::bit_or<>());
        }
    }
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/node_table.hpp"
#include "analysis/diagrams/variable_order.hpp"

namespace signpost::analysis {

/// Which variables meet in some set. Two that never do can change places without touching a node, whatever the order of
/// the others: most pairs, where there are many small sets.
class Interactions {
public:
    /// nodesOf: for each variable its nodes, all of which `kept` consists of.
    Interactions(const NodeTable& table, const VariableOrder& order,
                 const std::vector<std::vector<std::uint32_t>>& nodesOf, std::span<const Reference> kept);

    [[nodiscard]] bool between(std::uint32_t a, std::uint32_t b) const {
        return (bits_[a * words_ + b / wordBits] >> b % wordBits & 1U) != 0;
    }

private:
    static constexpr std::size_t wordBits = 64;

    /// Variables as bits, `words_` of them to a row.
    std::size_t words_;
    /// A row for each variable.
    std::vector<std::uint64_t> bits_;
};

} // namespace signpost::analysis

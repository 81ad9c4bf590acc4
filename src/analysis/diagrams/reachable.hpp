// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/node_table.hpp"

namespace signpost::analysis {

/// The nodes that some sets consist of, the end among them, numbered so that children come before parents: whatever is
/// told of sets bottom-up can be kept in a plain vector.
class Reachable {
public:
    Reachable(const NodeTable& table, std::span<const Reference> sets);

    /// The end, then the nodes, children before parents.
    [[nodiscard]] const std::vector<std::uint32_t>& nodes() const { return nodes_; }
    /// Where a set belongs in a vector of 2 * nodes().size(): 2 * the place of its node, plus 1 if it is a complement.
    /// everything is at 0 and nothing at 1. The node is one of nodes().
    [[nodiscard]] std::size_t place(Reference set) const {
        return 2 * std::size_t{slots_[slotOf(nodeOf(set))].place} + (set & 1U);
    }

private:
    struct Slot {
        std::uint32_t node = 0;
        std::uint32_t place = unused;
    };
    static constexpr std::uint32_t unused = UINT32_MAX;
    static constexpr std::uint32_t waiting = UINT32_MAX - 1;

    [[nodiscard]] std::size_t slotOf(std::uint32_t node) const;
    /// False if it has been seen.
    bool see(std::uint32_t node);
    void finish(std::uint32_t node);

    std::vector<std::uint32_t> nodes_;
    /// A hash table by open addressing: nodes in memory can be many more than those of one set.
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/budget.hpp"
#include "analysis/diagrams/interactions.hpp"
#include "analysis/diagrams/node_table.hpp"
#include "analysis/diagrams/variable_order.hpp"

#include <optional>

namespace signpost::analysis {

/// Finds a better order of variables by sifting (R. Rudell, Dynamic variable ordering for ordered binary decision
/// diagrams, ICCAD 1993): one variable after the other, those with most nodes first, is moved through all levels and
/// left where the diagrams were smallest.
///
/// It moves by swapping two adjacent levels. A swap changes nodes in place: each keeps its number and its meaning, so
/// every reference stays valid. It stops between two swaps once the budget is used up.
class Sifting {
public:
    /// The table holds the nodes of `kept` and no others.
    Sifting(NodeTable& table, VariableOrder& order, Budget& budget, std::span<const Reference> kept);

    void run();

private:
    enum class Direction : bool { up, down };

    void putUnreadLast();
    void pass();
    void place(std::uint32_t variable);
    /// Moves a variable as far as it may pay, and notes where the diagrams were smallest.
    void explore(std::uint32_t variable, Direction direction);
    /// The nodes of those variables up or down to the end that the variable interacts with.
    [[nodiscard]] std::size_t nodesToMeet(std::uint32_t variable, Direction direction) const;
    void moveTo(std::uint32_t variable, std::uint32_t level);
    /// Changes places with the level below. False if the budget or the table is too small for that.
    bool swapWithNext(std::uint32_t level);
    void dropOthers(std::uint32_t variable);
    void turnOver(std::uint32_t node, std::uint32_t upper, std::uint32_t lower);
    Reference makeUpper(std::uint32_t upper, std::span<const Reference> children);
    void release(std::uint32_t node);

    NodeTable& table_;
    VariableOrder& order_;
    Budget& budget_;
    /// Levels that have nodes; the variables that no set reads stand below.
    std::uint32_t levels_ = 0;
    /// The nodes of each variable.
    std::vector<std::vector<std::uint32_t>> nodesOf_;
    std::optional<Interactions> interactions_;
    /// How many parents and kept sets refer to each node.
    std::vector<std::uint32_t> uses_;
    std::size_t smallest_ = 0;
    std::uint32_t bestLevel_ = 0;
    // Buffers of swapWithNext, kept for their memory.
    std::vector<std::uint32_t> turning_;
    std::vector<Reference> before_;
    std::vector<Reference> grandchildren_;
    std::vector<Reference> after_;
};

} // namespace signpost::analysis

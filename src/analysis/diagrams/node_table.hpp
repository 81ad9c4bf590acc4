// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/reference.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace signpost::analysis {

/// The nodes of all diagrams, each once: a node is a variable and a child for each of its values. Knows nothing of the
/// order of variables.
///
/// Two rules make equal sets one reference: a node's children are not all the same, and its first child is never a
/// complement (the complement of all children is the complement of the node).
class NodeTable {
public:
    /// At most `most` nodes at a time.
    NodeTable(std::vector<std::uint32_t> valueCounts, std::size_t most);

    [[nodiscard]] std::size_t variables() const { return valueCounts_.size(); }
    [[nodiscard]] std::uint32_t valueCount(std::uint32_t variable) const { return valueCounts_[variable]; }

    /// The variable at the top of a set; variables() for everything and nothing.
    [[nodiscard]] std::uint32_t variable(Reference set) const { return nodes_[nodeOf(set)].variable; }
    /// What is left of a set when its top variable has the value.
    [[nodiscard]] Reference child(Reference set, std::uint32_t value) const {
        return pool_[nodes_[nodeOf(set)].children + value] ^ (set & 1U);
    }

    struct Made {
        Reference reference;
        bool isNew;
    };
    /// The set with these children, which don't lie in the table's own memory. noReference if it would be one node too
    /// many.
    Made make(std::uint32_t variable, std::span<const Reference> children);
    /// Gives a node another variable and children; what refers to it stays. The children obey both rules, and no other
    /// node is like it.
    void change(std::uint32_t node, std::uint32_t variable, std::span<const Reference> children);
    /// Forgets a node that no other refers to.
    void remove(std::uint32_t node);
    /// Forgets all nodes but those that these sets consist of.
    void keepOnly(std::span<const Reference> sets);

    /// Nodes, the end not counted.
    [[nodiscard]] std::size_t size() const { return nodes_.size() - 1 - freeNodes_.size(); }
    [[nodiscard]] std::size_t limit() const { return limit_; }
    [[nodiscard]] std::size_t largestSize() const { return largestSize_; }
    [[nodiscard]] std::size_t bytes() const;
    /// One more than the largest number of a node.
    [[nodiscard]] std::uint32_t endOfNumbers() const { return static_cast<std::uint32_t>(nodes_.size()); }
    /// False for the end and for numbers without a node.
    [[nodiscard]] bool isNode(std::uint32_t number) const { return nodes_[number].variable < variables(); }

private:
    struct Node {
        std::uint32_t variable;
        std::uint32_t children; // where the first one stands in pool_
        std::uint32_t hash;
    };

    /// The slot that holds a node like this, or an empty one where it belongs.
    [[nodiscard]] std::size_t slotFor(std::uint32_t hash, std::uint32_t variable, std::span<const Reference> children,
                                      Reference flip) const;
    [[nodiscard]] bool roomFor(std::uint32_t values) const;
    std::uint32_t newNumber();
    std::uint32_t newBlock(std::uint32_t values);
    void freeBlock(const Node& node);
    void insert(std::uint32_t node);
    void takeOut(std::uint32_t node);
    void rebuildSlots(std::size_t slots);

    std::vector<std::uint32_t> valueCounts_;
    std::size_t limit_;
    std::size_t largestSize_ = 0;
    std::vector<Node> nodes_;
    std::vector<Reference> pool_;
    /// A hash table of node numbers by open addressing; 0, the end, marks an empty slot.
    std::vector<std::uint32_t> slots_;
    std::vector<std::uint32_t> freeNodes_;
    /// By their length, places in pool_ that nobody uses.
    std::vector<std::vector<std::uint32_t>> freeBlocks_;
};

} // namespace signpost::analysis

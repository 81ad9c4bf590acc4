// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/node_table.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

constexpr std::size_t fewestSlots = 256;

std::uint32_t hashOf(std::uint32_t variable, std::span<const Reference> children, Reference flip) {
    // 64-bit arithmetic on every machine, so that WebAssembly takes the same steps as a server.
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = (variable + 1) * multiplier;
    for (const Reference child : children) {
        hash = (hash ^ (child ^ flip)) * multiplier;
        hash ^= hash >> 32U;
    }
    return static_cast<std::uint32_t>(hash);
}

} // namespace

NodeTable::NodeTable(std::vector<std::uint32_t> valueCounts, std::size_t most)
    : valueCounts_(std::move(valueCounts)), limit_(std::min<std::size_t>(most, nodeOf(noReference) - 1)),
      slots_(fewestSlots) {
    nodes_.push_back({static_cast<std::uint32_t>(valueCounts_.size()), 0, 0});
    const auto largest = std::max_element(valueCounts_.begin(), valueCounts_.end());
    freeBlocks_.resize(largest == valueCounts_.end() ? 0 : *largest + 1);
}

NodeTable::Made NodeTable::make(std::uint32_t variable, std::span<const Reference> children) {
    const Reference first = children.front();
    if (std::all_of(children.begin(), children.end(), [&](Reference child) { return child == first; }))
        return {first, false};
    const Reference flip = first & 1U;
    const std::uint32_t hash = hashOf(variable, children, flip);
    std::size_t slot = slotFor(hash, variable, children, flip);
    if (slots_[slot] != 0)
        return {referenceTo(slots_[slot]) ^ flip, false};
    if (!roomFor(valueCounts_[variable]))
        return {noReference, false};
    if (2 * (size() + 1) > slots_.size()) {
        rebuildSlots(2 * slots_.size());
        slot = slotFor(hash, variable, children, flip);
    }
    const std::uint32_t node = newNumber();
    nodes_[node] = {variable, newBlock(valueCounts_[variable]), hash};
    std::transform(children.begin(), children.end(), pool_.begin() + nodes_[node].children,
                   [flip](Reference child) { return child ^ flip; });
    slots_[slot] = node;
    largestSize_ = std::max(largestSize_, size());
    return {referenceTo(node) ^ flip, true};
}

void NodeTable::change(std::uint32_t node, std::uint32_t variable, std::span<const Reference> children) {
    takeOut(node);
    freeBlock(nodes_[node]);
    nodes_[node] = {variable, newBlock(valueCounts_[variable]), hashOf(variable, children, 0)};
    std::copy(children.begin(), children.end(), pool_.begin() + nodes_[node].children);
    insert(node);
}

void NodeTable::remove(std::uint32_t node) {
    takeOut(node);
    freeBlock(nodes_[node]);
    nodes_[node].variable = static_cast<std::uint32_t>(variables());
    freeNodes_.push_back(node);
}

void NodeTable::keepOnly(std::span<const Reference> sets) {
    std::vector<bool> kept(nodes_.size());
    std::vector<std::uint32_t> waiting;
    const auto keep = [&](Reference set) {
        if (!kept[nodeOf(set)] && nodeOf(set) != 0)
            waiting.push_back(nodeOf(set));
        kept[nodeOf(set)] = true;
    };
    std::for_each(sets.begin(), sets.end(), keep);
    while (!waiting.empty()) {
        const Node node = nodes_[waiting.back()];
        waiting.pop_back();
        std::for_each_n(pool_.begin() + node.children, valueCounts_[node.variable], keep);
    }

    kept[0] = true;
    nodes_.resize(static_cast<std::size_t>(kept.rend() - std::find(kept.rbegin(), kept.rend(), true)));
    freeNodes_.clear();
    for (auto& blocks : freeBlocks_)
        blocks.clear();
    // Moves what is kept together, which frees the gaps between.
    std::vector<Reference> pool;
    for (std::uint32_t number = endOfNumbers(); number-- > 1;) {
        Node& node = nodes_[number];
        if (!kept[number]) {
            node.variable = static_cast<std::uint32_t>(variables());
            freeNodes_.push_back(number);
            continue;
        }
        const auto children = pool_.begin() + node.children;
        node.children = static_cast<std::uint32_t>(pool.size());
        pool.insert(pool.end(), children, children + valueCounts_[node.variable]);
    }
    pool_ = std::move(pool);
    std::size_t slots = fewestSlots;
    while (slots < 2 * size())
        slots *= 2;
    rebuildSlots(slots);
}

std::size_t NodeTable::bytes() const {
    std::size_t bytes = nodes_.capacity() * sizeof(Node) + pool_.capacity() * sizeof(Reference) +
                        slots_.capacity() * sizeof(std::uint32_t) + freeNodes_.capacity() * sizeof(std::uint32_t);
    for (const auto& blocks : freeBlocks_)
        bytes += blocks.capacity() * sizeof(std::uint32_t);
    return bytes;
}

std::size_t NodeTable::slotFor(std::uint32_t hash, std::uint32_t variable, std::span<const Reference> children,
                               Reference flip) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        if (slots_[slot] == 0)
            return slot;
        const Node& node = nodes_[slots_[slot]];
        if (node.hash == hash && node.variable == variable &&
            std::equal(children.begin(), children.end(), pool_.begin() + node.children,
                       [flip](Reference a, Reference b) { return (a ^ flip) == b; }))
            return slot;
    }
}

bool NodeTable::roomFor(std::uint32_t values) const {
    return size() < limit_ && pool_.size() <= UINT32_MAX - values;
}

std::uint32_t NodeTable::newNumber() {
    if (freeNodes_.empty()) {
        nodes_.emplace_back();
        return endOfNumbers() - 1;
    }
    const std::uint32_t number = freeNodes_.back();
    freeNodes_.pop_back();
    return number;
}

std::uint32_t NodeTable::newBlock(std::uint32_t values) {
    auto& blocks = freeBlocks_[values];
    if (blocks.empty()) {
        const auto place = static_cast<std::uint32_t>(pool_.size());
        pool_.resize(pool_.size() + values);
        return place;
    }
    const std::uint32_t place = blocks.back();
    blocks.pop_back();
    return place;
}

void NodeTable::freeBlock(const Node& node) {
    freeBlocks_[valueCounts_[node.variable]].push_back(node.children);
}

void NodeTable::insert(std::uint32_t node) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = nodes_[node].hash & mask;
    while (slots_[slot] != 0)
        slot = (slot + 1) & mask;
    slots_[slot] = node;
}

void NodeTable::takeOut(std::uint32_t node) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t hole = nodes_[node].hash & mask;
    while (slots_[hole] != node)
        hole = (hole + 1) & mask;
    // What was pushed past the hole by a collision moves back into it; otherwise a search would end at the hole.
    for (std::size_t slot = (hole + 1) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
        const std::size_t home = nodes_[slots_[slot]].hash & mask;
        if (((slot - home) & mask) >= ((slot - hole) & mask)) {
            slots_[hole] = slots_[slot];
            hole = slot;
        }
    }
    slots_[hole] = 0;
}

void NodeTable::rebuildSlots(std::size_t slots) {
    slots_.assign(slots, 0);
    for (std::uint32_t number = 1; number < endOfNumbers(); ++number)
        if (isNode(number))
            insert(number);
}

} // namespace signpost::analysis

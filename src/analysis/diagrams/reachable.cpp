// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/reachable.hpp"

#include <utility>

namespace signpost::analysis {

Reachable::Reachable(const NodeTable& table, std::span<const Reference> sets) : slots_(64) {
    see(0);
    finish(0);
    // A walk in depth, on a stack of its own: (node, the child to look at next).
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;
    for (const Reference set : sets) {
        if (see(nodeOf(set)))
            path.emplace_back(nodeOf(set), 0);
        while (!path.empty()) {
            auto& [node, next] = path.back();
            if (next == table.valueCount(table.variable(referenceTo(node)))) {
                finish(node);
                path.pop_back();
                continue;
            }
            const std::uint32_t child = nodeOf(table.child(referenceTo(node), next++));
            if (see(child))
                path.emplace_back(child, 0);
        }
    }
}

std::size_t Reachable::slotOf(std::uint32_t node) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (node * std::uint64_t{0x9E3779B97F4A7C15U} >> 32U) & mask;
    while (slots_[slot].place != unused && slots_[slot].node != node)
        slot = (slot + 1) & mask;
    return slot;
}

bool Reachable::see(std::uint32_t node) {
    std::size_t slot = slotOf(node);
    if (slots_[slot].place != unused)
        return false;
    if (2 * ++used_ > slots_.size()) {
        const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        for (const Slot& each : old)
            if (each.place != unused)
                slots_[slotOf(each.node)] = each;
        slot = slotOf(node);
    }
    slots_[slot] = {node, waiting};
    return true;
}

void Reachable::finish(std::uint32_t node) {
    slots_[slotOf(node)].place = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(node);
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/sifting.hpp"

#include <algorithm>
#include <iterator>

namespace signpost::analysis {
namespace {

/// A variable that has made the diagrams a fifth larger than they were at best goes no further in that direction.
constexpr bool tooLarge(std::size_t size, std::size_t smallest) {
    return size > smallest + smallest / 5;
}

/// A second pass finds little, unless the first has made another landscape of it.
constexpr bool worthAnother(std::size_t before, std::size_t after) {
    return after < before / 2;
}

} // namespace

Sifting::Sifting(NodeTable& table, VariableOrder& order, Budget& budget, std::span<const Reference> kept)
    : table_(table), order_(order), budget_(budget), nodesOf_(table.variables()), uses_(table.endOfNumbers()) {
    for (const Reference set : kept)
        ++uses_[nodeOf(set)];
    for (std::uint32_t node = 1; node < table.endOfNumbers(); ++node) {
        if (!table.isNode(node))
            continue;
        const std::uint32_t variable = table.variable(referenceTo(node));
        nodesOf_[variable].push_back(node);
        for (std::uint32_t value = 0; value < table.valueCount(variable); ++value)
            ++uses_[nodeOf(table.child(referenceTo(node), value))];
    }
    interactions_.emplace(table, order, nodesOf_, kept);
}

void Sifting::run() {
    putUnreadLast();
    for (;;) {
        const std::size_t before = table_.size();
        pass();
        if (budget_.exhausted() != Exhausted::no || !worthAnother(before, table_.size()))
            return;
    }
}

void Sifting::putUnreadLast() {
    std::vector<std::uint32_t> variables = order_.variableAt;
    const auto unread = std::stable_partition(variables.begin(), variables.end(),
                                              [&](std::uint32_t variable) { return !nodesOf_[variable].empty(); });
    levels_ = static_cast<std::uint32_t>(unread - variables.begin());
    for (std::uint32_t level = 0; level < variables.size(); ++level)
        order_.put(variables[level], level);
}

void Sifting::pass() {
    std::vector<std::uint32_t> variables(order_.variableAt.begin(), order_.variableAt.begin() + levels_);
    std::vector<std::size_t> sizes(nodesOf_.size());
    std::transform(nodesOf_.begin(), nodesOf_.end(), sizes.begin(), [](const auto& nodes) { return nodes.size(); });
    std::stable_sort(variables.begin(), variables.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
    for (const std::uint32_t variable : variables)
        place(variable);
}

void Sifting::place(std::uint32_t variable) {
    smallest_ = table_.size();
    bestLevel_ = order_.levelOf[variable];
    const bool nearTop = 2 * bestLevel_ < levels_;
    explore(variable, nearTop ? Direction::up : Direction::down);
    explore(variable, nearTop ? Direction::down : Direction::up);
    moveTo(variable, bestLevel_);
}

void Sifting::explore(std::uint32_t variable, Direction direction) {
    const bool down = direction == Direction::down;
    const std::uint32_t end = down ? levels_ - 1 : 0;
    std::size_t ahead = nodesToMeet(variable, direction);
    for (std::uint32_t level = order_.levelOf[variable]; level != end; level = order_.levelOf[variable]) {
        // No other nodes than those ahead can disappear, and on the way up the variable's own: a swap changes the upper
        // variable's nodes and removes only nodes of the lower.
        const std::size_t own = down ? 0 : nodesOf_[variable].size();
        if (ahead == 0 || table_.size() >= smallest_ + ahead + own)
            return;
        const std::uint32_t next = order_.variableAt[down ? level + 1 : level - 1];
        if (interactions_->between(variable, next))
            ahead -= nodesOf_[next].size();
        if (!swapWithNext(down ? level : level - 1) || tooLarge(table_.size(), smallest_))
            return;
        if (table_.size() < smallest_) {
            smallest_ = table_.size();
            bestLevel_ = order_.levelOf[variable];
        }
    }
}

std::size_t Sifting::nodesToMeet(std::uint32_t variable, Direction direction) const {
    const std::uint32_t level = order_.levelOf[variable];
    const bool down = direction == Direction::down;
    std::size_t nodes = 0;
    for (std::uint32_t other = down ? level + 1 : 0; other < (down ? levels_ : level); ++other)
        if (interactions_->between(variable, order_.variableAt[other]))
            nodes += nodesOf_[order_.variableAt[other]].size();
    return nodes;
}

void Sifting::moveTo(std::uint32_t variable, std::uint32_t level) {
    for (std::uint32_t at = order_.levelOf[variable]; at != level; at = order_.levelOf[variable])
        if (!swapWithNext(at < level ? at : at - 1))
            return;
}

bool Sifting::swapWithNext(std::uint32_t level) {
    const std::uint32_t upper = order_.variableAt[level];
    const std::uint32_t lower = order_.variableAt[level + 1];
    if (!interactions_->between(upper, lower)) {
        order_.put(lower, level);
        order_.put(upper, level + 1);
        return budget_.spend();
    }
    const auto turns = [&](std::uint32_t node) {
        for (std::uint32_t value = 0; value < table_.valueCount(upper); ++value)
            if (table_.variable(table_.child(referenceTo(node), value)) == lower)
                return true;
        return false;
    };
    turning_.clear();
    std::copy_if(nodesOf_[upper].begin(), nodesOf_[upper].end(), std::back_inserter(turning_), turns);
    if (!budget_.spend(nodesOf_[upper].size()) ||
        table_.size() + turning_.size() * table_.valueCount(lower) > table_.limit())
        return false;
    if (!turning_.empty()) {
        for (const std::uint32_t node : turning_)
            turnOver(node, upper, lower);
        dropOthers(upper);
        dropOthers(lower);
        nodesOf_[lower].insert(nodesOf_[lower].end(), turning_.begin(), turning_.end());
    }
    order_.put(lower, level);
    order_.put(upper, level + 1);
    return true;
}

/// Nodes that are gone or now belong to another variable; the number of one that is gone may belong to a new one.
void Sifting::dropOthers(std::uint32_t variable) {
    auto& nodes = nodesOf_[variable];
    nodes.erase(std::remove_if(nodes.begin(), nodes.end(),
                               [&](std::uint32_t node) { return table_.variable(referenceTo(node)) != variable; }),
                nodes.end());
}

/// The node asks for `upper` and then, below some values, for `lower`; afterwards for `lower` and then for `upper`. Its
/// first grandchild comes first either way and is no complement, so the node need not become one.
void Sifting::turnOver(std::uint32_t node, std::uint32_t upper, std::uint32_t lower) {
    before_.clear();
    for (std::uint32_t value = 0; value < table_.valueCount(upper); ++value)
        before_.push_back(table_.child(referenceTo(node), value));
    after_.clear();
    for (std::uint32_t value = 0; value < table_.valueCount(lower); ++value) {
        grandchildren_.clear();
        for (const Reference child : before_)
            grandchildren_.push_back(table_.variable(child) == lower ? table_.child(child, value) : child);
        after_.push_back(makeUpper(upper, grandchildren_));
        ++uses_[nodeOf(after_.back())];
    }
    table_.change(node, lower, after_);
    for (const Reference child : before_)
        release(nodeOf(child));
}

Reference Sifting::makeUpper(std::uint32_t upper, std::span<const Reference> children) {
    const auto [reference, isNew] = table_.make(upper, children);
    if (isNew) {
        const std::uint32_t node = nodeOf(reference);
        if (node >= uses_.size())
            uses_.resize(node + 1);
        uses_[node] = 0;
        nodesOf_[upper].push_back(node);
        for (const Reference child : children)
            ++uses_[nodeOf(child)];
    }
    return reference;
}

/// Only a node of the lower variable can lose its last use, and its children then still have others: its former parents
/// use them, directly or by new nodes.
void Sifting::release(std::uint32_t node) {
    if (--uses_[node] != 0)
        return;
    const std::uint32_t variable = table_.variable(referenceTo(node));
    for (std::uint32_t value = 0; value < table_.valueCount(variable); ++value)
        --uses_[nodeOf(table_.child(referenceTo(node), value))];
    table_.remove(node);
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/reference.hpp"

#include <cstddef>
#include <vector>

namespace signpost::analysis {

enum class Operation : std::uint32_t { none, both, differ, given, some };

/// Results of operations, so that a part that two paths share is worked out once. It may forget: of two results that
/// belong in one place the later stays.
class OperationCache {
public:
    OperationCache() : entries_(fewest) {}

    /// noReference if it is not known.
    [[nodiscard]] Reference find(Operation operation, std::uint32_t a, std::uint32_t b) const {
        const Entry& entry = entries_[place(operation, a, b)];
        return entry.operation == operation && entry.a == a && entry.b == b ? entry.result : noReference;
    }
    void insert(Operation operation, std::uint32_t a, std::uint32_t b, Reference result) {
        entries_[place(operation, a, b)] = {operation, a, b, result};
    }
    /// Grows with the number of nodes, so that it is neither a burden for few nor too forgetful for many.
    void fit(std::size_t nodes) {
        if (nodes > entries_.size() && entries_.size() < most)
            grow();
    }
    void clear();
    [[nodiscard]] std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

private:
    struct Entry {
        Operation operation = Operation::none;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        Reference result = noReference;
    };
    static constexpr std::size_t fewest = std::size_t{1} << 10U;
    static constexpr std::size_t most = std::size_t{1} << 22U;

    [[nodiscard]] std::size_t place(Operation operation, std::uint32_t a, std::uint32_t b) const {
        std::uint64_t hash = (std::uint64_t{a} << 32U | b) + static_cast<std::uint64_t>(operation);
        hash *= 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32U;
        hash *= 0xD6E8FEB86659FD93U;
        return static_cast<std::size_t>(hash >> 32U) & (entries_.size() - 1);
    }
    void grow();

    std::vector<Entry> entries_;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace signpost::analysis {

/// Hashes what names a moment, or what is left of a condition.
struct NameHash {
    std::size_t operator()(const std::vector<std::uint32_t>& name) const {
        std::uint64_t hash = name.size();
        for (const std::uint32_t word : name) {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
            hash ^= hash >> 29;
        }
        return static_cast<std::size_t>(hash);
    }
};

} // namespace signpost::analysis

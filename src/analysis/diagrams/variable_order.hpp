// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace signpost::analysis {

/// Which variable stands where: level 0 is the top of every diagram.
struct VariableOrder {
    explicit VariableOrder(std::size_t variables) : variableAt(variables), levelOf(variables + 1) {
        std::iota(variableAt.begin(), variableAt.end(), 0U);
        std::iota(levelOf.begin(), levelOf.end(), 0U);
    }

    void put(std::uint32_t variable, std::uint32_t level) {
        variableAt[level] = variable;
        levelOf[variable] = level;
    }

    std::vector<std::uint32_t> variableAt;
    /// One more than there are variables: the end, which NodeTable gives the number variables(), is below all levels.
    std::vector<std::uint32_t> levelOf;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/diagrams.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace signpost::analysis {

using Assignment = std::vector<std::uint32_t>;

/// Every assignment to variables with these numbers of values, the last variable changing fastest.
std::vector<Assignment> everyAssignment(const std::vector<std::uint32_t>& valueCounts);

/// One truth value (0 or 1) for each of `everyAssignment`: a set as it is told by naming its members.
using Members = std::vector<unsigned char>;

/// A set twice: as a diagram and by its members.
struct Known {
    Set set;
    Members members;
};

std::vector<Set> setsOf(const std::vector<Known>& known);

/// Makes sets at random, always the same ones for the same seed.
class RandomSets {
public:
    RandomSets(Diagrams& diagrams, std::uint32_t seed);

    /// A set that `operations` set operations lead to.
    Known set(int operations);
    std::uint32_t below(std::uint32_t end);
    [[nodiscard]] const std::vector<Assignment>& assignments() const { return assignments_; }

private:
    Known leaf();

    Diagrams& diagrams_;
    std::mt19937 random_;
    std::vector<Assignment> assignments_;
};

/// Mixed numbers of values from 2 to 7, such that there are at most 800 assignments.
std::vector<std::uint32_t> randomValueCounts(std::uint32_t seed);

/// What the diagram says of each assignment.
Members membersOf(const Diagrams& diagrams, Set set, const std::vector<Assignment>& assignments);

} // namespace signpost::analysis

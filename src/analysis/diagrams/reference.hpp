// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace signpost::analysis {

/// A set as the diagrams' insides see it: twice the number of a node, plus 1 for its complement. Node 0 is the end that
/// all diagrams share.
using Reference = std::uint32_t;

inline constexpr Reference everythingReference = 0;
inline constexpr Reference nothingReference = 1;
/// Refers to nothing at all, not even to the empty set.
inline constexpr Reference noReference = UINT32_MAX;

constexpr std::uint32_t nodeOf(Reference reference) {
    return reference >> 1U;
}
constexpr bool isComplement(Reference reference) {
    return (reference & 1U) != 0;
}
constexpr Reference complementOf(Reference reference) {
    return reference ^ 1U;
}
constexpr Reference referenceTo(std::uint32_t node) {
    return node << 1U;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <cstdint>
#include <random>

namespace signpost::test {

/// Choices that are the same on every machine for the same seed.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : random_(seed) {}
    /// From 0 up to, not including, `end`.
    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
    bool percent(std::uint32_t share) { return below(100) < share; }
    template <class List>
    const auto& of(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

private:
    std::mt19937 random_;
};

enum class Size : std::uint8_t {
    small, ///< some thousand answer sets a topic, so that all of them can be gone through
    large, ///< more questions than anybody could go through
};

/// A library made by chance, always the same for the same seed, with one to three topics: an age, an emergency screen,
/// a red-flag phrase, checklists, numbers, scores, gates, "not sure" of every kind, questions asked when unsure,
/// hand-overs, rules that topics share, an audience, facts, "Still need help?".
Library randomLibrary(std::uint32_t seed, Size size);

} // namespace signpost::test

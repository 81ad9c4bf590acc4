// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signpost {

/// A word as `likeness` compares it, worked out once for words that are compared often. Endings and sounds are English;
/// other languages get typing errors alone.
struct WordShape {
    explicit WordShape(std::string_view word);
    std::string word;
    /// Without its ending: "hurts" and "hurting" are "hurt".
    std::string stem;
    /// As it is heard: consonants, and vowels in three classes. "throat" and "throte" are one.
    std::string sound;
    /// The sound without vowels: what is left when they are guessed.
    std::string consonants;
    /// Which letters occur: most words are told apart by this alone.
    std::uint32_t letters = 0;
};

/// How alike two words are, in hundredths: 100 the same but for the ending, 0 not alike. Allows for a typing error or
/// two (more in longer words), and spelling by ear.
int likeness(const WordShape& typed, const WordShape& known);
int likeness(std::string_view typed, std::string_view known);

/// A word without its ending.
std::string stemOf(std::string_view word);

/// Insertions, deletions, changes and swaps of neighbours between two words; `limit` + 1 if there are more than
/// `limit`.
unsigned typingErrors(std::string_view a, std::string_view b, unsigned limit);

} // namespace signpost

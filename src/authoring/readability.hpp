// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace signpost::authoring {

/// How hard an English text is to read, by counting alone: good enough to find what to look at again, not to judge it.
struct Readability {
    std::size_t words = 0;
    std::size_t sentences = 0;
    std::size_t syllables = 0;
    /// In words.
    std::size_t longestSentence = 0;

    /// The age, in years, at which most people can read the text: five more than the Flesch-Kincaid grade. Says little
    /// about texts of under twenty words.
    [[nodiscard]] double readingAge() const;
};

/// Sentences end with a full stop, question mark or exclamation mark.
///
///     readabilityOf("Call 999. Do not drive.")     // 5 words, 2 sentences, the longest of 3 words
Readability readabilityOf(std::string_view text);

/// In one English word, by its spelling. What has no letters counts as one: "999".
std::size_t syllablesIn(std::string_view word);

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signpost {

/// How alike two words are, in hundredths: 100 the same, 0 not alike. Allows for endings, a typing error or two (more
/// in longer words), and spelling by ear. Endings and sounds are English; other languages get typing errors alone.
int likeness(std::string_view typed, std::string_view known);

/// Words cut and respelt by sound: what `likeness` compares, worked out once for words that are compared often.
struct WordShape {
    explicit WordShape(std::string_view word);
    std::string word;
    std::string stem;
    std::string sound;
};
int likeness(const WordShape& typed, const WordShape& known);

/// Insertions, deletions, changes and swaps of neighbours between two words; `limit` + 1 if there are more than
/// `limit`.
unsigned typingErrors(std::string_view a, std::string_view b, unsigned limit);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace signpost {

/// A word as an English ear hears it, roughly: "cough" and "coff" are alike, "pain" and "pane", "sore" and "soar".
/// Consonants that sound alike become one, doubled ones single, and each run of vowels one of three: a, i, u.
std::string soundOf(std::string_view word);

/// The same without vowels, but for a first one: what is left when vowels are guessed.
std::string consonantsOf(std::string_view sound);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace signpost::authoring {

/// A word or phrase that many patients don't use, and what they would say.
struct HardWord {
    std::string_view words;
    std::string_view plain;
};

/// The hard words in an English text, each once, in the order of the table.
std::vector<HardWord> hardWordsIn(std::string_view text);

} // namespace signpost::authoring

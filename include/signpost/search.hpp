// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace signpost {

struct SearchResult {
    std::uint32_t topic = noIndex;
    /// Greater is better; only the order is promised.
    std::int32_t score = 0;
};

/// Topics for the patient's own words, best first, at most `most`. Understands typing errors, synonyms, any word order.
/// Empty if nothing fits well enough: then the library's fallback topic is the honest answer.
std::vector<SearchResult> searchTopics(const Library& library, std::string_view words, std::size_t most = 6);

/// Red-flag phrases in a text of the patient's own: bit n is Library::flags[n]. A negated phrase ("no chest pain") is
/// no hit. A hit leads to a question; it decides nothing. English only.
std::uint64_t scanPhrases(const Library& library, std::string_view text);

} // namespace signpost

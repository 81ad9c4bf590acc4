// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

struct SearchResult {
    std::uint32_t topic = noIndex;
    /// Greater is better; only the order is promised.
    std::int32_t score = 0;
};

/// Finds topics by the patient's own words. Understands typing errors, spelling by ear, synonyms, any word order, and a
/// last word that is still being typed. Made once for a library; it keeps nothing of the library alive.
class SearchIndex {
public:
    explicit SearchIndex(const Library& library);
    ~SearchIndex();
    SearchIndex(SearchIndex&&) noexcept;
    SearchIndex& operator=(SearchIndex&&) noexcept;

    /// Best first, at most `most`. Empty if nothing fits well enough: then the fallback topic is the honest answer.
    [[nodiscard]] std::vector<SearchResult> find(std::string_view words, std::size_t most = 6) const;

    struct Tables;

private:
    std::unique_ptr<Tables> tables_;
};

/// The same for a single search.
std::vector<SearchResult> searchTopics(const Library& library, std::string_view words, std::size_t most = 6);

/// Red-flag phrases in a text of the patient's own: bit n is Library::flags[n]. A negated phrase ("no chest pain") is
/// no hit. A hit leads to a question; it decides nothing. English only.
std::uint64_t scanPhrases(const Library& library, std::string_view text);

} // namespace signpost

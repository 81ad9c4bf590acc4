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
/// last word that is still being typed. English is understood best; other languages get typing errors.
///
///     const SearchIndex index(library);          // once: it keeps nothing of the library alive
///     index.find("soar throte").front().topic;   // on every keystroke
class SearchIndex {
public:
    explicit SearchIndex(const Library& library);
    ~SearchIndex();
    SearchIndex(SearchIndex&&) noexcept;
    SearchIndex& operator=(SearchIndex&&) noexcept;

    /// Best first, at most `most`. The fallback topic stands where it belongs: by its own search words, or first if
    /// most of what was said fits no topic. Empty if nothing fits at all: then the fallback is the honest answer too.
    [[nodiscard]] std::vector<SearchResult> find(std::string_view words, std::size_t most = 6) const;

    struct Tables;

private:
    std::unique_ptr<Tables> tables_;
};

/// Finds red-flag phrases in a text of the patient's own (docs/content-format.md, Phrases and synonyms). A hit leads to
/// a question; it decides nothing. The rules of denial are the library's; stems and sounds are English.
class PhraseIndex {
public:
    explicit PhraseIndex(const Library& library);
    ~PhraseIndex();
    PhraseIndex(PhraseIndex&&) noexcept;
    PhraseIndex& operator=(PhraseIndex&&) noexcept;

    /// Bit n is Library::flags[n]. A negated phrase ("no chest pain") is no hit. Time grows with the text's length.
    [[nodiscard]] std::uint64_t find(std::string_view text) const;

    struct Tables;

private:
    std::unique_ptr<Tables> tables_;
};

/// Both, for whoever searches while the patient types.
struct WordIndex {
    explicit WordIndex(const Library& library) : topics(library), phrases(library) {}
    SearchIndex topics;
    PhraseIndex phrases;
};

} // namespace signpost

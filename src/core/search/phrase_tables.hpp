// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/search/word_likeness.hpp"
#include "signpost/search.hpp"

namespace signpost {

struct PhraseIndex::Tables {
    /// One run of words, or several ("pregnant + bleeding"), all of which must be there in any order. Each run is ended
    /// by noIndex.
    struct Phrase {
        std::size_t flag = 0;
        std::vector<std::uint32_t> words;
    };
    /// Every word of the phrases, once.
    std::vector<WordShape> words;
    std::vector<Phrase> phrases;
    Negation negation;
    /// Common words, which are no misspellings of others.
    std::vector<std::string> common;

    explicit Tables(const Library& library);
    [[nodiscard]] bool knows(const WordShape& word) const;
};

} // namespace signpost

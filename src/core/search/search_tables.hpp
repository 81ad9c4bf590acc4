// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/search/numbering.hpp"
#include "core/search/word_likeness.hpp"
#include "signpost/search.hpp"

namespace signpost {

/// A word of the library with all its endings: "cough", "coughs", "coughing".
struct KnownWord {
    struct Use {
        std::uint32_t topic = noIndex;
        std::int32_t times = 0;
    };
    /// It says nothing by itself ("my", "out"), but it is part of phrases ("run out").
    bool ignored = false;
    std::vector<Use> uses;

    /// How much the word says about any topic, in hundredths: little if it leads to many.
    [[nodiscard]] std::int32_t telling() const;
    /// How much it says for this one of its topics: more if the topic's phrases say it more often.
    [[nodiscard]] std::int32_t telling(const Use& use) const;
};

struct SearchIndex::Tables {
    /// What a topic is found by: one phrase, and how much it says about the topic.
    struct Phrase {
        std::uint32_t topic = noIndex;
        std::int32_t weight = 0;
        std::vector<std::uint32_t> words;
    };
    /// "the runs" → "diarrhoea": words that stand for others.
    struct Alias {
        std::vector<std::uint32_t> like;
        std::vector<std::uint32_t> word;
    };
    /// Numbers of words, by stem.
    Numbering stems;
    std::vector<KnownWord> words;
    std::vector<WordShape> spellings;
    /// By spelling: the word that it is one of.
    std::vector<std::uint32_t> spelt;
    std::vector<Phrase> phrases;
    std::vector<Alias> aliases;
    std::uint32_t topics = 0;
    std::uint32_t fallback = noIndex;

    explicit Tables(const Library& library);
};

} // namespace signpost

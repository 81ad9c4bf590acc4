// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_likeness.hpp"
#include "core/search/words_of_text.hpp"
#include "signpost/search.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace signpost {
namespace {

bool among(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Scan {
public:
    Scan(const Negation& negation, std::string_view text) : negation_(negation), words_(wordsOfText(text)) {
        shapes_.reserve(words_.size());
        for (const TextWord& word : words_)
            shapes_.emplace_back(word.text);
    }

    /// A phrase is one run of words, or several with "+" between, all of which must be there in any order.
    [[nodiscard]] bool finds(std::string_view phrase) const {
        while (!phrase.empty()) {
            const auto plus = phrase.find('+');
            if (!findsRun(phrase.substr(0, plus)))
                return false;
            phrase = plus == std::string_view::npos ? std::string_view() : phrase.substr(plus + 1);
        }
        return true;
    }

private:
    [[nodiscard]] bool findsRun(std::string_view run) const {
        std::vector<WordShape> wanted;
        for (const TextWord& word : wordsOfText(run))
            wanted.emplace_back(word.text);
        if (wanted.empty())
            return false;
        for (std::size_t start = 0; start < words_.size(); ++start)
            if (const auto end = matchFrom(start, wanted); end && !isNegated(start, *end))
                return true;
        return false;
    }

    /// Where the run ends that begins at `start`, or nothing. Between two of its words up to two others may stand
    /// ("coughing up a bit of blood"), but no negation of its own ("face not drooping") and no break.
    [[nodiscard]] std::optional<std::size_t> matchFrom(std::size_t start, const std::vector<WordShape>& wanted) const {
        constexpr std::size_t widestGap = 2;
        std::size_t at = start;
        if (!same(at, wanted.front()))
            return std::nullopt;
        for (std::size_t i = 1; i < wanted.size(); ++i) {
            std::size_t gap = 0;
            for (++at;; ++at, ++gap) {
                if (at == words_.size() || words_[at].startsClause || gap > widestGap)
                    return std::nullopt;
                if (same(at, wanted[i]))
                    break;
                if (among(negation_.words, words_[at].text))
                    return std::nullopt;
            }
        }
        return at;
    }
    [[nodiscard]] bool same(std::size_t at, const WordShape& wanted) const {
        // "doesn't" and "does" are one typing error apart and opposites.
        if (among(negation_.words, words_[at].text) || among(negation_.words, wanted.word))
            return words_[at].text == wanted.word;
        constexpr int alikeEnough = 70;
        return likeness(shapes_[at], wanted) >= alikeEnough;
    }

    /// A negation reaches a phrase only through words that pass it on ("no signs of …"), and across "or" ("no rash or
    /// …"). Anything else between, or a break, and it denies something else ("painkillers not helping my chest pain").
    [[nodiscard]] bool isNegated(std::size_t start, std::size_t end) const {
        constexpr std::size_t furthestAcross = 4;
        bool across = false;
        std::size_t others = 0;
        for (std::size_t at = start; at > 0 && !words_[at].startsClause; --at) {
            const std::string& word = words_[at - 1].text;
            if (among(negation_.words, word))
                return !undone(end);
            if (among(negation_.across, word))
                across = true;
            else if (!among(negation_.through, word) && (!across || ++others > furthestAcross))
                return false;
        }
        return false;
    }
    /// "Never had chest pain like this": what follows takes the negation back.
    [[nodiscard]] bool undone(std::size_t end) const {
        for (std::size_t at = end + 1; at < words_.size() && !words_[at].startsClause; ++at)
            if (among(negation_.undone, words_[at].text))
                return true;
        return false;
    }

    const Negation& negation_;
    std::vector<TextWord> words_;
    std::vector<WordShape> shapes_;
};

} // namespace

std::uint64_t scanPhrases(const Library& library, std::string_view text) {
    if (text.empty() || library.flags.empty())
        return 0;
    const Scan scan(library.negation, text);
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < library.flags.size(); ++i) {
        const auto& phrases = library.flags[i].phrases;
        if (std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return scan.finds(phrase); }))
            found |= std::uint64_t{1} << i;
    }
    return found;
}

} // namespace signpost

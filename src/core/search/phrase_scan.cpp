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

/// A word of a phrase. Its shape is worked out only when a word of the text may be a misspelling of it.
class WantedWord {
public:
    explicit WantedWord(std::string_view word) : word_(word), stem_(stemOf(word)) {}
    [[nodiscard]] const std::string& word() const { return word_; }
    [[nodiscard]] const std::string& stem() const { return stem_; }
    [[nodiscard]] const WordShape& shape() const {
        if (!shape_)
            shape_.emplace(word_);
        return *shape_;
    }

private:
    std::string word_;
    std::string stem_;
    mutable std::optional<WordShape> shape_;
};

/// One run of words, or several with "+" between, all of which must be there in any order.
struct Phrase {
    std::size_t flag = 0;
    std::vector<std::vector<WantedWord>> runs;
};

std::vector<Phrase> phrasesOf(const Library& library) {
    std::vector<Phrase> phrases;
    for (std::size_t flag = 0; flag < library.flags.size(); ++flag)
        for (std::string_view rest : library.flags[flag].phrases) {
            Phrase phrase{flag, {}};
            while (!rest.empty()) {
                const auto plus = std::min(rest.find('+'), rest.size());
                phrase.runs.emplace_back();
                for (const TextWord& word : wordsOfText(rest.substr(0, plus)))
                    phrase.runs.back().emplace_back(word.text);
                rest.remove_prefix(std::min(plus + 1, rest.size()));
            }
            phrases.push_back(std::move(phrase));
        }
    return phrases;
}

/// The patient's words, in which phrases are looked for.
class Scan {
public:
    Scan(const Library& library, const std::vector<Phrase>& phrases, std::string_view text)
        : negation_(library.negation) {
        for (TextWord& word : wordsOfText(text)) {
            WordShape shape(word.text);
            const bool known = among(library.ignoredWords, word.text) || isIn(phrases, shape.stem);
            words_.push_back({std::move(shape), word.startsClause, known, among(negation_.words, word.text)});
        }
    }
    [[nodiscard]] bool finds(const Phrase& phrase) const {
        return std::all_of(phrase.runs.begin(), phrase.runs.end(), [&](const auto& run) { return findsRun(run); });
    }

private:
    struct Word {
        WordShape shape;
        bool startsClause = false;
        /// It is no misspelling of another word.
        bool known = false;
        bool denies = false;
    };

    static bool isIn(const std::vector<Phrase>& phrases, const std::string& stem) {
        for (const Phrase& phrase : phrases)
            for (const auto& run : phrase.runs)
                for (const WantedWord& word : run)
                    if (word.stem() == stem)
                        return true;
        return false;
    }
    [[nodiscard]] bool findsRun(const std::vector<WantedWord>& run) const {
        for (std::size_t start = 0; start < words_.size() && !run.empty(); ++start)
            if (const auto end = matchFrom(start, run); end && !isNegated(start, *end))
                return true;
        return false;
    }

    /// Where the run ends that begins at `start`, or nothing. Between two of its words up to two others may stand
    /// ("coughing up a bit of blood"), but no break and no negation that the run does not have ("face not drooping").
    [[nodiscard]] std::optional<std::size_t> matchFrom(std::size_t start, const std::vector<WantedWord>& run) const {
        constexpr std::size_t widestGap = 2;
        std::size_t at = start;
        if (!same(words_[at], run.front()))
            return std::nullopt;
        for (std::size_t i = 1; i < run.size(); ++i) {
            // "Not breathing" is not said by "not short of breath": what is denied is what follows.
            const bool afterDenial = words_[at].denies;
            std::size_t gap = 0;
            for (++at;; ++at, ++gap) {
                if (at == words_.size() || words_[at].startsClause || gap > widestGap)
                    return std::nullopt;
                if (same(words_[at], run[i]))
                    break;
                if (words_[at].denies || (afterDenial && !among(negation_.through, words_[at].shape.word)))
                    return std::nullopt;
            }
        }
        return at;
    }
    static bool same(const Word& word, const WantedWord& wanted) {
        // "Doesn't" and "does" are one typing error apart and opposites.
        if (word.denies)
            return word.shape.word == wanted.word();
        if (word.shape.stem == wanted.stem())
            return true;
        constexpr int alikeEnough = 70;
        return !word.known && likeness(word.shape, wanted.shape()) >= alikeEnough;
    }

    /// A negation reaches a phrase only through words that pass it on ("no signs of …"), and across "or" ("no rash or
    /// …"). Anything else between, or a break, and it denies something else ("painkillers not helping my chest pain").
    [[nodiscard]] bool isNegated(std::size_t start, std::size_t end) const {
        constexpr std::size_t furthest = 12;
        constexpr std::size_t furthestAcross = 4;
        bool across = false;
        std::size_t others = 0;
        for (std::size_t at = start; at > 0 && start - at < furthest && !words_[at].startsClause; --at) {
            const Word& word = words_[at - 1];
            if (word.denies)
                return !undone(end);
            if (among(negation_.across, word.shape.word))
                across = true;
            else if (!among(negation_.through, word.shape.word) && (!across || ++others > furthestAcross))
                return false;
        }
        return false;
    }
    /// "Never had chest pain like this": what follows soon takes the negation back.
    [[nodiscard]] bool undone(std::size_t end) const {
        constexpr std::size_t soon = 6;
        for (std::size_t at = end + 1; at < words_.size() && at <= end + soon && !words_[at].startsClause; ++at)
            if (among(negation_.undone, words_[at].shape.word))
                return true;
        return false;
    }

    const Negation& negation_;
    std::vector<Word> words_;
};

} // namespace

std::uint64_t scanPhrases(const Library& library, std::string_view text) {
    if (text.empty() || library.flags.empty())
        return 0;
    const std::vector<Phrase> phrases = phrasesOf(library);
    const Scan scan(library, phrases, text);
    std::uint64_t found = 0;
    for (const Phrase& phrase : phrases)
        if (const std::uint64_t flag = std::uint64_t{1} << phrase.flag; (found & flag) == 0 && scan.finds(phrase))
            found |= flag;
    return found;
}

} // namespace signpost

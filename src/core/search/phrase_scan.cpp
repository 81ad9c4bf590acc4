// SPDX-License-Identifier: Apache-2.0
#include "core/search/phrase_tables.hpp"
#include "core/search/words_of_text.hpp"

#include <algorithm>

namespace signpost {
namespace {

bool among(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// "I feel faint" is not "I fainted", nor is "I cut myself" "I'm cutting myself": a bare verb may say another thing.
bool isOnlyBareOf(const WordShape& said, const WordShape& wanted) {
    if (said.word != said.stem || wanted.word.size() <= wanted.stem.size())
        return false;
    const std::string_view ending = std::string_view(wanted.word).substr(wanted.stem.size());
    return ending == "ed" || (ending.front() == wanted.stem.back() && ending.substr(1) == "ing");
}

/// The patient's words, in which phrases are looked for.
class Scan {
public:
    Scan(const PhraseIndex::Tables& tables, std::string_view text)
        : negation_(tables.negation), words_(wordsOfText(text)), width_((tables.words.size() + bits - 1) / bits),
          fits_(words_.size() * width_) {
        for (std::size_t at = 0; at < words_.size(); ++at)
            compare(tables, at);
    }
    [[nodiscard]] bool finds(const std::vector<std::uint32_t>& phrase) const {
        const std::uint32_t* run = phrase.data();
        const std::uint32_t* const end = run + phrase.size();
        while (run != end && findsRun(run))
            run = std::find(run, end, noIndex) + 1;
        return run == end && !phrase.empty();
    }

private:
    static constexpr std::size_t bits = 32;

    /// Notes which of the phrases' words this word of the text is. One that is known is no misspelling of another, and
    /// "doesn't" and "does" are one typing error apart and opposites.
    void compare(const PhraseIndex::Tables& tables, std::size_t at) {
        constexpr int alikeEnough = 70;
        const WordShape said(words_[at].text);
        const bool denial = denies(at);
        const bool exact = denial || tables.knows(said);
        for (std::size_t i = 0; i < tables.words.size(); ++i) {
            const WordShape& wanted = tables.words[i];
            if (denial ? wanted.word == said.word
                       : (wanted.stem == said.stem && !isOnlyBareOf(said, wanted)) ||
                             (!exact && likeness(said, wanted) >= alikeEnough))
                fits_[at * width_ + i / bits] |= std::uint32_t{1} << (i % bits);
        }
    }
    [[nodiscard]] bool fits(std::size_t at, std::uint32_t word) const {
        return (fits_[at * width_ + word / bits] >> (word % bits) & 1U) != 0;
    }
    [[nodiscard]] bool denies(std::size_t at) const { return among(negation_.words, words_[at].text); }

    [[nodiscard]] bool findsRun(const std::uint32_t* run) const {
        for (std::size_t start = 0; start < words_.size() && *run != noIndex; ++start)
            if (fits(start, *run))
                if (const std::size_t end = matchFrom(start, run); end != 0 && !isNegated(start, end))
                    return true;
        return false;
    }

    /// The place after the run that begins at `start`, or 0. Between two of its words up to two others may stand
    /// ("coughing up a bit of blood"), but no break and no negation that the run does not have ("face not drooping").
    [[nodiscard]] std::size_t matchFrom(std::size_t start, const std::uint32_t* run) const {
        constexpr std::size_t widestGap = 2;
        std::size_t at = start;
        while (*++run != noIndex) {
            // "Not breathing" is not said by "not short of breath": what is denied is what follows.
            const bool afterDenial = denies(at);
            for (std::size_t gap = 0;; ++gap) {
                if (++at == words_.size() || words_[at].startsClause || gap > widestGap)
                    return 0;
                if (fits(at, *run))
                    break;
                if (denies(at) || (afterDenial && !among(negation_.through, words_[at].text)))
                    return 0;
            }
        }
        return at + 1;
    }

    /// A negation reaches a phrase only through words that pass it on ("no signs of …"), and across "or" ("no rash or
    /// …"). Anything else between, or a break, and it denies something else ("painkillers not helping my chest pain").
    [[nodiscard]] bool isNegated(std::size_t start, std::size_t end) const {
        constexpr std::size_t furthest = 12;
        constexpr std::size_t furthestAcross = 4;
        bool across = false;
        std::size_t others = 0;
        for (std::size_t at = start; at > 0 && start - at < furthest && !words_[at].startsClause; --at) {
            const std::string& word = words_[at - 1].text;
            if (denies(at - 1))
                return !undone(end);
            if (among(negation_.across, word))
                across = true;
            else if (!among(negation_.through, word) && (!across || ++others > furthestAcross))
                return false;
        }
        return false;
    }
    /// "Never had chest pain like this": what follows soon takes the negation back.
    [[nodiscard]] bool undone(std::size_t end) const {
        constexpr std::size_t soon = 6;
        for (std::size_t at = end; at < words_.size() && at < end + soon && !words_[at].startsClause; ++at)
            if (among(negation_.undone, words_[at].text))
                return true;
        return false;
    }

    const Negation& negation_;
    std::vector<TextWord> words_;
    /// By word of the text, a bit for each word of the phrases.
    std::size_t width_;
    std::vector<std::uint32_t> fits_;
};

} // namespace

PhraseIndex::PhraseIndex(const Library& library) : tables_(std::make_unique<Tables>(library)) {}
PhraseIndex::~PhraseIndex() = default;
PhraseIndex::PhraseIndex(PhraseIndex&&) noexcept = default;
PhraseIndex& PhraseIndex::operator=(PhraseIndex&&) noexcept = default;

std::uint64_t PhraseIndex::find(std::string_view text) const {
    const Scan scan(*tables_, text);
    std::uint64_t found = 0;
    for (const Tables::Phrase& phrase : tables_->phrases)
        if (const std::uint64_t flag = std::uint64_t{1} << phrase.flag; (found & flag) == 0 && scan.finds(phrase.words))
            found |= flag;
    return found;
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "core/search/phrase_tables.hpp"
#include "core/search/words_of_text.hpp"

#include <algorithm>
#include <optional>

namespace signpost {
namespace {

bool among(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// The patient's words, in which phrases are looked for.
class Scan {
public:
    Scan(const PhraseIndex::Tables& tables, std::string_view text)
        : negation_(tables.negation), places_(tables.words.size()) {
        for (TextWord& word : wordsOfText(text)) {
            const bool denies = among(negation_.words, word.text);
            place(tables, WordShape(word.text), denies);
            denies_.push_back(denies);
            words_.push_back(std::move(word));
        }
    }
    [[nodiscard]] bool finds(const PhraseIndex::Tables::Phrase& phrase) const {
        return std::all_of(phrase.runs.begin(), phrase.runs.end(), [&](const auto& run) { return findsRun(run); });
    }

private:
    using Run = std::vector<std::uint32_t>;

    /// Notes where in the text each of the phrases' words stands. A word that is known is no misspelling of another,
    /// and "doesn't" and "does" are one typing error apart and opposites.
    void place(const PhraseIndex::Tables& tables, const WordShape& said, bool denies) {
        constexpr int alikeEnough = 70;
        const auto at = static_cast<std::uint32_t>(words_.size());
        const bool exact = denies || tables.knows(said);
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const WordShape& wanted = tables.words[i];
            if (denies ? wanted.word == said.word
                       : wanted.stem == said.stem || (!exact && likeness(said, wanted) >= alikeEnough))
                places_[i].push_back(at);
        }
    }
    [[nodiscard]] bool stands(std::uint32_t word, std::size_t at) const {
        return std::binary_search(places_[word].begin(), places_[word].end(), at);
    }

    [[nodiscard]] bool findsRun(const Run& run) const {
        if (run.empty())
            return false;
        const auto& starts = places_[run.front()];
        return std::any_of(starts.begin(), starts.end(), [&](std::uint32_t start) {
            const auto end = matchFrom(start, run);
            return end && !isNegated(start, *end);
        });
    }

    /// Where the run ends that begins at `start`, or nothing. Between two of its words up to two others may stand
    /// ("coughing up a bit of blood"), but no break and no negation that the run does not have ("face not drooping").
    [[nodiscard]] std::optional<std::size_t> matchFrom(std::size_t start, const Run& run) const {
        constexpr std::size_t widestGap = 2;
        std::size_t at = start;
        for (std::size_t i = 1; i < run.size(); ++i) {
            // "Not breathing" is not said by "not short of breath": what is denied is what follows.
            const bool afterDenial = denies_[at];
            std::size_t gap = 0;
            for (++at;; ++at, ++gap) {
                if (at == words_.size() || words_[at].startsClause || gap > widestGap)
                    return std::nullopt;
                if (stands(run[i], at))
                    break;
                if (denies_[at] || (afterDenial && !among(negation_.through, words_[at].text)))
                    return std::nullopt;
            }
        }
        return at;
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
            if (denies_[at - 1])
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
        for (std::size_t at = end + 1; at < words_.size() && at <= end + soon && !words_[at].startsClause; ++at)
            if (among(negation_.undone, words_[at].text))
                return true;
        return false;
    }

    const Negation& negation_;
    std::vector<TextWord> words_;
    std::vector<bool> denies_;
    /// By word of the phrases: where in the text it stands, in order.
    std::vector<std::vector<std::uint32_t>> places_;
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
        if (const std::uint64_t flag = std::uint64_t{1} << phrase.flag; (found & flag) == 0 && scan.finds(phrase))
            found |= flag;
    return found;
}

} // namespace signpost

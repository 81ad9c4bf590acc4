// SPDX-License-Identifier: Apache-2.0
#include "core/search/search_tables.hpp"
#include "core/search/words_of_text.hpp"

#include <algorithm>

namespace signpost {
namespace {

bool isNumber(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The patient's words, against every word that the index knows.
class Said {
public:
    Said(const SearchIndex::Tables& tables, std::string_view text)
        : tables_(tables), best_(tables.words.size()), at_(tables.words.size()) {
        // More than anyone types to search; the rest of a story adds little and takes time.
        constexpr std::size_t most = 40;
        std::vector<TextWord> typed = wordsOfText(text);
        if (typed.size() > most)
            typed.resize(most);
        worth_.resize(typed.size() * tables.topics);
        for (std::size_t i = 0; i < typed.size(); ++i)
            hear(i, WordShape(typed[i].text), i + 1 == typed.size());
        for (const auto& alias : tables_.aliases)
            hearAlias(alias);
    }
    /// The best that anything said fits this word, in hundredths.
    [[nodiscard]] std::int32_t fit(std::uint32_t word) const { return best_[word]; }
    /// What the words say for this topic: each counts once, by the best sense that it makes.
    [[nodiscard]] std::int32_t worth(std::uint32_t topic) const {
        std::int32_t sum = 0;
        for (std::size_t i = topic; i < worth_.size(); i += tables_.topics)
            sum += worth_[i];
        return sum;
    }
    /// What the words could say at most: an unknown one would have said something.
    [[nodiscard]] std::int32_t whole() const { return whole_; }

private:
    void hear(std::size_t at, const WordShape& shape, bool last) {
        std::vector<std::int32_t> fits(tables_.words.size());
        std::int32_t best = 0;
        // A word that is known is not a mistyped other one.
        const std::uint32_t known = tables_.stems.find(shape.stem);
        if (known != noIndex)
            fits[known] = best = 100;
        for (std::size_t i = 0; i < tables_.spellings.size(); ++i) {
            const WordShape& spelling = tables_.spellings[i];
            std::int32_t& fit = fits[tables_.spelt[i]];
            if (tables_.words[tables_.spelt[i]].ignored)
                continue;
            if (known == noIndex)
                fit = std::max(fit, likeness(shape, spelling));
            // The last word may still be being typed.
            constexpr std::size_t shortestStart = 3;
            constexpr std::int32_t started = 50;
            if (last && fit == 0 && shape.word.size() >= shortestStart &&
                spelling.word.compare(0, shape.word.size(), shape.word) == 0)
                fit = started;
            best = std::max(best, fit);
        }
        // A number alone is about nothing; a word that only helps to say another says no more than an unknown one.
        constexpr std::int32_t unknown = 70;
        std::int32_t most = best == 0 && !isNumber(shape.word) ? unknown : 0;
        for (std::uint32_t i = 0; i < fits.size(); ++i) {
            // Of all that a mistyped word may have been, only the nearest.
            constexpr std::int32_t nearEnough = 10;
            if (fits[i] == 0 || fits[i] + nearEnough < best)
                continue;
            const KnownWord& word = tables_.words[i];
            most = std::max(most, word.uses.empty() ? std::min(unknown, word.telling()) : word.telling());
            if (fits[i] > best_[i]) {
                best_[i] = fits[i];
                at_[i] = static_cast<std::int32_t>(at);
            }
            for (const KnownWord::Use& use : word.uses)
                credit(at, use.topic, word.telling(use) * fits[i] / 100);
        }
        whole_ += most;
    }
    /// All of "the runs" was said: then so was "diarrhoea", nearly. Its worth is shared out among the words that said
    /// it.
    void hearAlias(const SearchIndex::Tables::Alias& alias) {
        std::int32_t worst = alias.like.empty() ? 0 : 100;
        for (const std::uint32_t word : alias.like)
            worst = std::min(worst, best_[word]);
        constexpr std::int32_t asGood = 90;
        worst = worst * asGood / 100;
        if (worst == 0)
            return;
        for (const std::uint32_t meant : alias.word) {
            best_[meant] = std::max(best_[meant], worst);
            const KnownWord& word = tables_.words[meant];
            for (const KnownWord::Use& use : word.uses)
                for (const std::uint32_t said : alias.like)
                    credit(static_cast<std::size_t>(at_[said]), use.topic,
                           word.telling(use) * worst / 100 / static_cast<std::int32_t>(alias.like.size()));
        }
    }
    void credit(std::size_t at, std::uint32_t topic, std::int32_t worth) {
        std::int32_t& so = worth_[at * tables_.topics + topic];
        so = std::max(so, worth);
    }

    const SearchIndex::Tables& tables_;
    std::vector<std::int32_t> best_;
    std::vector<std::int32_t> at_;
    /// By typed word, then topic.
    std::vector<std::int32_t> worth_;
    std::int32_t whole_ = 0;
};

} // namespace

SearchIndex::SearchIndex(const Library& library) : tables_(std::make_unique<Tables>(library)) {}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

std::vector<SearchResult> SearchIndex::find(std::string_view words, std::size_t most) const {
    const Said said(*tables_, words);
    // A topic's best phrase: one said in full counts for more than the same words here and there.
    std::vector<std::int32_t> scores(tables_->topics);
    for (const Tables::Phrase& phrase : tables_->phrases) {
        // Little words are what sets "run out" apart from "the runs".
        constexpr std::int32_t leastTelling = 30;
        std::int32_t got = 0;
        std::int32_t whole = 0;
        for (const std::uint32_t word : phrase.words) {
            const std::int32_t telling = std::max(leastTelling, tables_->words[word].telling());
            got += telling * said.fit(word) / 100;
            whole += telling;
        }
        if (got == 0)
            continue;
        const std::int32_t value = phrase.weight * got * got / whole * got / whole / 2;
        scores[phrase.topic] = std::max(scores[phrase.topic], value);
    }
    std::int32_t explained = 0;
    for (std::uint32_t topic = 0; topic < tables_->topics; ++topic) {
        const std::int32_t worth = said.worth(topic);
        explained = std::max(explained, worth);
        scores[topic] += worth;
    }
    // What was said may be mostly about something that no topic knows.
    constexpr std::int32_t share = 30;
    const bool strange = explained * 100 < said.whole() * share;
    constexpr std::int32_t enough = 45;
    const std::int32_t top = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    if (strange && top >= enough && tables_->fallback != noIndex)
        scores[tables_->fallback] = top + 1;
    std::vector<SearchResult> results;
    for (std::uint32_t topic = 0; topic < tables_->topics; ++topic) {
        auto place = results.begin();
        while (place != results.end() && place->score >= scores[topic])
            ++place;
        if (scores[topic] >= enough)
            results.insert(place, {topic, scores[topic]});
    }
    if (results.size() > most)
        results.resize(most);
    return results;
}

} // namespace signpost

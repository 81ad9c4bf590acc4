// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_likeness.hpp"
#include "core/search/words_of_text.hpp"
#include "signpost/search.hpp"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

/// What a topic is found by: one phrase, and how much it says about the topic.
struct Entry {
    std::uint32_t topic = noIndex;
    int weight = 0;
    std::vector<std::uint32_t> words;
};

struct KnownWord {
    WordShape shape;
    /// It says nothing by itself ("my", "out"), but it is part of phrases ("run out").
    bool ignored = false;
    /// Topics that it leads to. A word that leads everywhere says little.
    std::vector<std::uint32_t> topics;
};

constexpr int titleWeight = 3;
constexpr int phraseWeight = 2;

} // namespace

struct SearchIndex::Tables {
    std::vector<KnownWord> words;
    std::vector<Entry> entries;
    /// "the runs" → "diarrhoea": words that stand for others, as entries over `words`.
    struct Alias {
        std::vector<std::uint32_t> like;
        std::vector<std::uint32_t> word;
    };
    std::vector<Alias> aliases;
};

namespace {

class Builder {
public:
    Builder(const Library& library, SearchIndex::Tables& tables) : library_(library), tables_(tables) {}

    void build() {
        for (std::uint32_t i = 0; i < library_.topics.size(); ++i) {
            const Topic& topic = library_.topics[i];
            add(i, titleWeight, topic.title);
            for (const std::string& phrase : topic.searchWords)
                add(i, phraseWeight, phrase);
        }
        for (const Synonym& synonym : library_.synonyms) {
            const auto word = indices(synonym.word, noIndex);
            for (const std::string& like : synonym.like)
                tables_.aliases.push_back({indices(like, noIndex), word});
        }
    }

private:
    void add(std::uint32_t topic, int weight, std::string_view phrase) {
        Entry entry{topic, weight, indices(phrase, topic)};
        if (!entry.words.empty())
            tables_.entries.push_back(std::move(entry));
    }
    std::vector<std::uint32_t> indices(std::string_view phrase, std::uint32_t topic) {
        std::vector<std::uint32_t> result;
        for (const TextWord& word : wordsOfText(phrase))
            result.push_back(index(word.text, topic));
        return result;
    }
    std::uint32_t index(const std::string& text, std::uint32_t topic) {
        auto known = std::find_if(tables_.words.begin(), tables_.words.end(),
                                  [&](const KnownWord& word) { return word.shape.word == text; });
        if (known == tables_.words.end()) {
            const auto& ignored = library_.ignoredWords;
            const bool isIgnored = std::find(ignored.begin(), ignored.end(), text) != ignored.end();
            known = tables_.words.insert(known, {WordShape(text), isIgnored, {}});
        }
        if (topic != noIndex && (known->topics.empty() || known->topics.back() != topic))
            known->topics.push_back(topic);
        return static_cast<std::uint32_t>(known - tables_.words.begin());
    }

    const Library& library_;
    SearchIndex::Tables& tables_;
};

/// One thing said: a typed word, or an everyday name ("the runs") that stands for another word. How well it fits each known
/// word that it fits at all, in hundredths.
struct Term {
    struct Fit {
        std::uint32_t word = 0;
        int likeness = 0;
    };
    std::vector<Fit> fits;
    bool ignored = false;
};

/// The patient's words, against every word that the index knows.
class Said {
  public:
    Said(const SearchIndex::Tables& tables, std::string_view words) : tables_(tables), best_(tables.words.size()) {
        const auto typed = wordsOfText(words);
        for (std::size_t i = 0; i < typed.size(); ++i)
            hear(typed[i].text, i + 1 == typed.size());
        for (const auto& alias : tables_.aliases)
            hearAlias(alias);
    }
    /// The best that anything said fits this word.
    [[nodiscard]] int operator[](std::uint32_t word) const { return best_[word]; }
    [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }

  private:
    void hear(const std::string& text, bool last) {
        const WordShape shape(text);
        const bool known = std::any_of(tables_.words.begin(), tables_.words.end(),
                                       [&](const KnownWord& word) { return word.shape.stem == shape.stem; });
        Term term;
        for (std::uint32_t i = 0; i < tables_.words.size(); ++i) {
            const KnownWord& word = tables_.words[i];
            int like = word.ignored && word.shape.word != text ? 0 : likeness(shape, word.shape);
            // A word that is known is not a mistyped other one.
            if (known && word.shape.stem != shape.stem)
                like = 0;
            // The last word may still be being typed.
            constexpr std::size_t shortestStart = 3;
            constexpr int started = 60;
            if (last && like == 0 && text.size() >= shortestStart && word.shape.word.rfind(text, 0) == 0)
                like = started;
            if (like == 0)
                continue;
            term.fits.push_back({i, like});
            term.ignored = term.ignored || word.ignored;
        }
        take(std::move(term));
    }
    /// All of "the runs" was said: then so was "diarrhoea", nearly.
    void hearAlias(const SearchIndex::Tables::Alias& alias) {
        int worst = alias.like.empty() ? 0 : 100;
        for (const std::uint32_t word : alias.like)
            worst = std::min(worst, best_[word]);
        if (worst == 0)
            return;
        constexpr int asGood = 90;
        Term term;
        for (const std::uint32_t word : alias.word)
            term.fits.push_back({word, worst * asGood / 100});
        take(std::move(term));
    }
    void take(Term term) {
        for (const Term::Fit& fit : term.fits)
            best_[fit.word] = std::max(best_[fit.word], fit.likeness);
        terms_.push_back(std::move(term));
    }

    const SearchIndex::Tables& tables_;
    std::vector<int> best_;
    std::vector<Term> terms_;
};

/// How much a word tells about the topic that it leads to, in hundredths.
std::int32_t telling(const KnownWord& word) {
    constexpr std::array<std::int32_t, 5> byTopics = {0, 100, 70, 50, 40};
    constexpr std::int32_t inMany = 25;
    constexpr std::int32_t littleWord = 8;
    if (word.ignored)
        return littleWord;
    const std::size_t in = std::max<std::size_t>(1, word.topics.size());
    return in < byTopics.size() ? byTopics[in] : inMany;
}

} // namespace

SearchIndex::SearchIndex(const Library& library)
    : topics_(library.topics.size()), tables_(std::make_unique<Tables>()) {
    Builder(library, *tables_).build();
}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

std::vector<SearchResult> SearchIndex::find(std::string_view words, std::size_t most) const {
    const Said said(*tables_, words);
    // A topic's best phrase: one said in full counts for more than the same words here and there.
    std::vector<std::int32_t> scores(topics_);
    for (const Entry& entry : tables_->entries) {
        std::int32_t got = 0;
        std::int32_t whole = 0;
        for (const std::uint32_t word : entry.words) {
            got += telling(tables_->words[word]) * said[word] / 100;
            whole += telling(tables_->words[word]);
        }
        const std::int32_t value = entry.weight * got * got / std::max<std::int32_t>(1, whole) / 2;
        scores[entry.topic] = std::max(scores[entry.topic], value);
    }
    // And each thing said, once, by the best of the topic's words that it fits.
    for (const Term& term : said.terms()) {
        std::vector<std::int32_t> best(topics_);
        for (const Term::Fit& fit : term.fits) {
            const KnownWord& word = tables_->words[fit.word];
            for (const std::uint32_t topic : word.topics)
                best[topic] = std::max(best[topic], telling(word) * fit.likeness / 100);
        }
        for (std::size_t topic = 0; topic < topics_; ++topic)
            scores[topic] += best[topic];
    }
    std::vector<SearchResult> results;
    constexpr std::int32_t enough = 45;
    for (std::uint32_t topic = 0; topic < topics_; ++topic)
        if (scores[topic] >= enough)
            results.push_back({topic, scores[topic]});
    std::stable_sort(results.begin(), results.end(),
                     [](const SearchResult& a, const SearchResult& b) { return a.score > b.score; });
    if (results.size() > most)
        results.resize(most);
    return results;
}

std::vector<SearchResult> searchTopics(const Library& library, std::string_view words, std::size_t most) {
    return SearchIndex(library).find(words, most);
}

} // namespace signpost

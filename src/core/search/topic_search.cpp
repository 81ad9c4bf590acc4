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
    /// In how many topics it stands. A word that stands everywhere says little.
    std::uint32_t topics = 0;
    std::uint32_t lastTopic = noIndex;
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
            if (std::find(library_.ignoredWords.begin(), library_.ignoredWords.end(), word.text) ==
                library_.ignoredWords.end())
                result.push_back(index(word.text, topic));
        return result;
    }
    std::uint32_t index(const std::string& text, std::uint32_t topic) {
        auto known = std::find_if(tables_.words.begin(), tables_.words.end(),
                                  [&](const KnownWord& word) { return word.shape.word == text; });
        if (known == tables_.words.end())
            known = tables_.words.insert(known, {WordShape(text), 0, noIndex});
        if (topic != noIndex && known->lastTopic != topic) {
            ++known->topics;
            known->lastTopic = topic;
        }
        return static_cast<std::uint32_t>(known - tables_.words.begin());
    }

    const Library& library_;
    SearchIndex::Tables& tables_;
};

/// How well each known word was said, in hundredths.
class Said {
public:
    Said(const SearchIndex::Tables& tables, const std::vector<std::string>& ignored, std::string_view words)
        : tables_(tables), likeness_(tables.words.size()) {
        const auto typed = wordsOfText(words);
        for (std::size_t i = 0; i < typed.size(); ++i)
            if (std::find(ignored.begin(), ignored.end(), typed[i].text) == ignored.end())
                hear(typed[i].text, i + 1 == typed.size());
        for (const auto& alias : tables_.aliases)
            hearAlias(alias);
    }
    [[nodiscard]] int operator[](std::uint32_t word) const { return likeness_[word]; }
    [[nodiscard]] std::size_t typedWords() const { return typed_; }

private:
    void hear(const std::string& text, bool last) {
        ++typed_;
        const WordShape shape(text);
        const bool known = std::any_of(tables_.words.begin(), tables_.words.end(),
                                       [&](const KnownWord& word) { return word.shape.stem == shape.stem; });
        for (std::size_t i = 0; i < tables_.words.size(); ++i) {
            int like = likeness(shape, tables_.words[i].shape);
            // A word that is known is not a mistyped other one.
            constexpr int sameStem = 95;
            if (known && like < sameStem)
                like = 0;
            // The last word may still be being typed.
            constexpr std::size_t shortestStart = 3;
            constexpr int started = 60;
            if (last && like == 0 && text.size() >= shortestStart && tables_.words[i].shape.word.rfind(text, 0) == 0)
                like = started;
            likeness_[i] = std::max(likeness_[i], like);
        }
    }
    /// All of "the runs" was said: then so was "diarrhoea", nearly.
    void hearAlias(const SearchIndex::Tables::Alias& alias) {
        if (alias.like.empty())
            return;
        int worst = 100;
        for (const std::uint32_t word : alias.like)
            worst = std::min(worst, likeness_[word]);
        constexpr int asGood = 90;
        for (const std::uint32_t word : alias.word)
            likeness_[word] = std::max(likeness_[word], worst * asGood / 100);
    }

    const SearchIndex::Tables& tables_;
    std::vector<int> likeness_;
    std::size_t typed_ = 0;
};

} // namespace

SearchIndex::SearchIndex(const Library& library)
    : ignored_(library.ignoredWords), topics_(library.topics.size()), tables_(std::make_unique<Tables>()) {
    Builder(library, *tables_).build();
}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

std::vector<SearchResult> SearchIndex::find(std::string_view words, std::size_t most) const {
    const Said said(*tables_, ignored_, words);
    // For each topic: its best phrase, and every word of its own that was said.
    std::vector<std::int32_t> best(topics_);
    std::vector<std::int32_t> sum(topics_);
    const auto telling = [&](std::uint32_t word) {
        const std::uint32_t in = std::max<std::uint32_t>(1, tables_->words[word].topics);
        constexpr std::array<std::int32_t, 5> byTopics = {0, 100, 70, 50, 40};
        return in < byTopics.size() ? byTopics[in] : 25;
    };
    std::vector<std::uint32_t> countedFor(tables_->words.size(), noIndex);
    for (const Entry& entry : tables_->entries) {
        std::int32_t got = 0;
        std::int32_t whole = 0;
        for (const std::uint32_t word : entry.words) {
            got += telling(word) * said[word] / 100;
            whole += telling(word);
            if (countedFor[word] != entry.topic) {
                countedFor[word] = entry.topic;
                sum[entry.topic] += telling(word) * said[word] / 100;
            }
        }
        // A phrase said in full counts for more than the same words here and there.
        const std::int32_t value = entry.weight * got * got / std::max<std::int32_t>(1, whole);
        best[entry.topic] = std::max(best[entry.topic], value);
    }
    std::vector<SearchResult> results;
    constexpr std::int32_t enough = 40;
    for (std::uint32_t topic = 0; topic < topics_; ++topic)
        if (const std::int32_t score = best[topic] + sum[topic]; score >= enough)
            results.push_back({topic, score});
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

// SPDX-License-Identifier: Apache-2.0
#include "core/search/search_tables.hpp"

#include "core/search/words_of_text.hpp"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

constexpr std::int32_t titleWeight = 3;
constexpr std::int32_t phraseWeight = 2;

class Builder {
public:
    Builder(const Library& library, SearchIndex::Tables& tables) : library_(library), tables_(tables) {}

    void build() {
        for (const std::string& word : library_.ignoredWords)
            tables_.words[index(word)].ignored = true;
        for (std::uint32_t i = 0; i < library_.topics.size(); ++i) {
            const Topic& topic = library_.topics[i];
            add(i, titleWeight, topic.title);
            for (const std::string& phrase : topic.searchWords)
                add(i, phraseWeight, phrase);
        }
        for (const Synonym& synonym : library_.synonyms)
            for (const std::string& like : synonym.like)
                tables_.aliases.push_back({indices(like), indices(synonym.word)});
    }

private:
    void add(std::uint32_t topic, std::int32_t weight, std::string_view phrase) {
        SearchIndex::Tables::Phrase entry{topic, weight, indices(phrase)};
        for (const std::uint32_t word : entry.words)
            count(tables_.words[word].uses, topic, weight);
        if (!entry.words.empty())
            tables_.phrases.push_back(std::move(entry));
    }
    static void count(std::vector<KnownWord::Use>& uses, std::uint32_t topic, std::int32_t weight) {
        if (uses.empty() || uses.back().topic != topic)
            uses.push_back({topic, 0});
        uses.back().times += weight;
    }
    std::vector<std::uint32_t> indices(std::string_view phrase) {
        std::vector<std::uint32_t> result;
        for (const TextWord& word : wordsOfText(phrase))
            result.push_back(index(word.text));
        return result;
    }
    std::uint32_t index(const std::string& text) {
        const std::uint32_t word = tables_.stems.add(stemOf(text));
        if (word == tables_.words.size())
            tables_.words.emplace_back();
        if (texts_.add(text) == tables_.spellings.size()) {
            tables_.spellings.push_back(WordShape(text));
            tables_.spelt.push_back(word);
        }
        return word;
    }

    const Library& library_;
    SearchIndex::Tables& tables_;
    /// Numbers of spellings.
    Numbering texts_;
};

} // namespace

std::int32_t KnownWord::telling() const {
    constexpr std::array<std::int32_t, 5> byTopics = {100, 100, 80, 65, 55};
    constexpr std::int32_t inMany = 45;
    constexpr std::int32_t littleWord = 6;
    if (ignored)
        return littleWord;
    return uses.size() < byTopics.size() ? byTopics[uses.size()] : inMany;
}

std::int32_t KnownWord::telling(const Use& use) const {
    constexpr std::int32_t atLeast = 40;
    std::int32_t most = 1;
    for (const Use& other : uses)
        most = std::max(most, other.times);
    return telling() * (atLeast + (100 - atLeast) * use.times / most) / 100;
}

SearchIndex::Tables::Tables(const Library& library)
    : topics(static_cast<std::uint32_t>(library.topics.size())), fallback(library.fallbackTopic) {
    Builder(library, *this).build();
}

} // namespace signpost

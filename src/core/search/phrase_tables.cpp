// SPDX-License-Identifier: Apache-2.0
#include "core/search/phrase_tables.hpp"

#include "core/search/numbering.hpp"
#include "core/search/words_of_text.hpp"

#include <algorithm>

namespace signpost {

PhraseIndex::Tables::Tables(const Library& library) : negation(library.negation), common(library.ignoredWords) {
    Numbering texts;
    for (std::size_t flag = 0; flag < library.flags.size(); ++flag)
        for (std::string_view rest : library.flags[flag].phrases) {
            Phrase phrase{flag, {}};
            while (!rest.empty()) {
                const auto plus = std::min(rest.find('+'), rest.size());
                for (const TextWord& word : wordsOfText(rest.substr(0, plus))) {
                    const std::uint32_t number = texts.add(word.text);
                    if (number == words.size())
                        words.push_back(WordShape(word.text));
                    phrase.words.push_back(number);
                }
                phrase.words.push_back(noIndex);
                rest.remove_prefix(std::min(plus + 1, rest.size()));
            }
            phrases.push_back(std::move(phrase));
        }
}

bool PhraseIndex::Tables::knows(const WordShape& word) const {
    return std::find(common.begin(), common.end(), word.word) != common.end() ||
           std::any_of(words.begin(), words.end(), [&](const WordShape& known) { return known.stem == word.stem; });
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "authoring/readability.hpp"

#include <algorithm>
#include <sstream>
#include <string>

namespace signpost::authoring {
namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isLetterOrDigit(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
}
bool isVowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}
bool among(char c, std::string_view letters) {
    return letters.find(c) != std::string_view::npos;
}

std::string lettersOf(std::string_view word) {
    std::string letters;
    for (const char c : word) {
        if (isLetter(c)) {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return letters;
}

/// Two vowels that are spoken one after the other: "di-abetes", "usu-al"; not "na-tion", "spe-cial", "guard".
bool spokenApart(std::string_view word, std::size_t at) {
    const char before = at > 0 ? word[at - 1] : ' ';
    const std::string_view pair = word.substr(at, 2);
    return ((pair == "ia" || pair == "io" || pair == "iu") && !among(before, "tscxg")) ||
           (pair == "ua" && !among(before, "qg"));
}

/// The e of "take", "takes" and "asked".
bool endsSilently(std::string_view word) {
    const auto ends = [&](std::string_view ending) {
        return word.ends_with(ending) && word.size() > ending.size() + 1;
    };
    const auto before = [&](std::size_t letters) { return word[word.size() - letters - 1]; };
    if (ends("e")) {
        return !isVowel(before(1)) && !(before(1) == 'l' && !isVowel(before(2)));
    }
    if (ends("es")) {
        return !among(before(2), "sxzhcg") && !isVowel(before(2));
    }
    return ends("ed") && !among(before(2), "td") && !isVowel(before(2));
}

bool endsSentence(std::string_view word) {
    while (!word.empty() && among(word.back(), "\")'")) {
        word.remove_suffix(1);
    }
    return !word.empty() && among(word.back(), ".!?");
}

} // namespace

std::size_t syllablesIn(std::string_view word) {
    const std::string letters = lettersOf(word);
    std::size_t count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool begins = isVowel(letters[i]) && (i == 0 || !isVowel(letters[i - 1]));
        count += (begins ? 1 : 0) + (spokenApart(letters, i) ? 1 : 0);
    }
    if (count > 1 && endsSilently(letters)) {
        --count;
    }
    return std::max<std::size_t>(count, 1);
}

Readability readabilityOf(std::string_view text) {
    Readability result;
    std::istringstream stream{std::string(text)};
    std::size_t sentence = 0;
    const auto endSentence = [&] {
        result.sentences += sentence > 0 ? 1 : 0;
        result.longestSentence = std::max(result.longestSentence, sentence);
        sentence = 0;
    };
    for (std::string word; stream >> word;) {
        if (std::any_of(word.begin(), word.end(), isLetterOrDigit)) {
            ++sentence;
            ++result.words;
            result.syllables += syllablesIn(word);
        }
        if (endsSentence(word)) {
            endSentence();
        }
    }
    endSentence();
    return result;
}

double Readability::readingAge() const {
    if (words == 0) {
        return 0;
    }
    const auto ratio = [](std::size_t a, std::size_t b) { return static_cast<double>(a) / static_cast<double>(b); };
    constexpr double ageInGradeNought = 5;
    return 0.39 * ratio(words, sentences) + 11.8 * ratio(syllables, words) - 15.59 + ageInGradeNought;
}

} // namespace signpost::authoring

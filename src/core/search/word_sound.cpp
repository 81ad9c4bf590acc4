// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_sound.hpp"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

/// The class of a vowel by its first letter, or 0. Where two stand together, the first is heard.
char vowelClass(char c) {
    switch (c) {
    case 'a':
        return 'a';
    case 'e':
    case 'i':
    case 'y':
        return 'i';
    case 'o':
    case 'u':
        return 'u';
    default:
        return 0;
    }
}

struct Spelling {
    std::string_view letters;
    std::string_view sound;
};
// The first that fits counts, so the longer ones stand first.
constexpr std::array<Spelling, 24> spellings = {
    {{"ough", "uf"}, {"augh", "uf"}, {"tion", "sun"}, {"sion", "sun"}, {"shun", "sun"}, {"tch", "s"},
     {"sch", "sk"},  {"ph", "f"},    {"gh", "g"},     {"ck", "k"},     {"ch", "k"},     {"sh", "s"},
     {"th", "t"},    {"wr", "r"},    {"wh", "h"},     {"kn", "n"},     {"mb", "m"},     {"rh", "r"},
     {"qu", "k"},    {"ce", "si"},   {"ci", "si"},    {"cy", "si"},    {"ge", "ji"},    {"gi", "ji"}}};

} // namespace

std::string soundOf(std::string_view word) {
    std::string sound;
    bool afterVowel = false;
    for (std::size_t i = 0; i < word.size();) {
        const auto rest = word.substr(i);
        const auto spelling = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& s) {
            return rest.substr(0, s.letters.size()) == s.letters;
        });
        std::string_view heard = word.substr(i, 1);
        char vowel = 0;
        if (spelling != spellings.end()) {
            heard = spelling->sound;
            i += spelling->letters.size();
        } else {
            const char c = word[i++];
            vowel = vowelClass(c);
            if (vowel != 0)
                heard = afterVowel ? std::string_view() : std::string_view(&vowel, 1);
            else if ((c == 'h' || c == 'w') && !sound.empty())
                heard = {};
            else if (c == 'c' || c == 'q')
                heard = "k";
            else if (c == 'z' || c == 'x')
                heard = "s";
        }
        for (const char c : heard)
            if (sound.empty() || sound.back() != c)
                sound += c;
        afterVowel = vowel != 0;
    }
    return sound;
}

std::string consonantsOf(std::string_view sound) {
    std::string consonants;
    for (const char c : sound)
        if (consonants.empty() || (vowelClass(c) == 0 && consonants.back() != c))
            consonants += c;
    return consonants;
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_likeness.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace signpost {
namespace {

bool isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool endsWith(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// Cuts English endings, so that hurts, hurting and hurt are one word. Crude on purpose: both sides are cut alike.
std::string stemOf(std::string_view word) {
    constexpr std::size_t shortest = 3;
    constexpr std::array<std::string_view, 7> endings = {"ings", "ing", "edly", "ed", "es", "ly", "s"};
    std::string stem(word);
    for (const std::string_view ending : endings)
        if (endsWith(stem, ending) && stem.size() - ending.size() >= shortest &&
            !(ending == "s" && endsWith(stem, "ss"))) {
            stem.resize(stem.size() - ending.size());
            break;
        }
    if (stem.size() > shortest && (stem.back() == 'e' || stem.back() == 'y'))
        stem.pop_back();
    if (stem.size() > shortest && stem.back() == stem[stem.size() - 2]) // vomitting, vomiting; runn(ing), run
        stem.pop_back();
    return stem;
}

/// Consonants as they sound, doubled ones once; vowels only where a word begins. "cough" and "coff" are "kf", "throat"
/// and "throte" are "trt".
std::string soundOf(std::string_view word) {
    struct Spelling {
        std::string_view letters;
        std::string_view sound;
    };
    constexpr std::array<Spelling, 17> spellings = {{{"ough", "f"},
                                                     {"augh", "f"},
                                                     {"tch", "s"},
                                                     {"sch", "sk"},
                                                     {"ph", "f"},
                                                     {"gh", "g"},
                                                     {"ck", "k"},
                                                     {"ch", "k"},
                                                     {"sh", "s"},
                                                     {"th", "t"},
                                                     {"wr", "r"},
                                                     {"kn", "n"},
                                                     {"rh", "r"},
                                                     {"qu", "k"},
                                                     {"ce", "s"},
                                                     {"ci", "s"},
                                                     {"ge", "j"}}};
    std::string sound;
    for (std::size_t i = 0; i < word.size();) {
        const auto rest = word.substr(i);
        const auto spelling = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& s) {
            return rest.substr(0, s.letters.size()) == s.letters;
        });
        std::string_view heard;
        if (spelling != spellings.end()) {
            heard = spelling->sound;
            i += spelling->letters.size();
        } else {
            const char c = word[i++];
            if (isVowel(c) || c == 'h' || c == 'w')
                heard = sound.empty() ? (isVowel(c) ? "a" : word.substr(i - 1, 1)) : "";
            else if (c == 'c' || c == 'q')
                heard = "k";
            else if (c == 'z' || c == 'x')
                heard = "s";
            else
                heard = word.substr(i - 1, 1);
        }
        for (const char c : heard)
            if (sound.empty() || sound.back() != c)
                sound += c;
    }
    return sound;
}

} // namespace

unsigned typingErrors(std::string_view a, std::string_view b, unsigned limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit)
        return limit + 1;
    // Three rows of the usual table: swaps look two rows back.
    std::vector<unsigned> before(b.size() + 1);
    std::vector<unsigned> previous(b.size() + 1);
    std::vector<unsigned> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        previous[j] = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<unsigned>(i);
        unsigned least = current[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const unsigned change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({change, previous[j] + 1, current[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
            least = std::min(least, current[j]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return std::min(previous[b.size()], limit + 1);
}

WordShape::WordShape(std::string_view from) : word(from), stem(stemOf(from)), sound(soundOf(stem)) {}

int likeness(const WordShape& typed, const WordShape& known) {
    constexpr int same = 100;
    constexpr int sameStem = 92;
    constexpr int oneError = 80;
    constexpr int twoErrors = 65;
    constexpr int soundsAlike = 70;
    if (typed.word == known.word)
        return same;
    if (typed.stem == known.stem)
        return sameStem;
    const std::size_t shorter = std::min(typed.word.size(), known.word.size());
    // In short words one letter makes another word: ear and eye, cut and cup.
    if (shorter < 4)
        return 0;
    const unsigned allowed = shorter >= 8 ? 2 : 1;
    const unsigned errors =
        std::min(typingErrors(typed.word, known.word, allowed), typingErrors(typed.stem, known.stem, allowed));
    const bool sounds = typed.sound == known.sound && typed.sound.size() >= 2 &&
                        typingErrors(typed.word, known.word, static_cast<unsigned>(shorter) / 2 + 1) <= shorter / 2 + 1;
    if (errors == 1)
        return oneError;
    if (sounds)
        return soundsAlike;
    return errors == 2 && allowed == 2 ? twoErrors : 0;
}

int likeness(std::string_view typed, std::string_view known) {
    return likeness(WordShape(typed), WordShape(known));
}

} // namespace signpost

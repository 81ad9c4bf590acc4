// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_likeness.hpp"

#include "core/search/word_sound.hpp"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

bool endsWith(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

std::uint32_t lettersOf(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word)
        letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
    return letters;
}

/// One typing error changes at most two of the letters that occur.
bool mayDifferBy(unsigned errors, const WordShape& a, const WordShape& b) {
    unsigned different = 0;
    for (std::uint32_t rest = a.letters ^ b.letters; rest != 0; rest &= rest - 1)
        ++different;
    return different <= 2 * errors;
}

int bySound(const WordShape& typed, const WordShape& known, std::size_t shorter) {
    constexpr int same = 75;
    constexpr int sameConsonants = 65;
    constexpr int almost = 55;
    if (typed.sound == known.sound && typed.sound.size() > 1)
        return same;
    constexpr std::size_t tellingConsonants = 3;
    const std::string& a = typed.consonants;
    const std::string& b = known.consonants;
    if (a == b && a.size() >= tellingConsonants && shorter > 4)
        return sameConsonants;
    constexpr std::size_t manyConsonants = 5;
    return std::min(a.size(), b.size()) >= manyConsonants && a.front() == b.front() && typingErrors(a, b, 1) <= 1
               ? almost
               : 0;
}

} // namespace

/// Cuts English endings, so that hurts, hurting and hurt are one word. Crude on purpose: both sides are cut alike.
std::string stemOf(std::string_view word) {
    constexpr std::size_t shortest = 3;
    constexpr std::array<std::string_view, 6> endings = {"ings", "ing", "ed", "es", "ly", "s"};
    std::string stem(word);
    for (const std::string_view ending : endings)
        if (endsWith(stem, ending) && stem.size() - ending.size() >= shortest &&
            !(ending == "s" && endsWith(stem, "ss"))) {
            stem.resize(stem.size() - ending.size());
            // Running is run, but swelling is swell.
            if (ending != "s" && stem.size() > shortest && stem.back() == stem[stem.size() - 2] &&
                std::string_view("lsfz").find(stem.back()) == std::string_view::npos)
                stem.pop_back();
            break;
        }
    if (stem.size() > shortest && stem.back() == 'e')
        stem.pop_back();
    return stem;
}

unsigned typingErrors(std::string_view a, std::string_view b, unsigned limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit)
        return limit + 1;
    // What is longer is no word that anyone meant.
    constexpr std::size_t longest = 40;
    if (std::max(a.size(), b.size()) > longest)
        return limit + 1;
    // Three rows of the usual table: swaps look two rows back.
    using Row = std::array<unsigned, longest + 1>;
    std::array<Row, 3> rows{};
    Row* before = rows.data();
    Row* previous = before + 1;
    Row* current = previous + 1;
    for (std::size_t j = 0; j <= b.size(); ++j)
        (*previous)[j] = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*current)[0] = static_cast<unsigned>(i);
        unsigned least = (*current)[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const unsigned change = (*previous)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            (*current)[j] = std::min({change, (*previous)[j] + 1, (*current)[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                (*current)[j] = std::min((*current)[j], (*before)[j - 2] + 1);
            least = std::min(least, (*current)[j]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return std::min((*previous)[b.size()], limit + 1);
}

WordShape::WordShape(std::string_view from)
    : word(from), stem(stemOf(from)), sound(soundOf(stem)), consonants(consonantsOf(sound)), letters(lettersOf(from)) {}

int likeness(const WordShape& typed, const WordShape& known) {
    constexpr int same = 100;
    constexpr int oneError = 80;
    constexpr int oneErrorInShort = 65;
    constexpr int twoErrors = 60;
    if (typed.stem == known.stem)
        return same;
    const std::size_t shorter = std::min(typed.word.size(), known.word.size());
    const std::size_t longer = std::max(typed.word.size(), known.word.size());
    // In the shortest words one letter makes another word: ear and eye, cut and cup.
    constexpr std::size_t shortWord = 4;
    constexpr std::size_t longWord = 8;
    if (shorter < 3 || longer > 2 * shorter)
        return 0;
    const unsigned allowed = longer > longWord ? 2 : 1;
    unsigned errors = allowed + 1;
    if (longer >= shortWord && mayDifferBy(allowed, typed, known))
        errors = std::min(typingErrors(typed.word, known.word, allowed), typingErrors(typed.stem, known.stem, allowed));
    // Few mistype the first letter, and a swap leaves the letters as they were.
    const bool sameStart = typed.word.front() == known.word.front();
    const bool swapped = shorter == longer && typed.letters == known.letters;
    if (errors == 1 && (shorter > shortWord || swapped))
        return sameStart ? oneError : oneErrorInShort;
    const int sounds = bySound(typed, known, shorter);
    if (errors == 1 && sameStart)
        return std::max(oneErrorInShort, sounds);
    return errors == 2 && allowed == 2 && sameStart ? std::max(twoErrors, sounds) : sounds;
}

int likeness(std::string_view typed, std::string_view known) {
    return likeness(WordShape(typed), WordShape(known));
}

} // namespace signpost

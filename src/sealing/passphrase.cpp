// SPDX-License-Identifier: Apache-2.0
#include "sealing/passphrase.hpp"

#include "sealing/primitives.hpp"

#include <string_view>

namespace signpost::sealing {

std::string newPassphrase() {
    // No h and no z, no c/q/x and no e: sounds and letters that are confused when spelt out, or make known words.
    constexpr std::string_view consonants = "bdfgjklmnprstvwy";
    constexpr std::string_view vowels = "aiou";
    constexpr int words = 6;
    constexpr int syllables = 2;
    static_assert(consonants.size() == 16 && vowels.size() == 4, "six bits a syllable, without remainder");

    std::string passphrase;
    for (int word = 0; word < words; ++word) {
        if (word > 0) {
            passphrase += '-';
        }
        for (const char byte : randomBytes(syllables)) {
            const auto bits = static_cast<unsigned char>(byte);
            passphrase += consonants[bits & 15U];
            passphrase += vowels[(bits >> 4U) & 3U];
        }
    }
    return passphrase;
}

} // namespace signpost::sealing

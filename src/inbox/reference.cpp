// SPDX-License-Identifier: Apache-2.0
#include "inbox/reference.hpp"

#include "sealing/primitives.hpp"

namespace signpost::inbox {

std::string newReference() {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static_assert(alphabet.size() == 32, "five bits a character, without remainder");
    std::string reference;
    for (const char byte : sealing::randomBytes(6)) {
        if (reference.size() == 3) {
            reference += '-';
        }
        reference += alphabet[static_cast<unsigned char>(byte) & 31U];
    }
    return reference;
}

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "sealing/padding.hpp"

#include "sealing/error.hpp"

#include <algorithm>

namespace signpost::sealing {

namespace {

constexpr std::size_t prefixSize = 4;

} // namespace

std::string pad(std::string_view json) {
    const auto* const size = std::find_if(plaintextSizes.begin(), plaintextSizes.end(),
                                          [&](std::size_t candidate) { return candidate >= prefixSize + json.size(); });
    if (size == plaintextSizes.end()) {
        throw SealingError("the letter is longer than 131,068 bytes");
    }
    std::string plaintext;
    plaintext.reserve(*size);
    for (int shift = 24; shift >= 0; shift -= 8) {
        plaintext += static_cast<char>((json.size() >> static_cast<unsigned>(shift)) & 0xffU);
    }
    plaintext += json;
    plaintext.resize(*size, '\0');
    return plaintext;
}

std::string unpad(std::string_view plaintext) {
    if (std::find(plaintextSizes.begin(), plaintextSizes.end(), plaintext.size()) == plaintextSizes.end()) {
        throw SealingError("the letter was not padded to one of the four sizes");
    }
    std::size_t length = 0;
    for (const char byte : plaintext.substr(0, prefixSize)) {
        length = (length << 8U) | static_cast<unsigned char>(byte);
    }
    plaintext.remove_prefix(prefixSize);
    if (length > plaintext.size()) {
        throw SealingError("the letter's length does not fit its padding");
    }
    if (plaintext.find_first_not_of('\0', length) != std::string_view::npos) {
        throw SealingError("the letter's padding is not all zeros");
    }
    return std::string(plaintext.substr(0, length));
}

} // namespace signpost::sealing

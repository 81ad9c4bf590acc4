// SPDX-License-Identifier: Apache-2.0
// Letters to take apart: a valid one, and the same with one thing changed.
#pragma once

#include "sealing/base64url.hpp"
#include "sealing/letter.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace samples {

inline signpost::sealing::Envelope outside() {
    signpost::sealing::Envelope envelope;
    envelope.surgery = "A81001";
    envelope.content = std::string(64, 'a');
    envelope.key = "3f2b8c1e-9d4a-4c6b-8e1f-0a1b2c3d4e5f";
    envelope.list = signpost::sealing::LetterList::Clinical;
    return envelope;
}

inline const signpost::sealing::PrivateKey& surgeryKey() {
    static const auto key = signpost::sealing::generateKeyPair();
    return key;
}

inline const std::string& letter() {
    static const auto text =
        signpost::sealing::sealLetter(R"({"resourceType":"Bundle"})", outside(), surgeryKey().publicKey);
    return text;
}

inline nlohmann::json header() {
    return nlohmann::json::parse(*signpost::sealing::fromBase64Url(letter().substr(0, letter().find('.'))));
}

/// The valid letter under another header text.
inline std::string withHeader(const std::string& text) {
    return signpost::sealing::toBase64Url(text) + letter().substr(letter().find('.'));
}

/// The valid letter with part number `index` (0 to 4) replaced.
inline std::string withPart(int index, const std::string& part) {
    std::size_t begin = 0;
    for (int i = 0; i < index; ++i) {
        begin = letter().find('.', begin) + 1;
    }
    const auto end = std::min(letter().find('.', begin), letter().size());
    return letter().substr(0, begin) + part + letter().substr(end);
}

} // namespace samples

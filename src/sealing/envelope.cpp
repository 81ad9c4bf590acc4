// SPDX-License-Identifier: Apache-2.0
#include "sealing/envelope.hpp"

#include "sealing/base64url.hpp"
#include "sealing/padding.hpp"
#include "sealing/strict_json.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace signpost::sealing {

namespace {

constexpr std::size_t maximumHeaderLength = 2048;
constexpr std::size_t ivSize = 12;
constexpr std::size_t tagSize = 16;
constexpr std::size_t thumbprintLength = 43;

bool consistsOf(std::string_view text, std::string_view alphabet) noexcept {
    return text.find_first_not_of(alphabet) == std::string_view::npos;
}

constexpr std::string_view lowerHex = "0123456789abcdef";

[[noreturn]] void notSealed(const char* why) {
    throw EnvelopeError(EnvelopeFault::NotSealed, "body", why);
}

[[noreturn]] void bad(std::string where, const std::string& why) {
    throw EnvelopeError(EnvelopeFault::BadEnvelope, std::move(where), why);
}

[[noreturn]] void badHeader(const std::string& pointer, const std::string& why) {
    bad("letter header " + pointer, why);
}

std::array<std::string_view, 5> split(std::string_view letter) {
    if (letter.empty()) {
        notSealed("the body is empty; a letter is a compact JWE");
    }
    if (letter.front() == '{' || letter.front() == '[') {
        notSealed("the body is JSON; a letter must be sealed to the surgery's key as a compact JWE");
    }
    if (std::count(letter.begin(), letter.end(), '.') != 4) {
        notSealed("a compact JWE has five parts separated by four dots");
    }
    std::array<std::string_view, 5> parts;
    for (auto& part : parts) {
        const auto dot = std::min(letter.find('.'), letter.size());
        part = letter.substr(0, dot);
        letter.remove_prefix(std::min(dot + 1, letter.size()));
    }
    return parts;
}

/// Throws unless `object` has exactly these members.
void requireMembers(const nlohmann::json& object, const std::string& pointer,
                    std::initializer_list<std::string_view> names) {
    if (!object.is_object()) {
        badHeader(pointer.empty() ? "/" : pointer, "it must be an object");
    }
    for (const auto name : names) {
        if (!object.contains(name)) {
            badHeader(pointer + "/" + std::string(name), "this member is missing");
        }
    }
    if (object.size() != names.size()) {
        for (const auto& member : object.items()) {
            if (std::find(names.begin(), names.end(), member.key()) == names.end()) {
                // The name comes from outside: its place is told, itself only as far as it is short.
                badHeader(pointer + "/" + member.key().substr(0, 40), "this member is not part of a letter's header");
            }
        }
    }
}

const std::string& text(const nlohmann::json& object, const std::string& pointer, const char* name) {
    const auto& value = object.at(name);
    if (!value.is_string()) {
        badHeader(pointer + "/" + name, "it must be a string");
    }
    return value.get_ref<const std::string&>();
}

void requireText(const nlohmann::json& header, const char* name, std::string_view expected) {
    if (text(header, "", name) != expected) {
        badHeader(std::string("/") + name, "it must be \"" + std::string(expected) + "\"");
    }
}

Envelope readHeader(std::string_view encoded) {
    if (encoded.size() > maximumHeaderLength) {
        bad("letter header", "it is longer than 2,048 characters");
    }
    const auto decoded = fromBase64Url(encoded);
    if (!decoded) {
        notSealed("the first part is not base64url");
    }
    nlohmann::json header;
    try {
        header = parseStrictJson(*decoded, 3);
    } catch (const JsonError& error) {
        bad("letter header", error.what());
    }
    requireMembers(header, "", {"alg", "enc", "epk", "kid", "typ", "signpost"});
    requireText(header, "alg", "ECDH-ES");
    requireText(header, "enc", "A256GCM");
    requireText(header, "typ", "signpost-letter+jwe");
    requireMembers(header.at("epk"), "/epk", {"kty", "crv", "x", "y"});
    if (!readPublicKey(header.at("epk"))) {
        badHeader("/epk", "it must be a point on P-256");
    }

    Envelope envelope;
    envelope.keyId = text(header, "", "kid");
    if (envelope.keyId.size() != thumbprintLength || !fromBase64Url(envelope.keyId)) {
        badHeader("/kid", "it must be a JWK thumbprint, 43 characters of base64url");
    }
    const auto& own = header.at("signpost");
    requireMembers(own, "/signpost", {"v", "surgery", "content", "key", "list"});
    if (!own.at("v").is_number_integer() || own.at("v") != 1) {
        badHeader("/signpost/v", "it must be 1");
    }
    envelope.surgery = text(own, "/signpost", "surgery");
    if (!isOdsCode(envelope.surgery)) {
        badHeader("/signpost/surgery", "it must be an ODS code, three to ten capital letters and digits");
    }
    envelope.content = text(own, "/signpost", "content");
    if (envelope.content.size() != 64 || !consistsOf(envelope.content, lowerHex)) {
        badHeader("/signpost/content", "it must be a SHA-256, 64 lower-case hexadecimal digits");
    }
    envelope.key = text(own, "/signpost", "key");
    if (!isUuid4(envelope.key)) {
        badHeader("/signpost/key", "it must be a UUID version 4 in lower case");
    }
    const auto list = letterListFromText(text(own, "/signpost", "list"));
    if (!list) {
        badHeader("/signpost/list", R"(it must be "clinical", "urgent" or "admin")");
    }
    envelope.list = *list;
    return envelope;
}

std::size_t decodedSize(std::string_view part, const char* name) {
    const auto bytes = fromBase64Url(part);
    if (!bytes) {
        bad(name, "it is not canonical base64url without padding");
    }
    return bytes->size();
}

} // namespace

std::string_view toText(LetterList list) noexcept {
    switch (list) {
    case LetterList::Urgent:
        return "urgent";
    case LetterList::Admin:
        return "admin";
    case LetterList::Clinical:
        break;
    }
    return "clinical";
}

std::optional<LetterList> letterListFromText(std::string_view text) noexcept {
    for (const auto list : {LetterList::Clinical, LetterList::Urgent, LetterList::Admin}) {
        if (toText(list) == text) {
            return list;
        }
    }
    return std::nullopt;
}

bool isOdsCode(std::string_view text) noexcept {
    return text.size() >= 3 && text.size() <= 10 && consistsOf(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

bool isUuid4(std::string_view text) noexcept {
    constexpr std::string_view shape = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(), [](char letter, char expected) {
               switch (expected) {
               case 'x':
                   return lowerHex.find(letter) != std::string_view::npos;
               case 'y': // the variant that RFC 9562 describes
                   return std::string_view("89ab").find(letter) != std::string_view::npos;
               default:
                   return letter == expected;
               }
           });
}

Envelope readEnvelope(std::string_view letter) {
    const auto [header, encryptedKey, iv, ciphertext, tag] = split(letter);
    auto envelope = readHeader(header);
    if (!encryptedKey.empty()) {
        bad("encrypted key", "the second part must be empty: with ECDH-ES the key is agreed directly");
    }
    if (decodedSize(iv, "initialisation vector") != ivSize) {
        bad("initialisation vector", "it must be 12 bytes");
    }
    if (decodedSize(tag, "authentication tag") != tagSize) {
        bad("authentication tag", "it must be 16 bytes");
    }
    const auto size = decodedSize(ciphertext, "ciphertext");
    if (std::find(plaintextSizes.begin(), plaintextSizes.end(), size) == plaintextSizes.end()) {
        throw EnvelopeError(EnvelopeFault::WrongSize, "ciphertext",
                            "it is " + std::to_string(size) +
                                " bytes; a letter is padded to exactly 4,096, 16,384, 65,536 or 131,072");
    }
    envelope.sizeInKilobytes = static_cast<int>(size / 1024);
    return envelope;
}

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#include "sealing/letter.hpp"

#include "sealing/error.hpp"
#include "sealing/openssl.hpp"
#include "sealing/padding.hpp"

#include <cjose/cjose.h>

#include <cstdlib>

namespace signpost::sealing {

namespace {

using Jwk = Owned<cjose_jwk_t, cjose_jwk_release>;
using Jwe = Owned<cjose_jwe_t, cjose_jwe_release>;
using Header = Owned<cjose_header_t, cjose_header_release>;
using Text = Owned<char, std::free>;

[[noreturn]] void fail(const char* what, const cjose_err& error) {
    throw SealingError(std::string(what) + ": " + (error.message == nullptr ? "unknown" : error.message));
}

Jwk importKey(std::string_view jwk) {
    cjose_err error{};
    Jwk key(cjose_jwk_import(jwk.data(), jwk.size(), &error));
    if (key == nullptr) {
        fail("the surgery's key is not usable", error);
    }
    return key;
}

} // namespace

std::string sealLetter(std::string_view json, const Envelope& outside, const PublicKey& surgery) {
    const auto plaintext = pad(json);
    const nlohmann::json own = {{"v", 1},
                                {"surgery", outside.surgery},
                                {"content", outside.content},
                                {"key", outside.key},
                                {"list", toText(outside.list)}};
    cjose_err error{};
    const Header header(cjose_header_new(&error));
    if (header == nullptr || !cjose_header_set(header.get(), CJOSE_HDR_ALG, CJOSE_HDR_ALG_ECDH_ES, &error) ||
        !cjose_header_set(header.get(), CJOSE_HDR_ENC, CJOSE_HDR_ENC_A256GCM, &error) ||
        !cjose_header_set(header.get(), CJOSE_HDR_KID, thumbprint(surgery).c_str(), &error) ||
        !cjose_header_set(header.get(), "typ", "signpost-letter+jwe", &error) ||
        !cjose_header_set_raw(header.get(), "signpost", own.dump().c_str(), &error)) {
        fail("the letter's header can't be written", error);
    }
    const auto key = importKey(publicJwk(surgery).dump());
    const Jwe jwe(cjose_jwe_encrypt(key.get(), header.get(), bytesOf(plaintext), plaintext.size(), &error));
    if (jwe == nullptr) {
        fail("the letter can't be sealed", error);
    }
    const Text compact(cjose_jwe_export(jwe.get(), &error));
    if (compact == nullptr) {
        fail("the letter can't be written", error);
    }
    std::string letter(compact.get());
    readEnvelope(letter); // never hand out what the other side refuses
    return letter;
}

std::string openLetter(std::string_view letter, const PrivateKey& surgery) {
    const auto envelope = readEnvelope(letter);
    if (envelope.keyId != thumbprint(surgery.publicKey)) {
        throw SealingError("the letter was sealed to another key (" + envelope.keyId + ") than this one (" +
                           thumbprint(surgery.publicKey) + ")");
    }
    cjose_err error{};
    const Jwe jwe(cjose_jwe_import(letter.data(), letter.size(), &error));
    if (jwe == nullptr) {
        fail("the letter can't be read", error);
    }
    const auto key = importKey(view(privateJwk(surgery)));
    std::size_t length = 0;
    const Owned<std::uint8_t, std::free> plaintext(cjose_jwe_decrypt(jwe.get(), key.get(), &length, &error));
    if (plaintext == nullptr) {
        throw SealingError("the letter can't be opened: it was changed after it was sealed");
    }
    return unpad({reinterpret_cast<const char*>(plaintext.get()), length});
}

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
// PBES2 by hand (RFC 7518 sections 4.8 and 4.4), because libcjose does not have it.
#include "sealing/wrapped_key.hpp"

#include "sealing/base64url.hpp"
#include "sealing/openssl.hpp"
#include "sealing/primitives.hpp"
#include "sealing/strict_json.hpp"

#include <openssl/evp.h>

#include <array>

namespace signpost::sealing {

namespace {

using Cipher = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

constexpr std::string_view algorithm = "PBES2-HS512+A256KW";
constexpr int maximumRounds = 10'000'000;
constexpr std::size_t keySize = 32;
constexpr std::size_t wrappedKeySize = keySize + 8;
constexpr std::size_t saltSize = 16;
constexpr std::size_t ivSize = 12;
constexpr std::size_t tagSize = 16;

struct Parts {
    std::string header; ///< as it stands in the text: it is authenticated in that form
    std::string encryptedKey;
    std::string iv;
    std::string ciphertext;
    std::string tag;
};

struct Parameters {
    std::string salt;
    int rounds;
    std::string keyId;
};

[[noreturn]] void refuse(const char* why) {
    throw SealingError(std::string("this is not a wrapped key: ") + why);
}

Parts split(std::string_view wrapped) {
    std::array<std::string_view, 5> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto dot = wrapped.find('.');
        if ((dot == std::string_view::npos) != (i + 1 == parts.size())) {
            refuse("it does not have five parts");
        }
        parts[i] = wrapped.substr(0, dot);
        wrapped.remove_prefix(dot == std::string_view::npos ? wrapped.size() : dot + 1);
    }
    const auto decode = [](std::string_view part) {
        auto bytes = fromBase64Url(part);
        if (!bytes) {
            refuse("a part of it is not base64url");
        }
        return *bytes;
    };
    Parts result{std::string(parts[0]), decode(parts[1]), decode(parts[2]), decode(parts[3]), decode(parts[4])};
    if (result.encryptedKey.size() != wrappedKeySize || result.iv.size() != ivSize || result.tag.size() != tagSize) {
        refuse("a part of it has the wrong length");
    }
    return result;
}

Parameters readHeader(std::string_view encoded) {
    const auto text = fromBase64Url(encoded);
    if (!text) {
        refuse("its header is not base64url");
    }
    try {
        const auto header = parseStrictJson(*text, 4);
        if (header.at("alg") != algorithm || header.at("enc") != "A256GCM") {
            refuse("its header does not say PBES2-HS512+A256KW and A256GCM");
        }
        if (header.contains("crit") || header.contains("zip")) {
            refuse("its header asks for an extension or for compression");
        }
        const auto& rounds = header.at("p2c");
        if (!rounds.is_number_integer() || rounds < passphraseRounds || rounds > maximumRounds) {
            refuse("its header (p2c) must ask for 600,000 to 10,000,000 rounds");
        }
        const auto salt = fromBase64Url(header.at("p2s").get_ref<const std::string&>());
        if (!salt || salt->size() < 8) {
            refuse("its salt (p2s) is not base64url of at least 8 bytes");
        }
        return {*salt, rounds.get<int>(), header.at("kid").get<std::string>()};
    } catch (const JsonError& error) {
        refuse(error.what());
    } catch (const nlohmann::json::exception&) {
        refuse("its header lacks alg, enc, p2s, p2c or kid");
    }
}

SecretBytes derive(std::string_view passphrase, std::string_view salt, int rounds) {
    // RFC 7518 4.8.1.1: the algorithm's name is part of the salt, so a key can't be taken over into another algorithm.
    std::string input(algorithm);
    input += '\0';
    input += salt;
    SecretBytes key(keySize);
    require(PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), bytesOf(input),
                              static_cast<int>(input.size()), rounds, EVP_sha512(), keySize, bytesOf(key)) == 1,
            "PBKDF2");
    return key;
}

Cipher newCipher() {
    Cipher cipher(EVP_CIPHER_CTX_new());
    require(cipher != nullptr, "no memory for a cipher");
    EVP_CIPHER_CTX_set_flags(cipher.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    return cipher;
}

std::string wrapKey(const SecretBytes& wrapping, const SecretBytes& key) {
    const auto cipher = newCipher();
    std::string out(wrappedKeySize, '\0');
    int length = 0;
    require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_wrap(), nullptr, bytesOf(wrapping), nullptr) == 1 &&
                EVP_EncryptUpdate(cipher.get(), bytesOf(out), &length, bytesOf(key), keySize) == 1 &&
                static_cast<std::size_t>(length) == wrappedKeySize,
            "AES key wrap");
    return out;
}

SecretBytes unwrapKey(const SecretBytes& wrapping, std::string_view wrapped) {
    const auto cipher = newCipher();
    SecretBytes out(wrappedKeySize);
    int length = 0;
    require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_wrap(), nullptr, bytesOf(wrapping), nullptr) == 1,
            "AES key unwrap");
    if (EVP_DecryptUpdate(cipher.get(), bytesOf(out), &length, bytesOf(wrapped), static_cast<int>(wrapped.size())) !=
            1 ||
        static_cast<std::size_t>(length) != keySize) {
        throw WrongPassphrase();
    }
    out.resize(keySize);
    return out;
}

} // namespace

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::string wrapPrivateKey(const PrivateKey& key, std::string_view passphrase) {
    passphrase = trimmed(passphrase);
    if (passphrase.empty()) {
        throw SealingError("the passphrase is empty");
    }
    const auto salt = randomBytes(saltSize);
    const auto contentKey = secret(randomBytes(keySize));
    const auto iv = randomBytes(ivSize);
    const nlohmann::json header = {{"alg", algorithm},
                                   {"enc", "A256GCM"},
                                   {"p2s", toBase64Url(salt)},
                                   {"p2c", passphraseRounds},
                                   {"kid", thumbprint(key.publicKey)},
                                   {"cty", "jwk+json"}};
    const auto encodedHeader = toBase64Url(header.dump());
    const auto wrapped = wrapKey(derive(passphrase, salt, passphraseRounds), contentKey);

    const auto plaintext = privateJwk(key);
    std::string ciphertext(plaintext.size(), '\0');
    std::string tag(tagSize, '\0');
    const auto cipher = newCipher();
    int length = 0;
    require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(contentKey), bytesOf(iv)) == 1 &&
                EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytesOf(encodedHeader),
                                  static_cast<int>(encodedHeader.size())) == 1 &&
                EVP_EncryptUpdate(cipher.get(), bytesOf(ciphertext), &length, bytesOf(plaintext),
                                  static_cast<int>(plaintext.size())) == 1 &&
                EVP_EncryptFinal_ex(cipher.get(), nullptr, &length) == 1 &&
                EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, tag.data()) == 1,
            "AES-GCM");
    return encodedHeader + '.' + toBase64Url(wrapped) + '.' + toBase64Url(iv) + '.' + toBase64Url(ciphertext) + '.' +
           toBase64Url(tag);
}

PrivateKey unwrapPrivateKey(std::string_view wrapped, std::string_view passphrase) {
    auto parts = split(trimmed(wrapped));
    const auto parameters = readHeader(parts.header);
    const auto contentKey =
        unwrapKey(derive(trimmed(passphrase), parameters.salt, parameters.rounds), parts.encryptedKey);

    SecretBytes plaintext(parts.ciphertext.size());
    const auto cipher = newCipher();
    int length = 0;
    require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(contentKey), bytesOf(parts.iv)) == 1 &&
                EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytesOf(parts.header),
                                  static_cast<int>(parts.header.size())) == 1 &&
                EVP_DecryptUpdate(cipher.get(), bytesOf(plaintext), &length, bytesOf(parts.ciphertext),
                                  static_cast<int>(parts.ciphertext.size())) == 1 &&
                EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, parts.tag.data()) == 1,
            "AES-GCM");
    if (EVP_DecryptFinal_ex(cipher.get(), nullptr, &length) != 1) {
        throw SealingError("the wrapped key was damaged: the passphrase is right, but what it protects was changed");
    }
    auto key = readPrivateKey(view(plaintext));
    if (thumbprint(key.publicKey) != parameters.keyId) {
        throw SealingError("the wrapped key holds another key than its header names");
    }
    return key;
}

std::string wrappedKeyId(std::string_view wrapped) {
    return readHeader(split(trimmed(wrapped)).header).keyId;
}

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#include "sealing/publisher_key.hpp"

#include "sealing/base64url.hpp"
#include "sealing/openssl.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>

namespace signpost::sealing {
namespace {

using EvpKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using EvpContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Owned<BIGNUM, BN_clear_free>;
using Bio = Owned<BIO, BIO_free_all>;

constexpr int halfSize = 32;

/// Without this, OpenSSL would ask at the terminal for the passphrase of an encrypted key.
int noPassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return -1;
}

bool isP256(const EvpKey& key) {
    std::array<char, 32> group{};
    std::size_t length = 0;
    return EVP_PKEY_is_a(key.get(), "EC") == 1 &&
           EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), &length) == 1 &&
           std::string_view(group.data(), length) == SN_X9_62_prime256v1;
}

EvpKey readKey(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    require(bio != nullptr, "no memory for a key");
    EvpKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    ERR_clear_error();
    if (key == nullptr)
        throw SealingError("this is no private key in PEM, or it is encrypted by a passphrase");
    if (!isP256(key))
        throw SealingError("the key is not an EC key on P-256");
    const EvpContext checker(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    require(checker != nullptr, "no memory for a key");
    if (EVP_PKEY_pairwise_check(checker.get()) != 1) {
        ERR_clear_error();
        throw SealingError("the private and the public half of the key do not belong together");
    }
    return key;
}

std::string padded(const BIGNUM* number) {
    std::string bytes(halfSize, '\0');
    require(BN_bn2binpad(number, bytesOf(bytes), halfSize) == halfSize, "a number is longer than 32 bytes");
    return bytes;
}

std::string coordinate(const EvpKey& key, const char* name) {
    BIGNUM* raw = nullptr;
    require(EVP_PKEY_get_bn_param(key.get(), name, &raw) == 1, "the key has no public half");
    return padded(Number(raw).get());
}

} // namespace

SecretBytes newPublisherKey() {
    const EvpKey pair(EVP_EC_gen("P-256"));
    const Bio bio(BIO_new(BIO_s_secmem()));
    require(pair != nullptr && bio != nullptr, "no new key");
    require(PEM_write_bio_PKCS8PrivateKey(bio.get(), pair.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
            "the new key can't be written");
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return secret({text, static_cast<std::size_t>(size)});
}

PublicKey publisherPublicKey(std::string_view pem) {
    const EvpKey key = readKey(pem);
    return {coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X), coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y)};
}

std::string signAsPublisher(std::string_view pem, std::string_view bytes) {
    const EvpKey key = readKey(pem);
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> signer(EVP_MD_CTX_new());
    require(signer != nullptr, "no memory for a signature");
    std::size_t size = 0;
    require(EVP_DigestSignInit(signer.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                EVP_DigestSign(signer.get(), nullptr, &size, bytesOf(bytes), bytes.size()) == 1,
            "ECDSA");
    std::string der(size, '\0');
    require(EVP_DigestSign(signer.get(), bytesOf(der), &size, bytesOf(bytes), bytes.size()) == 1, "ECDSA");
    const unsigned char* at = bytesOf(std::as_const(der));
    const Owned<ECDSA_SIG, ECDSA_SIG_free> signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    require(signature != nullptr, "ECDSA");
    return padded(ECDSA_SIG_get0_r(signature.get())) + padded(ECDSA_SIG_get0_s(signature.get()));
}

nlohmann::json publisherJwk(const PublicKey& key) {
    return {{"kty", "EC"},  {"crv", "P-256"}, {"x", toBase64Url(key.x)}, {"y", toBase64Url(key.y)},
            {"use", "sig"}, {"alg", "ES256"}, {"kid", thumbprint(key)}};
}

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#include "sealing/approver_key.hpp"

#include "sealing/openssl.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace signpost::sealing {
namespace {

using EvpKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using EvpDigest = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Bio = Owned<BIO, BIO_free_all>;

constexpr std::size_t keySize = 32;
constexpr std::size_t signatureSize = 64;

/// Without this, OpenSSL would ask at the terminal for the passphrase of an encrypted key.
int noPassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return -1;
}

EvpKey readKey(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    require(bio != nullptr, "no memory for a key");
    EvpKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    ERR_clear_error();
    if (key == nullptr)
        throw SealingError("this is no private key in PEM, or it is encrypted by a passphrase");
    if (EVP_PKEY_is_a(key.get(), "ED25519") != 1)
        throw SealingError("the key is not an Ed25519 key (signpost keys approver makes one)");
    return key;
}

} // namespace

SecretBytes newApproverKey() {
    const EvpKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    const Bio bio(BIO_new(BIO_s_secmem()));
    require(key != nullptr && bio != nullptr, "no new key");
    require(PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
            "the new key can't be written");
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return secret({text, static_cast<std::size_t>(size)});
}

std::string approverPublicKey(std::string_view pem) {
    const EvpKey key = readKey(pem);
    std::string bytes(keySize, '\0');
    std::size_t size = bytes.size();
    require(EVP_PKEY_get_raw_public_key(key.get(), bytesOf(bytes), &size) == 1 && size == keySize,
            "the key has no public half");
    return bytes;
}

std::string signAsApprover(std::string_view pem, std::string_view message) {
    const EvpKey key = readKey(pem);
    const EvpDigest signer(EVP_MD_CTX_new());
    require(signer != nullptr, "no memory for a signature");
    std::string signature(signatureSize, '\0');
    std::size_t size = signature.size();
    require(EVP_DigestSignInit(signer.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                EVP_DigestSign(signer.get(), bytesOf(signature), &size, bytesOf(message), message.size()) == 1 &&
                size == signatureSize,
            "Ed25519");
    return signature;
}

bool isApproved(std::string_view publicKey, std::string_view message, std::string_view signature) {
    if (publicKey.size() != keySize || signature.size() != signatureSize)
        return false;
    const EvpKey key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(publicKey), publicKey.size()));
    const EvpDigest verifier(EVP_MD_CTX_new());
    const bool genuine =
        key != nullptr && verifier != nullptr &&
        EVP_DigestVerifyInit(verifier.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestVerify(verifier.get(), bytesOf(signature), signature.size(), bytesOf(message), message.size()) == 1;
    ERR_clear_error();
    return genuine;
}

} // namespace signpost::sealing

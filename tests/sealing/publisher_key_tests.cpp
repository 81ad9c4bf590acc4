// SPDX-License-Identifier: Apache-2.0
#include "sealing/error.hpp"
#include "sealing/openssl.hpp"
#include "sealing/publisher_key.hpp"

#include <boost/test/unit_test.hpp>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <string>

using namespace signpost::sealing; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::size_t halfSize = 32;

/// By OpenSSL, from the two halves: nothing of the code that signs.
bool verifies(std::string_view pem, std::string_view bytes, const std::string& signature) {
    const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
    const auto number = [&](std::size_t at) {
        return BN_bin2bn(bytesOf(signature) + at, static_cast<int>(halfSize), nullptr);
    };
    BOOST_REQUIRE_EQUAL(ECDSA_SIG_set0(pair.get(), number(0), number(halfSize)), 1);
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    BOOST_REQUIRE_GT(size, 0);
    const Owned<BIO, BIO_free_all> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Owned<EVP_PKEY, EVP_PKEY_free> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    BOOST_REQUIRE_EQUAL(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()), 1);
    const bool good =
        EVP_DigestVerify(context.get(), der, static_cast<std::size_t>(size), bytesOf(bytes), bytes.size()) == 1;
    OPENSSL_free(der);
    return good;
}

} // namespace

BOOST_AUTO_TEST_SUITE(publisher_key)

BOOST_AUTO_TEST_CASE(a_signature_is_of_these_bytes_alone) {
    const SecretBytes pem = newPublisherKey();
    const std::string signature = signAsPublisher(view(pem), "an index");
    BOOST_TEST(signature.size() == 2 * halfSize);
    BOOST_TEST(verifies(view(pem), "an index", signature));
    BOOST_TEST(!verifies(view(pem), "an indix", signature));
    BOOST_TEST(!verifies(view(newPublisherKey()), "an index", signature));
    BOOST_TEST(verifies(view(pem), "", signAsPublisher(view(pem), "")));
}

BOOST_AUTO_TEST_CASE(halves_that_begin_with_zeros_keep_their_length) {
    const SecretBytes pem = newPublisherKey();
    bool seen = false;
    // One half in 256 does; that none of 10,000 would is less likely than a broken computer.
    for (int i = 0; i < 5000 && !seen; ++i) {
        const std::string signature = signAsPublisher(view(pem), "an index");
        BOOST_REQUIRE_EQUAL(signature.size(), 2 * halfSize);
        seen = signature[0] == '\0' || signature[halfSize] == '\0';
        if (seen)
            BOOST_TEST(verifies(view(pem), "an index", signature));
    }
    BOOST_TEST(seen);
}

BOOST_AUTO_TEST_CASE(the_public_half_is_a_point_on_the_curve) {
    const SecretBytes pem = newPublisherKey();
    const PublicKey key = publisherPublicKey(view(pem));
    const auto jwk = publisherJwk(key);
    BOOST_TEST((readPublicKey(jwk) == key));
    BOOST_TEST(jwk.at("kid") == thumbprint(key));
    BOOST_TEST(jwk.at("use") == "sig");
}

BOOST_AUTO_TEST_CASE(what_is_no_key_is_refused) {
    for (const std::string_view text : {"", "a key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
        BOOST_CHECK_THROW((void)signAsPublisher(text, "an index"), SealingError);
}

BOOST_AUTO_TEST_SUITE_END()

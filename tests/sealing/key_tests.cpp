// SPDX-License-Identifier: Apache-2.0
#include "sealing/base64url.hpp"
#include "sealing/error.hpp"
#include "sealing/passphrase.hpp"
#include "sealing/strict_json.hpp"
#include "sealing/surgery_key.hpp"
#include "sealing/wrapped_key.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace signpost::sealing; // NOLINT(google-build-using-namespace)
using nlohmann::json;

BOOST_AUTO_TEST_CASE(a_key_pair_survives_being_written_and_read) {
    const auto key = generateKeyPair();
    const auto again = readPrivateKey(view(privateJwk(key)));
    BOOST_TEST((again.publicKey == key.publicKey));
    BOOST_TEST((again.d == key.d));
    const auto jwk = publicJwk(key.publicKey, "A81001");
    BOOST_TEST((readPublicKey(jwk) == key.publicKey));
    BOOST_TEST(jwk["kid"] == thumbprint(key.publicKey));
    BOOST_TEST(!jwk.contains("d"));
}

BOOST_AUTO_TEST_CASE(the_thumbprint_agrees_with_rfc_7638_for_a_known_key) {
    // The public key of RFC 7517 appendix A.1; the value was computed with npm's `jose`.
    const auto key = readPublicKey(json::parse(R"({"kty":"EC","crv":"P-256",
        "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"})"));
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST(thumbprint(*key) == "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
}

BOOST_AUTO_TEST_CASE(what_is_no_point_on_the_curve_is_no_key) {
    auto jwk = publicJwk(generateKeyPair().publicKey);
    auto broken = jwk;
    broken["y"] = jwk["x"];
    BOOST_TEST(!readPublicKey(broken).has_value());
    broken = jwk;
    broken["x"] = "AA";
    BOOST_TEST(!readPublicKey(broken).has_value());
    broken = jwk;
    broken["crv"] = 256;
    BOOST_TEST(!readPublicKey(broken).has_value());
    broken = jwk;
    broken.erase("kty");
    BOOST_TEST(!readPublicKey(broken).has_value());
    BOOST_TEST(!readPublicKey(json::array()).has_value());
}

BOOST_AUTO_TEST_CASE(halves_of_two_keys_are_no_private_key) {
    const auto one = generateKeyPair();
    auto two = generateKeyPair();
    two.publicKey = one.publicKey;
    BOOST_CHECK_THROW(readPrivateKey(view(privateJwk(two))), SealingError);
    BOOST_CHECK_THROW(readPrivateKey(publicJwk(one.publicKey).dump()), SealingError);
    BOOST_CHECK_THROW(readPrivateKey("not json"), SealingError);
}

BOOST_AUTO_TEST_CASE(a_wrapped_key_opens_with_its_passphrase_only) {
    const auto key = generateKeyPair();
    const auto wrapped = wrapPrivateKey(key, "bado-kiru-nofa");
    BOOST_TEST(wrappedKeyId(wrapped) == thumbprint(key.publicKey));
    BOOST_TEST((unwrapPrivateKey(wrapped + "\n", " bado-kiru-nofa\r\n").d == key.d));
    BOOST_CHECK_THROW(unwrapPrivateKey(wrapped, "bado-kiru-nofo"), WrongPassphrase);
    BOOST_CHECK_THROW(unwrapPrivateKey(wrapped, ""), WrongPassphrase);
    BOOST_CHECK_THROW(wrapPrivateKey(key, " \n"), SealingError);
}

BOOST_AUTO_TEST_CASE(a_damaged_or_weakened_wrapped_key_is_refused) {
    const auto wrapped = wrapPrivateKey(generateKeyPair(), "passphrase");
    const auto dot = wrapped.find('.');
    const auto original = json::parse(*fromBase64Url(wrapped.substr(0, dot)));
    const auto changed = [&](const char* name, json value) {
        auto header = original;
        header[name] = std::move(value);
        return toBase64Url(header.dump()) + wrapped.substr(dot);
    };
    for (const auto& [name, value] : {std::pair<const char*, json>{"p2c", 2048},
                                      {"p2c", 20'000'000},
                                      {"p2c", -1},
                                      {"p2c", "600000"},
                                      {"p2s", "AA"},
                                      {"alg", "PBES2-HS256+A128KW"},
                                      {"enc", "A128GCM"},
                                      {"zip", "DEF"}}) {
        BOOST_CHECK_THROW(unwrapPrivateKey(changed(name, value), "passphrase"), SealingError);
    }
    // The header is authenticated: a changed member that steers nothing is noticed too, and not blamed on the
    // passphrase.
    try {
        unwrapPrivateKey(changed("cty", "other"), "passphrase");
        BOOST_ERROR("a changed header was accepted");
    } catch (const WrongPassphrase&) {
        BOOST_ERROR("a changed header was blamed on the passphrase");
    } catch (const SealingError&) {
        BOOST_TEST(true);
    }
    BOOST_CHECK_THROW(unwrapPrivateKey("a.b.c", "passphrase"), SealingError);
    BOOST_CHECK_THROW(unwrapPrivateKey("", "passphrase"), SealingError);
    BOOST_CHECK_THROW(unwrapPrivateKey(wrapped + ".x", "passphrase"), SealingError);
    BOOST_CHECK_THROW(wrappedKeyId("{}"), SealingError);
}

BOOST_AUTO_TEST_CASE(passphrases_are_six_words_and_never_repeat) {
    std::set<std::string> seen;
    std::set<char> letters;
    for (int i = 0; i < 500; ++i) {
        const auto passphrase = newPassphrase();
        BOOST_TEST(passphrase.size() == 29U);
        BOOST_TEST(std::count(passphrase.begin(), passphrase.end(), '-') == 5);
        seen.insert(passphrase);
        letters.insert(passphrase.begin(), passphrase.end());
    }
    BOOST_TEST(seen.size() == 500U);
    BOOST_TEST(letters.size() == 16U + 4U + 1U); // every letter of the scheme turns up
}

BOOST_AUTO_TEST_CASE(json_that_two_readers_could_read_differently_is_refused) {
    BOOST_TEST(parseStrictJson(R"({"a":{"a":1},"b":{"a":[{"a":2}]}})", 5)["a"]["a"] == 1);
    BOOST_CHECK_THROW(parseStrictJson(R"({"a":1,"a":1})", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson(R"({"a":{"b":1,"c":{},"b":1}})", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson(R"({"a":1,"\u0061":1})", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson("[[[[[[]]]]]]", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson("{} {}", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson("\"\xc3\x28\"", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson("1e999", 5), JsonError);
    BOOST_CHECK_THROW(parseStrictJson("", 5), JsonError);
}

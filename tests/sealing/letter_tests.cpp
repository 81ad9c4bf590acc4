// SPDX-License-Identifier: Apache-2.0
#include "letter_samples.hpp"
#include "sealing/error.hpp"
#include "sealing/letter.hpp"
#include "sealing/padding.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace signpost::sealing; // NOLINT(google-build-using-namespace)

BOOST_AUTO_TEST_CASE(a_sealed_letter_opens_and_its_outside_is_as_asked) {
    const std::string json = R"({"resourceType":"Bundle","text":"sore throat – since Monday"})";
    const auto letter = sealLetter(json, samples::outside(), samples::surgeryKey().publicKey);
    BOOST_TEST(openLetter(letter, samples::surgeryKey()) == json);
    auto expected = samples::outside();
    expected.keyId = thumbprint(samples::surgeryKey().publicKey);
    expected.sizeInKilobytes = 4;
    BOOST_TEST((readEnvelope(letter) == expected));
}

BOOST_AUTO_TEST_CASE(a_letter_is_the_smallest_size_that_holds_it) {
    const auto sizeOf = [](std::size_t length) {
        const auto letter = sealLetter(std::string(length, ' '), samples::outside(), samples::surgeryKey().publicKey);
        BOOST_TEST(openLetter(letter, samples::surgeryKey()).size() == length);
        return readEnvelope(letter).sizeInKilobytes;
    };
    BOOST_TEST(sizeOf(0) == 4);
    BOOST_TEST(sizeOf(4092) == 4);
    BOOST_TEST(sizeOf(4093) == 16);
    BOOST_TEST(sizeOf(16380) == 16);
    BOOST_TEST(sizeOf(16381) == 64);
    BOOST_TEST(sizeOf(65533) == 128);
    BOOST_TEST(sizeOf(131068) == 128);
    BOOST_CHECK_THROW(sizeOf(131069), SealingError);
}

BOOST_AUTO_TEST_CASE(padding_that_was_tampered_with_is_refused) {
    auto plaintext = pad("{}");
    BOOST_TEST(unpad(plaintext) == "{}");
    plaintext.back() = 'x';
    BOOST_CHECK_THROW(unpad(plaintext), SealingError);
    plaintext = pad("{}");
    plaintext[1] = 1; // a length of 65,538 in 4,096 bytes
    BOOST_CHECK_THROW(unpad(plaintext), SealingError);
    plaintext[0] = '\xff';
    BOOST_CHECK_THROW(unpad(plaintext), SealingError);
    BOOST_CHECK_THROW(unpad(pad("{}").substr(1)), SealingError);
    BOOST_CHECK_THROW(unpad(""), SealingError);
}

BOOST_AUTO_TEST_CASE(another_key_does_not_open_it) {
    BOOST_CHECK_THROW(openLetter(samples::letter(), generateKeyPair()), SealingError);
}

BOOST_AUTO_TEST_CASE(a_change_anywhere_is_noticed) {
    // In the header a changed list, which is authenticated; elsewhere one changed byte.
    auto header = samples::header();
    header["signpost"]["list"] = "admin";
    BOOST_CHECK_THROW(openLetter(samples::withHeader(header.dump()), samples::surgeryKey()), SealingError);
    for (const int part : {2, 3, 4}) {
        const std::size_t size = part == 2 ? 12 : part == 3 ? 4096 : 16;
        BOOST_CHECK_THROW(
            openLetter(samples::withPart(part, toBase64Url(std::string(size, '\x5a'))), samples::surgeryKey()),
            SealingError);
    }
}

BOOST_AUTO_TEST_CASE(sealing_twice_gives_two_letters) {
    std::set<std::string> seen;
    for (int i = 0; i < 20; ++i) {
        const auto letter = sealLetter("{}", samples::outside(), samples::surgeryKey().publicKey);
        seen.insert(letter.substr(letter.size() - 60));
    }
    BOOST_TEST(seen.size() == 20U);
}

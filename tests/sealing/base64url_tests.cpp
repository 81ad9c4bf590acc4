// SPDX-License-Identifier: Apache-2.0
#include "sealing/base64url.hpp"

#include <boost/test/unit_test.hpp>

using signpost::sealing::fromBase64Url;
using signpost::sealing::toBase64Url;

BOOST_AUTO_TEST_CASE(text_agrees_with_rfc_4648) {
    BOOST_TEST(toBase64Url("") == "");
    BOOST_TEST(toBase64Url("f") == "Zg");
    BOOST_TEST(toBase64Url("fo") == "Zm8");
    BOOST_TEST(toBase64Url("foo") == "Zm9v");
    BOOST_TEST(toBase64Url("\xfb\xff") == "-_8");
}

BOOST_AUTO_TEST_CASE(every_byte_and_length_comes_back) {
    std::string bytes;
    for (int value = 0; value < 256; ++value) {
        bytes += static_cast<char>(value);
        BOOST_TEST((fromBase64Url(toBase64Url(bytes)) == bytes));
    }
}

BOOST_AUTO_TEST_CASE(a_second_spelling_of_the_same_bytes_is_refused) {
    BOOST_TEST(!fromBase64Url("Zg==").has_value());
    BOOST_TEST(!fromBase64Url("Zh").has_value());
    BOOST_TEST(!fromBase64Url("Z").has_value());
    BOOST_TEST(!fromBase64Url("Zm+v").has_value());
}

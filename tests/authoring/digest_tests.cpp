// SPDX-License-Identifier: Apache-2.0
#include "authoring/digest.hpp"

#include <boost/test/unit_test.hpp>

// The two shortest examples of FIPS 180-2.
BOOST_AUTO_TEST_CASE(sha256_agrees_with_the_published_examples) {
    using signpost::authoring::sha256Hex;
    BOOST_TEST(sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

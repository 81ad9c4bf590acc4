// SPDX-License-Identifier: Apache-2.0
#include "signpost/version.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstring>

BOOST_AUTO_TEST_CASE(version_is_three_numbers) {
    const auto version = signpost::version();
    BOOST_TEST(std::count(version.begin(), version.end(), '.') == 2);
    BOOST_TEST(version.find_first_not_of("0123456789.") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(version_is_null_terminated_for_javascript) {
    const auto version = signpost::version();
    BOOST_TEST(std::strlen(version.data()) == version.size());
}

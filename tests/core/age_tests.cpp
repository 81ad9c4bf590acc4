// SPDX-License-Identifier: Apache-2.0
#include "signpost/age.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

BOOST_AUTO_TEST_SUITE(age)

BOOST_AUTO_TEST_CASE(every_age_is_read_back_from_its_own_text) {
    for (Age age = youngestAge; age <= oldestAge; ++age)
        BOOST_TEST(ageFrom(ageText(age)).value() == age);
}

BOOST_AUTO_TEST_CASE(every_age_is_in_whole_units_no_younger_than_the_one_before) {
    for (Age age = youngestAge + 1; age <= oldestAge; ++age)
        for (const AgeUnit unit : {AgeUnit::days, AgeUnit::months, AgeUnit::years})
            BOOST_TEST(ageIn(age - 1, unit) <= ageIn(age, unit));
}

BOOST_AUTO_TEST_CASE(a_threshold_is_the_first_age_that_reaches_it) {
    for (const AgeUnit unit : {AgeUnit::days, AgeUnit::months, AgeUnit::years})
        for (std::int64_t value = 1; value <= 1440; ++value) {
            const auto first = ageAtLeast(value, unit);
            if (!first)
                continue;
            BOOST_TEST(ageIn(*first, unit) >= value);
            BOOST_TEST(ageIn(*first - 1, unit) < value);
        }
}

BOOST_AUTO_TEST_CASE(thresholds_that_the_scale_cannot_tell_are_refused) {
    BOOST_TEST(!ageAtLeast(29, AgeUnit::days).has_value());
    BOOST_TEST(!ageAtLeast(30, AgeUnit::months).has_value());
    BOOST_TEST(ageAtLeast(36, AgeUnit::months).has_value());
    BOOST_TEST(!ageAtLeast(121, AgeUnit::years).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_age_is_refused) {
    for (const char* text :
         {"", "30", "30 parsecs", "28 days", "24 months", "0 months", "0 years", "121 years", "-1 days", "1.5 years",
          "30  years", " 30 years", "30 years ", "years", "9999999999999999999 years"})
        BOOST_TEST(!ageFrom(text).has_value(), text);
    BOOST_TEST(ageFrom("1 years").value() == ageFrom("12 months").value());
}

BOOST_AUTO_TEST_SUITE_END()

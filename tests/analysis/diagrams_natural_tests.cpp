// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/natural.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <random>

using signpost::analysis::Natural;

namespace {

Natural power(std::uint64_t base, int exponent) {
    Natural result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= base;
    return result;
}

Natural factorial(std::uint64_t n) {
    Natural result = 1;
    for (std::uint64_t i = 2; i <= n; ++i)
        result *= i;
    return result;
}

constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_natural)

BOOST_AUTO_TEST_CASE(texts_of_small_numbers) {
    BOOST_TEST(Natural().text() == "0");
    BOOST_TEST(Natural(0).text() == "0");
    BOOST_TEST(Natural(7).text() == "7");
    BOOST_TEST(Natural(1'000'000'000).text() == "1000000000");
    BOOST_TEST(Natural(10'000'000'009).text() == "10000000009");
    BOOST_TEST(Natural(largest).text() == "18446744073709551615");
}

BOOST_AUTO_TEST_CASE(powers_and_factorials) {
    BOOST_TEST(power(2, 200).text() == "1606938044258990275541962092341162602522202993782792835301376");
    BOOST_TEST(power(3, 100).text() == "515377520732011331036461129765621272702107522001");
    BOOST_TEST(power(10, 60).text() == "1" + std::string(60, '0'));
    BOOST_TEST(factorial(30).text() == "265252859812191058636308480000000");
    BOOST_TEST(factorial(50).text() == "30414093201713378043612608166064768844377641568960512000000000000");
    BOOST_TEST((power(largest, 2)).text() == "340282366920938463426481119284349108225");
}

BOOST_AUTO_TEST_CASE(a_carry_runs_through_every_digit) {
    Natural allOnes;
    for (int i = 0; i < 200; ++i)
        allOnes += power(2, i);
    BOOST_TEST((allOnes + Natural(1) == power(2, 200)));
    BOOST_TEST((Natural(1) + allOnes == power(2, 200)));
    BOOST_TEST((allOnes < power(2, 200)));
}

BOOST_AUTO_TEST_CASE(adding_a_number_to_itself) {
    Natural number = power(7, 90);
    const Natural twice = number * Natural(2);
    number += number;
    BOOST_TEST((number == twice));
    number *= number;
    BOOST_TEST((number == twice * twice));
}

BOOST_AUTO_TEST_CASE(products_obey_the_laws) {
    std::mt19937_64 random(1);
    for (int round = 0; round < 100; ++round) {
        const Natural a = Natural(random()) * Natural(random()) + Natural(random() >> round % 64);
        const Natural b = Natural(random() >> round % 64) * Natural(random());
        const Natural c = Natural(random()) * Natural(random()) * Natural(random());
        BOOST_TEST((a * b == b * a));
        BOOST_TEST((a * (b + c) == a * b + a * c));
        BOOST_TEST(((a * b) * c == a * (b * c)));
    }
}

BOOST_AUTO_TEST_CASE(nothing_and_one) {
    const Natural number = power(3, 80);
    BOOST_TEST((number * Natural(0)).isZero());
    BOOST_TEST((Natural(0) * number == Natural()));
    BOOST_TEST((number * Natural(1) == number));
    BOOST_TEST((number + Natural(0) == number));
    Natural gone = number;
    gone *= 0;
    BOOST_TEST(gone.isZero());
}

BOOST_AUTO_TEST_CASE(order) {
    BOOST_TEST((Natural(2) < Natural(3)));
    BOOST_TEST((power(2, 64) > Natural(largest)));
    BOOST_TEST((power(2, 64) + Natural(5) > power(2, 64) + Natural(4)));
    BOOST_TEST((power(2, 96) > power(2, 95) + Natural(largest)));
    BOOST_TEST((power(5, 40) <=> power(5, 40) == std::strong_ordering::equal));
}

BOOST_AUTO_TEST_CASE(division_by_a_small_number) {
    BOOST_TEST((factorial(40).dividedBy(40) == factorial(39)));
    BOOST_TEST((power(10, 50) + Natural(9)).dividedBy(10).text() == power(10, 49).text());
    BOOST_TEST(Natural(3).dividedBy(4).isZero());
}

BOOST_AUTO_TEST_CASE(doubles) {
    BOOST_TEST(Natural().approximate() == 0.0);
    BOOST_TEST(Natural(12345).approximate() == 12345.0);
    BOOST_TEST(power(2, 1000).approximate() == std::ldexp(1.0, 1000));
    BOOST_TEST(power(10, 300).approximate() == 1e300, boost::test_tools::tolerance(1e-15));
    BOOST_TEST(std::isinf(power(2, 1024).approximate()));
    BOOST_TEST(std::isinf(power(2, 20'000).approximate()));
}

BOOST_AUTO_TEST_SUITE_END()

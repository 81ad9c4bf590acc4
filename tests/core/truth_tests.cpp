// SPDX-License-Identifier: Apache-2.0
#include "signpost/truth.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

using namespace signpost;

namespace {

constexpr std::array<Truth, 3> values = {Truth::no, Truth::yes, Truth::unknown};

// The published tables, written out: rows and columns are no, yes, unknown.
constexpr std::array<std::array<Truth, 3>, 3> conjunction = {{{Truth::no, Truth::no, Truth::no},
                                                              {Truth::no, Truth::yes, Truth::unknown},
                                                              {Truth::no, Truth::unknown, Truth::unknown}}};
constexpr std::array<std::array<Truth, 3>, 3> disjunction = {{{Truth::no, Truth::yes, Truth::unknown},
                                                              {Truth::yes, Truth::yes, Truth::yes},
                                                              {Truth::unknown, Truth::yes, Truth::unknown}}};

TruthSet setOf(unsigned bits) {
    TruthSet set;
    for (const Truth value : values)
        if ((bits >> unsigned(value) & 1U) != 0)
            set |= TruthSet::of(value);
    return set;
}

} // namespace

BOOST_AUTO_TEST_SUITE(truth)

BOOST_AUTO_TEST_CASE(sets_combine_as_every_pair_of_their_values_does) {
    for (unsigned a = 1; a < 8; ++a)
        for (unsigned b = 1; b < 8; ++b) {
            TruthSet all;
            TruthSet any;
            for (const Truth x : values)
                for (const Truth y : values)
                    if (setOf(a).has(x) && setOf(b).has(y)) {
                        all |= TruthSet::of(conjunction[unsigned(x)][unsigned(y)]);
                        any |= TruthSet::of(disjunction[unsigned(x)][unsigned(y)]);
                    }
            BOOST_TEST((both(setOf(a), setOf(b)) == all));
            BOOST_TEST((either(setOf(a), setOf(b)) == any));
        }
}

BOOST_AUTO_TEST_CASE(negation_swaps_yes_and_no_and_keeps_unknown) {
    BOOST_TEST((negated(TruthSet::of(Truth::yes)) == TruthSet::of(Truth::no)));
    BOOST_TEST((negated(TruthSet::of(Truth::no)) == TruthSet::of(Truth::yes)));
    BOOST_TEST((negated(TruthSet::of(Truth::unknown)) == TruthSet::of(Truth::unknown)));
}

BOOST_AUTO_TEST_CASE(a_set_is_decided_when_one_value_is_left) {
    BOOST_TEST(!TruthSet().decided());
    BOOST_TEST(TruthSet::of(Truth::unknown).decided());
    BOOST_TEST(!(TruthSet::of(Truth::unknown) | TruthSet::of(Truth::yes)).decided());
}

BOOST_AUTO_TEST_SUITE_END()

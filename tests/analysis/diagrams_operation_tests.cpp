// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace signpost::analysis; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t seeds = 40;

/// Runs a check on fresh diagrams of mixed variables and on random sets of them.
template <class Check>
void onRandomDiagrams(Check check) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            check(all, sets);
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_operations)

BOOST_AUTO_TEST_CASE(the_example_of_the_manual) {
    Diagrams all({2, 3});
    const Set a = all.has(0, 1);
    const Set b = !all.has(1, 1);
    BOOST_TEST(!(all.both(a, b) == Diagrams::nothing()));
    BOOST_TEST(all.count(all.either(a, b), {{1, 1}, {1, 1, 1}}).text() == "5");
    BOOST_TEST((all.example(all.without(a, b)) == Assignment{1, 1}));
}

BOOST_AUTO_TEST_CASE(combinations_are_those_of_the_truth_table) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        for (int operations = 0; operations < 30; ++operations) {
            const Known known = sets.set(operations);
            BOOST_TEST((membersOf(all, known.set, sets.assignments()) == known.members));
        }
    });
}

BOOST_AUTO_TEST_CASE(equal_sets_are_one_reference) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        std::map<Members, Set> seen = {{Members(sets.assignments().size(), 1), Diagrams::everything()},
                                       {Members(sets.assignments().size(), 0), Diagrams::nothing()}};
        for (int i = 0; i < 100; ++i) {
            const Known known = sets.set(i % 12);
            const auto [first, isNew] = seen.try_emplace(known.members, known.set);
            BOOST_TEST((first->second == known.set));
            BOOST_TEST(all.empty(known.set) == (known.set == Diagrams::nothing()));
        }
    });
}

BOOST_AUTO_TEST_CASE(given_a_value) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        for (int operations = 0; operations < 15; ++operations) {
            const Known known = sets.set(operations);
            const std::uint32_t variable = sets.below(static_cast<std::uint32_t>(all.variables()));
            const std::uint32_t value = sets.below(all.valueCount(variable));
            const Set given = all.given(known.set, variable, value);
            BOOST_TEST(!all.reads(given, variable));
            std::vector<Assignment> changed = sets.assignments();
            for (Assignment& each : changed)
                each[variable] = value;
            BOOST_TEST((membersOf(all, given, sets.assignments()) == membersOf(all, known.set, changed)));
        }
    });
}

BOOST_AUTO_TEST_CASE(for_some_value_and_for_every_value) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        for (int operations = 0; operations < 15; ++operations) {
            const Known known = sets.set(operations);
            const std::uint32_t variable = sets.below(static_cast<std::uint32_t>(all.variables()));
            const Set some = all.some(known.set, variable);
            const Set every = all.every(known.set, variable);
            Members ofSome;
            Members ofEvery;
            for (Assignment each : sets.assignments()) {
                std::uint32_t holding = 0;
                for (each[variable] = 0; each[variable] < all.valueCount(variable); ++each[variable])
                    holding += all.contains(known.set, each) ? 1 : 0;
                ofSome.push_back(holding > 0);
                ofEvery.push_back(holding == all.valueCount(variable));
            }
            BOOST_TEST((membersOf(all, some, sets.assignments()) == ofSome));
            BOOST_TEST((membersOf(all, every, sets.assignments()) == ofEvery));
        }
    });
}

BOOST_AUTO_TEST_CASE(a_choice_by_value) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        for (int operations = 0; operations < 8; ++operations) {
            const std::uint32_t variable = sets.below(static_cast<std::uint32_t>(all.variables()));
            std::vector<Set> byValue;
            for (std::uint32_t value = 0; value < all.valueCount(variable); ++value)
                byValue.push_back(value % 3 == 2 ? byValue.front() : sets.set(operations).set);
            const Set chosen = all.choose(variable, byValue);
            Members members;
            for (const Assignment& each : sets.assignments())
                members.push_back(all.contains(byValue[each[variable]], each));
            BOOST_TEST((membersOf(all, chosen, sets.assignments()) == members));
        }
    });
}

BOOST_AUTO_TEST_CASE(reading_a_variable_is_depending_on_it) {
    onRandomDiagrams([](Diagrams& all, RandomSets& sets) {
        const Known known = sets.set(10);
        for (std::uint32_t variable = 0; variable < all.variables(); ++variable)
            BOOST_TEST(all.reads(known.set, variable) != (all.some(known.set, variable) == known.set));
    });
}

BOOST_AUTO_TEST_CASE(a_variable_with_one_value_is_never_read) {
    Diagrams all({1, 2, 1});
    BOOST_TEST((all.has(0, 0) == Diagrams::everything()));
    BOOST_TEST((all.both(all.has(0, 0), all.has(1, 1)) == all.has(1, 1)));
    BOOST_TEST((all.given(all.has(1, 1), 2, 0) == all.has(1, 1)));
    BOOST_TEST((all.some(all.has(1, 1), 0) == all.has(1, 1)));
    BOOST_TEST(all.nodes() == 1);
}

BOOST_AUTO_TEST_CASE(without_variables_there_are_two_sets) {
    Diagrams all({});
    BOOST_TEST((Diagrams::nothing() == !Diagrams::everything()));
    BOOST_TEST((all.both(Diagrams::everything(), Diagrams::everything()) == Diagrams::everything()));
    BOOST_TEST(all.count(Diagrams::everything(), {}).text() == "1");
    BOOST_TEST((all.example(Diagrams::everything()) == Assignment{}));
    BOOST_TEST(!all.example(Diagrams::nothing()).has_value());
}

BOOST_AUTO_TEST_CASE(many_values) {
    Diagrams all({256, 256, 2});
    Set same = Diagrams::nothing();
    for (std::uint32_t value = 0; value < 256; ++value)
        same = all.either(same, all.both(all.has(0, value), all.has(1, value)));
    BOOST_TEST(all.contains(same, Assignment{255, 255, 1}));
    BOOST_TEST(!all.contains(same, Assignment{255, 254, 1}));
    BOOST_TEST((all.given(same, 0, 255) == all.has(1, 255)));
    BOOST_TEST(all.nodes(std::vector{same}) == 257);
}

BOOST_AUTO_TEST_CASE(two_thousand_variables) {
    constexpr std::uint32_t variables = 2000;
    Diagrams all(std::vector<std::uint32_t>(variables, 3));
    Set noneIsTwo = Diagrams::everything();
    Set parity = Diagrams::nothing();
    for (std::uint32_t variable = variables; variable-- > 0;) {
        noneIsTwo = all.without(noneIsTwo, all.has(variable, 2));
        parity = all.differ(parity, all.has(variable, 1));
    }
    const Set both = all.both(noneIsTwo, parity);
    BOOST_TEST(all.nodes(std::vector{both}) == 2 * variables - 1);
    BOOST_TEST((all.some(both, variables - 1) == all.given(noneIsTwo, variables - 1, 0)));
}

BOOST_AUTO_TEST_SUITE_END()

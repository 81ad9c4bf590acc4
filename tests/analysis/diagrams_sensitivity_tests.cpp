// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost::analysis; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t seeds = 40;

/// Every change of every variable's value.
std::vector<std::vector<ValueChange>> everyChange(const Diagrams& all) {
    std::vector<std::vector<ValueChange>> changes(all.variables());
    for (std::uint32_t variable = 0; variable < all.variables(); ++variable)
        for (std::uint32_t from = 0; from < all.valueCount(variable); ++from)
            for (std::uint32_t to = 0; to < all.valueCount(variable); ++to)
                changes[variable].push_back({from, to});
    return changes;
}

bool takesSomebodyOut(const Diagrams& all, const Known& known, const std::vector<Assignment>& assignments,
                      std::uint32_t variable, ValueChange change) {
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        if (known.members[i] == 0 || assignments[i][variable] != change.from)
            continue;
        Assignment changed = assignments[i];
        changed[variable] = change.to;
        if (!all.contains(known.set, changed))
            return true;
    }
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_sensitivity)

BOOST_AUTO_TEST_CASE(changes_that_take_somebody_out) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            const auto changes = everyChange(all);
            for (int operations = 0; operations < 12; operations += 3) {
                const Known known = sets.set(operations);
                const auto found = all.takesOut(known.set, changes);
                BOOST_REQUIRE(found.size() == changes.size());
                for (std::uint32_t variable = 0; variable < all.variables(); ++variable)
                    for (std::size_t i = 0; i < changes[variable].size(); ++i)
                        BOOST_TEST(found[variable][i] ==
                                   takesSomebodyOut(all, known, sets.assignments(), variable, changes[variable][i]));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(variables_that_one_of_the_sets_reads) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            const std::vector<Set> some = {sets.set(1).set, sets.set(2).set};
            const std::vector<bool> read = all.readBy(some);
            for (std::uint32_t variable = 0; variable < all.variables(); ++variable)
                BOOST_TEST(read[variable] == (all.reads(some[0], variable) || all.reads(some[1], variable)));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_union_of_many_sets) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            std::vector<Set> many(6);
            Set oneByOne = Diagrams::nothing();
            for (int operations = 0; operations < 6; ++operations) {
                many[operations] = all.both(sets.set(operations).set, sets.set(3).set);
                oneByOne = all.either(oneByOne, many[operations]);
            }
            BOOST_TEST((all.anyOf(many) == oneByOne));
        }
    }
    Diagrams all({2});
    BOOST_TEST((all.anyOf({}) == Diagrams::nothing()));
    BOOST_TEST((all.anyOf({Diagrams::everything(), all.has(0, 1)}) == Diagrams::everything()));
}

BOOST_AUTO_TEST_SUITE_END()

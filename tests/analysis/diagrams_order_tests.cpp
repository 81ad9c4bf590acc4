// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace signpost::analysis; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t seeds = 40;

/// v0*vn + v1*v(n+1) + ...: exponential if all of one side come first, linear if partners stand together.
Set pairs(Diagrams& all, std::uint32_t count) {
    Set result = Diagrams::nothing();
    for (std::uint32_t i = 0; i < count; ++i)
        result = all.either(result, all.both(all.has(i, 1), all.has(count + i, 1)));
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_order)

BOOST_AUTO_TEST_CASE(sets_stay_what_they_are) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            std::vector<Known> known(24);
            for (int operations = 0; operations < 24; ++operations)
                known[operations] = sets.set(operations);
            const std::vector<Set> kept = setsOf(known);
            const std::size_t before = all.nodes(kept);
            all.improveOrder(kept);
            BOOST_TEST(all.nodes(kept) <= before);
            BOOST_TEST(all.nodes() == all.nodes(kept));
            for (const Known& each : known)
                BOOST_TEST((membersOf(all, each.set, sets.assignments()) == each.members));
            std::vector<std::uint32_t> order = all.order();
            std::sort(order.begin(), order.end());
            for (std::uint32_t i = 0; i < order.size(); ++i)
                BOOST_TEST(order[i] == i);
        }
    }
}

BOOST_AUTO_TEST_CASE(equal_sets_are_one_reference_in_any_order) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            std::vector<Known> known;
            // The same sets before and after, and sets that are made in between of old and new ones.
            for (int round = 0; round < 3; ++round) {
                RandomSets sets(all, seed);
                for (int operations = 0; operations < 16; ++operations)
                    known.push_back(sets.set(operations));
                for (std::size_t i = 0; i + 3 < known.size(); i += 3) {
                    const Set a = known[i].set;
                    const Set b = known[i + 3].set;
                    BOOST_TEST((all.without(a, b) == !all.either(!a, b)));
                    BOOST_TEST((all.differ(a, b) == all.either(all.without(a, b), all.without(b, a))));
                }
                all.improveOrder(setsOf(known));
            }
            for (const Known& a : known)
                for (const Known& b : known)
                    BOOST_TEST((a.set == b.set) == (a.members == b.members));
        }
    }
}

BOOST_AUTO_TEST_CASE(partners_come_together) {
    for (const std::uint32_t count : {6U, 9U, 12U}) {
        Diagrams all(std::vector<std::uint32_t>(2 * count, 2));
        const Set set = pairs(all, count);
        BOOST_TEST(all.nodes(std::vector{set}) == (std::size_t{2} << count) - 2);
        all.improveOrder(std::vector{set});
        BOOST_TEST(all.nodes(std::vector{set}) == 2 * count);
        const std::vector<std::uint32_t> order = all.order();
        for (std::uint32_t level = 0; level < 2 * count; level += 2)
            BOOST_TEST(order[level] % count == order[level + 1] % count);
    }
}

BOOST_AUTO_TEST_CASE(partners_of_many_values_come_together) {
    constexpr std::uint32_t count = 5;
    std::vector<std::uint32_t> valueCounts(count, 4);
    valueCounts.insert(valueCounts.end(), count, 3);
    Diagrams all(valueCounts);
    Set set = Diagrams::nothing();
    for (std::uint32_t i = 0; i < count; ++i) {
        const Set first = all.where(i, [](std::uint32_t value) { return value >= 2; });
        set = all.either(set, all.both(first, !all.has(count + i, 1)));
    }
    all.improveOrder(std::vector{set});
    BOOST_TEST(all.nodes(std::vector{set}) == 2 * count);
}

BOOST_AUTO_TEST_CASE(variables_that_nothing_reads_go_last) {
    Diagrams all({2, 2, 2, 2, 2});
    const Set set = all.both(all.has(1, 1), all.has(3, 0));
    all.improveOrder(std::vector{set});
    const std::vector<std::uint32_t> order = all.order();
    BOOST_TEST((order[0] == 1 || order[0] == 3));
    BOOST_TEST((order[1] == 1 || order[1] == 3));
    BOOST_TEST((std::vector(order.begin() + 2, order.end()) == std::vector<std::uint32_t>{0, 2, 4}));
    // And come back when they are.
    const Set other = all.differ(set, all.has(0, 1));
    BOOST_TEST((all.differ(other, all.has(0, 1)) == set));
}

BOOST_AUTO_TEST_CASE(what_is_not_kept_is_forgotten) {
    Diagrams all(std::vector<std::uint32_t>(20, 3));
    const Set kept = all.both(all.has(2, 1), all.has(5, 0));
    Set other = Diagrams::nothing();
    for (std::uint32_t variable = 0; variable < 20; ++variable)
        other = all.differ(other, all.has(variable, 2));
    const std::size_t most = all.nodes();
    BOOST_TEST(most > 40);
    all.forgetOthers(std::vector{kept});
    BOOST_TEST(all.nodes() == 2);
    BOOST_TEST(all.mostNodes() == most);
    BOOST_TEST((all.both(all.has(5, 0), all.has(2, 1)) == kept));
    all.forgetOthers({});
    BOOST_TEST(all.nodes() == 0);
    all.improveOrder({});
    BOOST_TEST(all.nodes() == 0);
}

BOOST_AUTO_TEST_CASE(many_diagrams_in_one_memory) {
    // Forgetting and making in turns uses numbers and memory again, among nodes with different numbers of children.
    Diagrams all(randomValueCounts(7));
    RandomSets sets(all, 7);
    std::vector<Known> known;
    for (int round = 0; round < 40; ++round) {
        known.push_back(sets.set(12));
        known.push_back(sets.set(3));
        if (known.size() > 12)
            known.erase(known.begin() + sets.below(12));
        if (round % 3 == 0)
            all.improveOrder(setsOf(known));
        if (round % 3 == 1)
            all.forgetOthers(setsOf(known));
        for (const Known& each : known)
            BOOST_REQUIRE((membersOf(all, each.set, sets.assignments()) == each.members));
    }
}

BOOST_AUTO_TEST_SUITE_END()

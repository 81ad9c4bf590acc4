// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <thread>

using namespace signpost::analysis; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t variables = 30;

/// A diagram of exponential size: pairs of variables that stand far apart in the order.
Set large(Diagrams& all) {
    Set result = Diagrams::nothing();
    for (std::uint32_t i = 0; i < variables / 2; ++i)
        result = all.either(result, all.both(all.has(i, 1), all.has(variables / 2 + i, 1)));
    return result;
}

Diagrams limited(Limits limits) {
    return Diagrams(std::vector<std::uint32_t>(variables, 2), limits);
}

void checkThatAllIsOver(Diagrams& all) {
    const std::size_t nodes = all.nodes();
    const std::uint64_t steps = all.steps();
    BOOST_TEST((all.both(all.has(0, 1), all.has(1, 1)) == Diagrams::nothing()));
    BOOST_TEST((all.has(2, 1) == Diagrams::nothing()));
    BOOST_TEST((all.differ(Diagrams::everything(), Diagrams::nothing()) == Diagrams::nothing()));
    BOOST_TEST((all.some(Diagrams::everything(), 1) == Diagrams::nothing()));
    BOOST_TEST((all.given(Diagrams::everything(), 1, 1) == Diagrams::nothing()));
    BOOST_TEST((all.choose(0, std::vector(2, Diagrams::everything())) == Diagrams::nothing()));
    BOOST_TEST(all.nodes() == nodes);
    BOOST_TEST(all.steps() == steps);
}

/// Sets made from the bottom up, so that every node in memory is a node of theirs.
std::vector<Set> withoutNodesToSpare(Diagrams& all, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<Set> sets = {Diagrams::everything(), Diagrams::nothing()};
    for (std::uint32_t variable = static_cast<std::uint32_t>(all.variables()); variable-- > 0;) {
        const std::size_t below = sets.size();
        for (int i = 0; i < 6; ++i) {
            std::vector<Set> byValue(all.valueCount(variable));
            for (Set& each : byValue)
                each = sets[random() % below];
            sets.push_back(all.choose(variable, byValue));
        }
    }
    return sets;
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_limits)

BOOST_AUTO_TEST_CASE(no_limit_reached) {
    Diagrams all = limited({});
    BOOST_TEST(!all.empty(large(all)));
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::no));
}

BOOST_AUTO_TEST_CASE(too_many_nodes) {
    Diagrams all = limited({.nodes = 500});
    large(all);
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::nodes));
    BOOST_TEST(all.nodes() == 500);
    BOOST_TEST(all.mostNodes() == 500);
    checkThatAllIsOver(all);
    all.forgetOthers({});
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::nodes));
}

BOOST_AUTO_TEST_CASE(too_many_steps) {
    Diagrams all = limited({.steps = 1000});
    large(all);
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::steps));
    checkThatAllIsOver(all);
}

BOOST_AUTO_TEST_CASE(no_steps_means_no_limit) {
    Diagrams all = limited({.steps = 0});
    const Set set = large(all);
    BOOST_TEST(all.steps() > 1000);
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::no));
    BOOST_TEST((all.both(set, set) == set));
}

BOOST_AUTO_TEST_CASE(steps_are_the_same_on_every_machine) {
    // A number that this test was once told by a server; WebAssembly and other compilers must come to the same.
    Diagrams all(randomValueCounts(5));
    RandomSets sets(all, 5);
    std::vector<Set> made(30);
    for (int operations = 0; operations < 30; ++operations)
        made[operations] = sets.set(operations).set;
    all.improveOrder(made);
    for (std::size_t i = 1; i < made.size(); ++i)
        made[i] = all.differ(made[i - 1], all.some(made[i], 1));
    BOOST_TEST(all.steps() == 941);
}

BOOST_AUTO_TEST_CASE(cancelled_on_the_way) {
    Diagrams all = limited({});
    const Set set = all.where(3, [&](std::uint32_t value) {
        all.cancel();
        return value == 1;
    });
    BOOST_TEST((set == Diagrams::nothing()));
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::cancelled));
    checkThatAllIsOver(all);
}

#ifndef __EMSCRIPTEN__ // which is built without threads
BOOST_AUTO_TEST_CASE(cancelled_by_another_thread) {
    Diagrams all(std::vector<std::uint32_t>(60, 2), {.nodes = 40'000'000, .steps = 0});
    std::thread other;
    Set result = Diagrams::nothing();
    for (std::uint32_t i = 0; i < 30; ++i) {
        if (i == 10)
            other = std::thread([&] { all.cancel(); });
        result = all.either(result, all.both(all.has(i, 1), all.has(30 + i, 1)));
    }
    other.join();
    // 2^30 nodes do not fit: it ends by being cancelled or not at all.
    BOOST_TEST((all.exhausted() == Diagrams::Exhausted::cancelled));
    checkThatAllIsOver(all);
}
#endif

BOOST_AUTO_TEST_CASE(a_better_order_needs_no_more_nodes_than_allowed) {
    for (std::uint32_t seed = 0; seed < 20; ++seed)
        for (const std::size_t spare : {0U, 5U, 20U}) {
            BOOST_TEST_CONTEXT("seed " << seed << ", room for " << spare << " nodes more") {
                Diagrams unlimited(randomValueCounts(seed));
                const std::vector<Set> same = withoutNodesToSpare(unlimited, seed);
                const auto assignments = RandomSets(unlimited, seed).assignments();
                const std::size_t limit = unlimited.nodes() + spare;
                Diagrams all(randomValueCounts(seed), {.nodes = limit});
                const std::vector<Set> sets = withoutNodesToSpare(all, seed);
                all.improveOrder(sets);
                BOOST_TEST(all.mostNodes() <= limit);
                BOOST_TEST((all.exhausted() == Diagrams::Exhausted::no));
                for (std::size_t i = 0; i < sets.size(); ++i)
                    BOOST_TEST((membersOf(all, sets[i], assignments) == membersOf(unlimited, same[i], assignments)));
            }
        }
}

BOOST_AUTO_TEST_CASE(sets_outlive_a_search_for_an_order_that_ran_out_of_steps) {
    Diagrams first(randomValueCounts(3));
    const Known whole = RandomSets(first, 3).set(60);
    const std::uint64_t toMake = first.steps();
    first.improveOrder(std::vector{whole.set});
    const std::uint64_t toOrder = first.steps() - toMake;
    BOOST_REQUIRE(toOrder > 20);
    for (std::uint64_t steps = 1; steps < toOrder; steps += toOrder / 20) {
        Diagrams all(randomValueCounts(3), {.steps = toMake + steps});
        RandomSets sets(all, 3);
        const Known known = sets.set(60);
        BOOST_REQUIRE((all.exhausted() == Diagrams::Exhausted::no));
        all.improveOrder(std::vector{known.set});
        BOOST_TEST((all.exhausted() == Diagrams::Exhausted::steps));
        BOOST_TEST((membersOf(all, known.set, sets.assignments()) == known.members));
    }
}

BOOST_AUTO_TEST_SUITE_END()

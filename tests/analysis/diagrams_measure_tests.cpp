// SPDX-License-Identifier: Apache-2.0
#include "diagrams_support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace signpost::analysis; // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t seeds = 40;

/// Runs a check on random sets in the order they were made in, and again in a better one.
template <class Check>
void onRandomSets(Check check) {
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Diagrams all(randomValueCounts(seed));
            RandomSets sets(all, seed);
            std::vector<Known> known(10);
            for (int operations = 0; operations < 10; ++operations)
                known[operations] = sets.set(operations);
            known.push_back({Diagrams::everything(), Members(sets.assignments().size(), 1)});
            known.push_back({Diagrams::nothing(), Members(sets.assignments().size(), 0)});
            for (const Known& each : known)
                check(all, sets, each);
            all.improveOrder(setsOf(known));
            for (const Known& each : known)
                check(all, sets, each);
        }
    }
}

template <class Value, class Make>
std::vector<std::vector<Value>> forEachValue(const Diagrams& all, Make make) {
    std::vector<std::vector<Value>> table(all.variables());
    for (std::uint32_t variable = 0; variable < all.variables(); ++variable)
        for (std::uint32_t value = 0; value < all.valueCount(variable); ++value)
            table[variable].push_back(make(variable, value));
    return table;
}

/// The sum over a set's members of the product of their values' weights.
template <class Result, class Weight>
Result weighed(const RandomSets& sets, const Known& known, const std::vector<std::vector<Weight>>& weights) {
    Result total = 0;
    for (std::size_t i = 0; i < known.members.size(); ++i) {
        if (known.members[i] == 0)
            continue;
        Result product = 1;
        for (std::size_t variable = 0; variable < weights.size(); ++variable)
            product *= weights[variable][sets.assignments()[i][variable]];
        total += product;
    }
    return total;
}

/// Lists of values in random order; every fourth is empty, which means ascending.
std::vector<std::vector<std::uint32_t>> randomPreferences(const Diagrams& all, RandomSets& sets) {
    std::vector<std::vector<std::uint32_t>> preferences(all.variables());
    for (std::uint32_t variable = 0; variable < all.variables(); ++variable) {
        if (sets.below(4) == 0)
            continue;
        auto& values = preferences[variable];
        values.resize(all.valueCount(variable));
        std::iota(values.begin(), values.end(), 0U);
        for (std::uint32_t i = all.valueCount(variable); i > 1; --i)
            std::swap(values[i - 1], values[sets.below(i)]);
    }
    return preferences;
}

/// How many values are not the first of their lists, and the sum of their places in them.
std::pair<std::size_t, std::size_t> distance(const Assignment& assignment,
                                             const std::vector<std::vector<std::uint32_t>>& preferences) {
    std::pair<std::size_t, std::size_t> result;
    for (std::size_t variable = 0; variable < assignment.size(); ++variable) {
        const auto& values = preferences[variable];
        const auto place = values.empty()
                               ? static_cast<std::ptrdiff_t>(assignment[variable])
                               : std::find(values.begin(), values.end(), assignment[variable]) - values.begin();
        result.first += place == 0 ? 0 : 1;
        result.second += static_cast<std::size_t>(place);
    }
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(diagrams_measures)

BOOST_AUTO_TEST_CASE(counts_with_weights) {
    onRandomSets([](Diagrams& all, RandomSets& sets, const Known& known) {
        const auto weights =
            forEachValue<std::uint64_t>(all, [&](auto, auto) { return sets.below(6) == 0 ? 0 : sets.below(1000); });
        BOOST_TEST(all.count(known.set, weights).text() == weighed<Natural>(sets, known, weights).text());
        const auto ones = forEachValue<std::uint64_t>(all, [](auto, auto) { return 1; });
        const auto members = std::count(known.members.begin(), known.members.end(), 1);
        BOOST_TEST((all.count(known.set, ones) == Natural(static_cast<std::uint64_t>(members))));
    });
}

BOOST_AUTO_TEST_CASE(counts_past_any_machine_word) {
    Diagrams all(std::vector<std::uint32_t>(100, 3));
    const std::vector<std::vector<std::uint64_t>> ones(100, {1, 1, 1});
    BOOST_TEST(all.count(Diagrams::everything(), ones).text() == "515377520732011331036461129765621272702107522001");
    // An even number of ones among n variables of three values: (3^n + 1) / 2 ways.
    Set odd = Diagrams::nothing();
    for (std::uint32_t variable = 0; variable < 100; ++variable)
        odd = all.differ(odd, all.has(variable, 1));
    const Natural ofOdd = all.count(odd, ones);
    const Natural ofEven = all.count(!odd, ones);
    BOOST_TEST(ofEven.text() == "257688760366005665518230564882810636351053761001");
    BOOST_TEST((ofOdd + Natural(1) == ofEven));
    // Variables that the set does not read count as well.
    BOOST_TEST((all.count(all.has(50, 2), ones) * Natural(3) == all.count(Diagrams::everything(), ones)));
}

BOOST_AUTO_TEST_CASE(counts_with_the_largest_weights) {
    Diagrams all({2, 2});
    const std::vector<std::vector<std::uint64_t>> weights(2, {UINT64_MAX, UINT64_MAX});
    BOOST_TEST(all.count(Diagrams::everything(), weights).text() == "1361129467683753853705924477137396432900");
    BOOST_TEST(all.count(all.both(all.has(0, 1), all.has(1, 0)), weights).text() ==
               "340282366920938463426481119284349108225");
}

BOOST_AUTO_TEST_CASE(shares) {
    onRandomSets([](Diagrams& all, RandomSets& sets, const Known& known) {
        auto shares = forEachValue<double>(all, [&](auto, auto) { return 1.0 + sets.below(1000); });
        for (auto& ofVariable : shares) {
            const double sum = std::accumulate(ofVariable.begin(), ofVariable.end(), 0.0);
            for (double& share : ofVariable)
                share /= sum;
        }
        BOOST_TEST(all.share(known.set, shares) + 1 == weighed<double>(sets, known, shares) + 1,
                   boost::test_tools::tolerance(1e-12));
        BOOST_TEST(all.share(known.set, shares) + all.share(!known.set, shares) == 1.0,
                   boost::test_tools::tolerance(1e-12));
    });
}

BOOST_AUTO_TEST_CASE(a_small_share_keeps_its_digits) {
    Diagrams all(std::vector<std::uint32_t>(20, 2));
    Set allRare = Diagrams::everything();
    for (std::uint32_t variable = 0; variable < 20; ++variable)
        allRare = all.both(allRare, all.has(variable, 1));
    const std::vector<std::vector<double>> shares(20, {0.999, 0.001});
    BOOST_TEST(all.share(allRare, shares) == 1e-60, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(examples_are_as_near_to_the_preferred_as_can_be) {
    onRandomSets([](Diagrams& all, RandomSets& sets, const Known& known) {
        const auto preferences = randomPreferences(all, sets);
        const auto example = all.example(known.set, preferences);
        BOOST_REQUIRE(example.has_value() != all.empty(known.set));
        if (!example)
            return;
        BOOST_TEST(all.contains(known.set, *example));
        std::pair<std::size_t, std::size_t> least{SIZE_MAX, 0};
        for (std::size_t i = 0; i < known.members.size(); ++i)
            if (known.members[i] != 0)
                least = std::min(least, distance(sets.assignments()[i], preferences));
        BOOST_TEST((distance(*example, preferences) == least));
    });
}

BOOST_AUTO_TEST_CASE(examples_prefer_what_they_are_told_to) {
    Diagrams all({3, 3, 3});
    // One ordinary value is given up rather than two, even if it is far down its list.
    const Set set = all.either(all.has(0, 2), all.both(all.has(1, 1), all.has(2, 1)));
    BOOST_TEST((all.example(set) == Assignment{2, 0, 0}));
    BOOST_TEST((all.example(set, {{}, {1, 0, 2}, {1, 0, 2}}) == Assignment{0, 1, 1}));
    BOOST_TEST((all.example(set, {{2, 1, 0}}) == Assignment{2, 0, 0}));
    BOOST_TEST((all.example(Diagrams::everything(), {{1, 2, 0}, {}, {2, 1, 0}}) == Assignment{1, 0, 2}));
    BOOST_TEST(!all.example(Diagrams::nothing()).has_value());
}

BOOST_AUTO_TEST_CASE(nodes_of_several_sets_are_counted_once) {
    Diagrams all({2, 2, 2});
    const Set a = all.both(all.has(0, 1), all.has(2, 1));
    const Set b = all.either(all.has(1, 1), all.has(2, 1));
    BOOST_TEST(all.nodes(std::vector{a}) == 2);
    BOOST_TEST(all.nodes(std::vector{b}) == 2);
    BOOST_TEST(all.nodes(std::vector{a, b, !a}) == 3);
    BOOST_TEST(all.nodes(std::vector{Diagrams::everything()}) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

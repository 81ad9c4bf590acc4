// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/natural.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace signpost::analysis {

/// A set of assignments, as a reference into Diagrams. Two sets made by the same Diagrams are equal exactly when their
/// references are. `!set` is the complement and costs nothing.
class Set {
public:
    constexpr Set() = default;
    [[nodiscard]] friend constexpr Set operator!(Set s) { return Set(s.reference_ ^ 1U); }
    friend constexpr bool operator==(Set, Set) = default;
    /// For hashing and ordering only.
    [[nodiscard]] constexpr std::uint32_t reference() const { return reference_; }

private:
    friend class Diagrams;
    explicit constexpr Set(std::uint32_t reference) : reference_(reference) {}
    std::uint32_t reference_ = 1;
};

/// Where to stop. Reaching a limit is a failure that is reported, never a sample.
struct Limits {
    std::size_t nodes = 4'000'000;
    /// Steps of set operations, the same on every machine; 0: no limit.
    std::uint64_t steps = 2'000'000'000;
};

/// Sets of assignments to variables with few values each, held as reduced ordered multi-valued decision diagrams with
/// complemented references: equal sets are one node, so emptiness and equality are comparisons of integers.
///
///     Diagrams all({2, 3});                       // variable 0 has values 0 and 1, variable 1 has 0, 1 and 2
///     Set a = all.has(0, 1);                      // where variable 0 has the value 1
///     Set b = all.among(1, 0b101);                // where variable 1 has the value 0 or 2
///     all.both(a, b) == all.nothing()             // no
///     all.count(all.either(a, b), weights)        // 5, with every weight 1
///     *all.example(all.without(a, b))             // {1, 1}
///
/// The order of variables inside is free; it starts as the order of their numbers and `improveOrder` changes it, which
/// keeps every Set valid. Nothing throws but out of memory: past a limit every operation returns quickly with a set
/// that means nothing, and `exhausted` says so; ask before believing a result.
///
/// At most 256 values a variable. Not for several threads at once; one Diagrams each.
class Diagrams {
public:
    explicit Diagrams(std::vector<std::uint32_t> valueCounts, Limits limits = {});
    Diagrams(const Diagrams&) = delete;
    Diagrams& operator=(const Diagrams&) = delete;

    [[nodiscard]] static constexpr Set nothing() { return Set(1); }
    [[nodiscard]] static constexpr Set everything() { return Set(0); }

    /// Where the variable has this value.
    Set has(std::uint32_t variable, std::uint32_t value);
    /// Where `holds` of the variable's value.
    Set where(std::uint32_t variable, const std::function<bool(std::uint32_t value)>& holds);
    Set both(Set a, Set b);
    Set either(Set a, Set b) { return !both(!a, !b); }
    Set without(Set a, Set b) { return both(a, !b); }
    Set differ(Set a, Set b);
    /// For each value of the variable, the set at that place: union over v of (has(variable, v) and byValue[v]). The
    /// sets may read any variables.
    Set choose(std::uint32_t variable, std::span<const Set> byValue);
    /// What is left of the set when the variable is known to have the value; no longer depends on the variable.
    Set given(Set s, std::uint32_t variable, std::uint32_t value);
    /// Assignments that are in the set for some value of the variable.
    Set some(Set s, std::uint32_t variable);
    /// Assignments in the set whatever the variable's value.
    Set every(Set s, std::uint32_t variable) { return !some(!s, variable); }

    [[nodiscard]] bool empty(Set s) const { return s == nothing(); }
    [[nodiscard]] bool reads(Set s, std::uint32_t variable) const;
    /// The assignments in a set, each weighted by the product of its values' weights: weights[variable][value].
    [[nodiscard]] Natural count(Set s, const std::vector<std::vector<std::uint64_t>>& weights) const;
    /// The share of a set when every variable is drawn on its own: shares[variable][value], each variable's sum being 1.
    [[nodiscard]] double share(Set s, const std::vector<std::vector<double>>& shares) const;
    /// An assignment in the set, a value for each variable; where one is free, or there is a choice, the value that
    /// stands earliest in preferences[variable] (a permutation of its values; an empty list means ascending). Nothing
    /// if the set is empty.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>>
    example(Set s, const std::vector<std::vector<std::uint32_t>>& preferences = {}) const;
    [[nodiscard]] bool contains(Set s, std::span<const std::uint32_t> assignment) const;

    /// Finds a smaller order of variables by sifting (Rudell 1993), and forgets every node that `kept` does not need:
    /// sets that are not in it, or reachable from it, must not be used afterwards.
    void improveOrder(std::span<const Set> kept);
    /// Forgets what `kept` does not need; the order stays.
    void forgetOthers(std::span<const Set> kept);

    [[nodiscard]] std::size_t variables() const { return valueCounts_.size(); }
    [[nodiscard]] std::uint32_t valueCount(std::uint32_t variable) const { return valueCounts_[variable]; }
    /// Nodes in memory; nodes that one set, or several together, consist of.
    [[nodiscard]] std::size_t nodes() const;
    [[nodiscard]] std::size_t nodes(std::span<const Set> sets) const;
    /// The most nodes that were in memory at one time.
    [[nodiscard]] std::size_t mostNodes() const;
    [[nodiscard]] std::size_t bytes() const;
    /// The variables from the top of the diagrams downwards.
    [[nodiscard]] std::vector<std::uint32_t> order() const;

    /// Which limit was reached, if any.
    enum class Exhausted : std::uint8_t { no, nodes, steps };
    [[nodiscard]] Exhausted exhausted() const;
    /// Makes every operation stop as if a limit had been reached, from any thread; for a check that nobody waits for.
    void cancel();

private:
    std::vector<std::uint32_t> valueCounts_;
    Limits limits_;
};

} // namespace signpost::analysis

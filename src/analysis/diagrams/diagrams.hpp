// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/budget.hpp"
#include "analysis/diagrams/natural.hpp"
#include "analysis/diagrams/node_table.hpp"
#include "analysis/diagrams/operation_cache.hpp"
#include "analysis/diagrams/variable_order.hpp"

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
    [[nodiscard]] friend constexpr Set operator!(Set s) { return Set(complementOf(s.reference_)); }
    friend constexpr bool operator==(Set, Set) = default;
    /// For hashing and ordering only.
    [[nodiscard]] constexpr Reference reference() const { return reference_; }

private:
    friend class Diagrams;
    explicit constexpr Set(Reference reference) : reference_(reference) {}
    Reference reference_ = nothingReference;
};

/// One variable's value becomes another.
struct ValueChange {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// Sets of assignments to variables with few values each, held as reduced ordered multi-valued decision diagrams with
/// complemented references: equal sets are one node, so emptiness and equality are comparisons of integers.
///
///     Diagrams all({2, 3});                       // variable 0 has values 0 and 1, variable 1 has 0, 1 and 2
///     Set a = all.has(0, 1);                      // where variable 0 has the value 1
///     Set b = !all.has(1, 1);                     // where variable 1 has the value 0 or 2
///     all.both(a, b) == all.nothing()             // no
///     all.count(all.either(a, b), weights)        // 5, with every weight 1
///     *all.example(all.without(a, b))             // {1, 1}
///
/// The order of variables inside is free; it starts as the order of their numbers and `improveOrder` changes it, which
/// keeps every Set valid. Nothing throws but out of memory: past a limit every operation returns quickly with a set
/// that means nothing, and `exhausted` says so; ask before believing a result.
///
/// A variable has 1 to 256 values; a value that it does not have is a mistake of the caller. Not for several threads at
/// once; one Diagrams each.
class Diagrams {
public:
    explicit Diagrams(std::vector<std::uint32_t> valueCounts, Limits limits = {});
    Diagrams(const Diagrams&) = delete;
    Diagrams& operator=(const Diagrams&) = delete;

    [[nodiscard]] static constexpr Set nothing() { return Set(nothingReference); }
    [[nodiscard]] static constexpr Set everything() { return Set(everythingReference); }

    /// Where the variable has this value.
    Set has(std::uint32_t variable, std::uint32_t value);
    /// Where `holds` of the variable's value.
    Set where(std::uint32_t variable, const std::function<bool(std::uint32_t value)>& holds);
    Set both(Set a, Set b);
    Set either(Set a, Set b) { return !both(!a, !b); }
    Set without(Set a, Set b) { return both(a, !b); }
    /// The union of many sets, in an order that keeps the sets on the way small.
    Set anyOf(const std::vector<Set>& sets);
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
    /// By variable: does any of the sets read it?
    [[nodiscard]] std::vector<bool> readBy(std::span<const Set> sets) const;
    /// By variable and change: is there anybody in the set whom that change alone takes out of it? `changes` names, for
    /// each variable, the changes to look at. One walk through the set, however many there are.
    std::vector<std::vector<bool>> takesOut(Set s, const std::vector<std::vector<ValueChange>>& changes);
    /// The assignments in a set, each weighted by the product of its values' weights: weights[variable][value].
    [[nodiscard]] Natural count(Set s, const std::vector<std::vector<std::uint64_t>>& weights) const;
    /// The share of a set when every variable is drawn on its own: shares[variable][value], each variable's sum
    /// being 1.
    [[nodiscard]] double share(Set s, const std::vector<std::vector<double>>& shares) const;
    /// An assignment in the set, a value for each variable: one with as few values as can be that are not the first of
    /// preferences[variable] (a permutation of its values; an empty or missing list means ascending), and among those
    /// one whose values stand as early in it as can be. A variable that is free has its first value. Nothing if the set
    /// is empty.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>>
    example(Set s, const std::vector<std::vector<std::uint32_t>>& preferences = {}) const;
    [[nodiscard]] bool contains(Set s, std::span<const std::uint32_t> assignment) const;

    /// Finds a smaller order of variables by sifting (Rudell 1993), and forgets every node that `kept` does not need:
    /// sets that are not in it, or reachable from it, must not be used afterwards.
    void improveOrder(std::span<const Set> kept);
    /// Forgets what `kept` does not need; the order stays.
    void forgetOthers(std::span<const Set> kept);

    [[nodiscard]] std::size_t variables() const { return table_.variables(); }
    [[nodiscard]] std::uint32_t valueCount(std::uint32_t variable) const { return table_.valueCount(variable); }
    /// Nodes in memory; nodes that one set, or several together, consist of.
    [[nodiscard]] std::size_t nodes() const;
    [[nodiscard]] std::size_t nodes(std::span<const Set> sets) const;
    [[nodiscard]] std::size_t nodeLimit() const { return table_.limit(); }
    /// The most nodes that were in memory at one time.
    [[nodiscard]] std::size_t mostNodes() const;
    [[nodiscard]] std::size_t bytes() const;
    /// The variables from the top of the diagrams downwards.
    [[nodiscard]] std::vector<std::uint32_t> order() const;

    using Exhausted = analysis::Exhausted;
    /// Which limit was reached, if any. For good: there is no way on from here but a new Diagrams.
    [[nodiscard]] Exhausted exhausted() const { return budget_.exhausted(); }
    /// Makes every operation stop as if a limit had been reached, from any thread; for a check that nobody waits for.
    void cancel() { budget_.cancel(); }
    /// Steps taken so far, of those that Limits counts.
    [[nodiscard]] std::uint64_t steps() const { return budget_.spent(); }

private:
    [[nodiscard]] bool stopped() const { return exhausted() != Exhausted::no; }
    [[nodiscard]] Set result(Reference reference) const { return stopped() ? nothing() : Set(reference); }
    [[nodiscard]] static std::vector<Reference> references(std::span<const Set> sets);
    [[nodiscard]] std::uint32_t levelOf(Reference set) const { return order_.levelOf[table_.variable(set)]; }
    /// What is left of a set when the variable, which is at its top or above, has the value.
    [[nodiscard]] Reference childAt(Reference set, std::uint32_t variable, std::uint32_t value) const {
        return table_.variable(set) == variable ? table_.child(set, value) : set;
    }
    [[nodiscard]] std::uint32_t upperVariable(Reference a, Reference b) const;

    // Each works out what the public operation of its name promises.
    Reference bothOf(Reference a, Reference b);
    Reference differOf(Reference a, Reference b);
    Reference givenOf(Reference s, std::uint32_t variable, std::uint32_t value);
    Reference someOf(Reference s, std::uint32_t variable);
    Reference make(std::uint32_t variable, std::span<const Reference> children);
    /// A node whose children are what `child` returns for each value.
    template <class Child>
    Reference makeOf(std::uint32_t variable, Child child);

    NodeTable table_;
    VariableOrder order_;
    OperationCache cache_;
    Budget budget_;
    /// Children of the nodes that the recursion is about to make; here, because frames on the stack must stay small.
    std::vector<Reference> children_;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
// What can be read off diagrams without making any.
#include "analysis/diagrams/diagrams.hpp"
#include "analysis/diagrams/reachable.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace signpost::analysis {
namespace {

/// Works out a value for each node and for its complement, bottom-up. combine(reference, at) sees the values of
/// children as at(child).
template <class Value, class Combine>
Value bottomUp(const NodeTable& table, Reference set, Value ofEverything, Value ofNothing, Combine combine) {
    const Reachable reachable(table, std::array{set});
    std::vector<Value> values;
    values.reserve(2 * reachable.nodes().size());
    values.push_back(std::move(ofEverything));
    values.push_back(std::move(ofNothing));
    const auto at = [&](Reference child) -> const Value& { return values[reachable.place(child)]; };
    for (std::size_t i = 1; i < reachable.nodes().size(); ++i) {
        const Reference reference = referenceTo(reachable.nodes()[i]);
        values.push_back(combine(reference, at));
        values.push_back(combine(complementOf(reference), at));
    }
    return std::move(values[reachable.place(set)]);
}

/// The number of ways to fill levels that a diagram skips.
class Skipped {
public:
    /// `ways`: for each level from the top.
    explicit Skipped(std::vector<Natural> ways) : ways_(std::move(ways)) {}

    /// Of the levels from `from` up to, but without, `to`.
    const Natural& between(std::size_t from, std::size_t to) {
        const auto [known, isNew] = products_.try_emplace(from * (ways_.size() + 1) + to, 1);
        if (isNew)
            for (std::size_t level = from; level < to; ++level)
                known->second *= ways_[level];
        return known->second;
    }

private:
    std::vector<Natural> ways_;
    std::unordered_map<std::uint64_t, Natural> products_;
};

Natural sum(const std::vector<std::uint64_t>& weights) {
    return std::accumulate(weights.begin(), weights.end(), Natural());
}

/// How far an assignment is from the preferred one: first by the number of variables, then by the places in their
/// lists.
struct Distance {
    std::uint32_t variables = 0;
    std::uint32_t places = 0;

    friend auto operator<=>(const Distance&, const Distance&) = default;
    [[nodiscard]] Distance with(std::uint32_t place) const {
        return {variables + (place == 0 ? 0U : 1U), places + place};
    }
};
constexpr Distance unreachable = {std::numeric_limits<std::uint32_t>::max(), 0};

} // namespace

bool Diagrams::reads(Set s, std::uint32_t variable) const {
    const Reachable reachable(table_, std::array{s.reference_});
    return std::any_of(reachable.nodes().begin(), reachable.nodes().end(),
                       [&](std::uint32_t node) { return table_.variable(referenceTo(node)) == variable; });
}

Natural Diagrams::count(Set s, const std::vector<std::vector<std::uint64_t>>& weights) const {
    const Reachable reachable(table_, std::array{s.reference_});
    std::vector<bool> read(variables() + 1);
    for (const std::uint32_t node : reachable.nodes())
        read[table_.variable(referenceTo(node))] = true;
    // Only variables that the set reads take part; the others multiply the result at the end.
    Natural others = 1;
    std::vector<Natural> ways;
    std::vector<std::size_t> rank(variables() + 1);
    for (const std::uint32_t variable : order_.variableAt) {
        rank[variable] = ways.size();
        if (read[variable])
            ways.push_back(sum(weights[variable]));
        else
            others *= sum(weights[variable]);
    }
    rank[variables()] = ways.size();
    Skipped skipped(std::move(ways));
    const Natural counted = bottomUp(table_, s.reference_, Natural(1), Natural(), [&](Reference node, const auto& at) {
        const std::uint32_t variable = table_.variable(node);
        Natural total;
        for (std::uint32_t value = 0; value < valueCount(variable); ++value) {
            const Reference child = table_.child(node, value);
            if (weights[variable][value] == 0 || child == nothingReference)
                continue;
            Natural part = at(child);
            const std::size_t next = rank[variable] + 1;
            if (const std::size_t reached = rank[table_.variable(child)]; reached != next)
                part *= skipped.between(next, reached);
            total += part *= weights[variable][value];
        }
        return total;
    });
    return counted * skipped.between(0, rank[table_.variable(s.reference_)]) * others;
}

double Diagrams::share(Set s, const std::vector<std::vector<double>>& shares) const {
    return bottomUp(table_, s.reference_, 1.0, 0.0, [&](Reference node, const auto& at) {
        const std::uint32_t variable = table_.variable(node);
        double total = 0;
        for (std::uint32_t value = 0; value < valueCount(variable); ++value)
            total += shares[variable][value] * at(table_.child(node, value));
        return total;
    });
}

std::optional<std::vector<std::uint32_t>>
Diagrams::example(Set s, const std::vector<std::vector<std::uint32_t>>& preferences) const {
    if (empty(s))
        return std::nullopt;
    const auto preferred = [&](std::uint32_t variable, std::uint32_t place) {
        return variable < preferences.size() && !preferences[variable].empty() ? preferences[variable][place] : place;
    };
    const Reachable reachable(table_, std::array{s.reference_});
    // For each set the distance of its best assignment, and the place of the top variable's value in it.
    std::vector<Distance> distances = {{}, unreachable};
    std::vector<std::uint32_t> places = {0, 0};
    for (std::size_t i = 1; i < reachable.nodes().size(); ++i)
        for (const Reference flip : {0U, 1U}) {
            const Reference set = referenceTo(reachable.nodes()[i]) ^ flip;
            const std::uint32_t variable = table_.variable(set);
            Distance least = unreachable;
            std::uint32_t choice = 0;
            for (std::uint32_t place = 0; place < valueCount(variable); ++place) {
                const Reference child = table_.child(set, preferred(variable, place));
                if (child == nothingReference)
                    continue;
                if (const Distance distance = distances[reachable.place(child)].with(place); distance < least) {
                    least = distance;
                    choice = place;
                }
            }
            distances.push_back(least);
            places.push_back(choice);
        }
    std::vector<std::uint32_t> assignment(variables());
    for (std::uint32_t variable = 0; variable < variables(); ++variable)
        assignment[variable] = preferred(variable, 0);
    for (Reference at = s.reference_; at != everythingReference;) {
        const std::uint32_t variable = table_.variable(at);
        assignment[variable] = preferred(variable, places[reachable.place(at)]);
        at = table_.child(at, assignment[variable]);
    }
    return assignment;
}

bool Diagrams::contains(Set s, std::span<const std::uint32_t> assignment) const {
    Reference at = s.reference_;
    while (nodeOf(at) != 0)
        at = table_.child(at, assignment[table_.variable(at)]);
    return at == everythingReference;
}

std::size_t Diagrams::nodes() const {
    return table_.size();
}

std::size_t Diagrams::nodes(std::span<const Set> sets) const {
    return Reachable(table_, references(sets)).nodes().size() - 1;
}

std::size_t Diagrams::mostNodes() const {
    return table_.largestSize();
}

std::size_t Diagrams::bytes() const {
    return table_.bytes() + cache_.bytes();
}

std::vector<std::uint32_t> Diagrams::order() const {
    return order_.variableAt;
}

} // namespace signpost::analysis

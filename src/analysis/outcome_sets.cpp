// SPDX-License-Identifier: Apache-2.0
#include "analysis/outcome_sets.hpp"

namespace signpost::analysis {

void OutcomeSets::add(Diagrams& diagrams, const Effect& effect, Set where) {
    if (diagrams.empty(where))
        return;
    added_[effect.rank][effect.destination].push_back(where);
}

void OutcomeSets::settle(Diagrams& diagrams) {
    Set above = Diagrams::nothing();
    for (const auto& [rank, destinations] : added_) {
        Place place{rank, Diagrams::nothing(), {}};
        for (const auto& [destination, sets] : destinations) {
            const Set here = diagrams.without(diagrams.anyOf(sets), above);
            if (diagrams.empty(here))
                continue;
            place.destinations.emplace_back(destination, here);
            place.ends = diagrams.either(place.ends, here);
        }
        if (place.destinations.empty())
            continue;
        above = diagrams.either(above, place.ends);
        places_.push_back(std::move(place));
    }
    added_.clear();
}

Set OutcomeSets::atLeast(Diagrams& diagrams, const Rank& rank) const {
    Set set = Diagrams::nothing();
    for (const Place& place : places_)
        if (place.rank >= rank)
            set = diagrams.either(set, place.ends);
    return set;
}

Set OutcomeSets::atLeast(Diagrams& diagrams, Level level) const {
    Set set = Diagrams::nothing();
    for (const Place& place : places_)
        if (place.rank.level >= level)
            set = diagrams.either(set, place.ends);
    return set;
}

Set OutcomeSets::sentTo(Diagrams& diagrams, Destination destination) const {
    Set set = Diagrams::nothing();
    for (const Place& place : places_)
        for (const auto& [each, where] : place.destinations)
            if (each == destination)
                set = diagrams.either(set, where);
    return set;
}

OutcomeSets OutcomeSets::of(Diagrams& diagrams, Set who) const {
    OutcomeSets its;
    for (const Place& place : places_)
        for (const auto& [destination, where] : place.destinations)
            its.add(diagrams, {place.rank, destination}, diagrams.both(where, who));
    its.settle(diagrams);
    return its;
}

Set OutcomeSets::differing(Diagrams& diagrams, const OutcomeSets& a, const OutcomeSets& b) {
    using Key = std::pair<Rank, Destination>;
    std::map<Key, std::pair<Set, Set>> both;
    for (const Place& place : a.places_)
        for (const auto& [destination, where] : place.destinations)
            both[{place.rank, destination}].first = where;
    for (const Place& place : b.places_)
        for (const auto& [destination, where] : place.destinations)
            both[{place.rank, destination}].second = where;
    Set differing = Diagrams::nothing();
    for (const auto& [key, sets] : both)
        differing = diagrams.either(differing, diagrams.differ(sets.first, sets.second));
    return differing;
}

void OutcomeSets::collect(std::vector<Set>& kept) const {
    for (const Place& place : places_) {
        kept.push_back(place.ends);
        for (const auto& [destination, where] : place.destinations)
            kept.push_back(where);
    }
}

} // namespace signpost::analysis

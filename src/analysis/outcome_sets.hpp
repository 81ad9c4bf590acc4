// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/diagrams.hpp"
#include "signpost/disposition.hpp"

#include <map>
#include <utility>
#include <vector>

namespace signpost::analysis {

/// Where everybody ends: by rank, and by destinations at that rank.
class OutcomeSets {
public:
    /// Some rule or default sends these patients there.
    void add(Diagrams& diagrams, const Effect& effect, Set where);
    /// To be called once all is added.
    void settle(Diagrams& diagrams);

    /// One rank at which some patient ends.
    struct Place {
        Rank rank;
        /// Those who end at exactly this rank; the places' sets cover everybody and don't overlap.
        Set ends;
        /// Of those, who is sent where; these may overlap.
        std::vector<std::pair<Destination, Set>> destinations;
    };
    /// The most urgent first; none of them is empty.
    [[nodiscard]] const std::vector<Place>& places() const { return places_; }
    /// Whose outcome is at this rank or above; below it.
    [[nodiscard]] Set atLeast(Diagrams& diagrams, const Rank& rank) const;
    [[nodiscard]] Set below(Diagrams& diagrams, const Rank& rank) const { return !atLeast(diagrams, rank); }
    /// Whose outcome is at this level or above, whatever its `within`.
    [[nodiscard]] Set atLeast(Diagrams& diagrams, Level level) const;
    /// Who is sent there at all.
    [[nodiscard]] Set sentTo(Diagrams& diagrams, Destination destination) const;
    /// The same of these patients alone.
    [[nodiscard]] OutcomeSets of(Diagrams& diagrams, Set who) const;
    /// Whose rank or destinations differ between the two.
    [[nodiscard]] static Set differing(Diagrams& diagrams, const OutcomeSets& a, const OutcomeSets& b);
    void collect(std::vector<Set>& kept) const;

private:
    std::map<Rank, std::map<Destination, std::vector<Set>>, std::greater<>> added_;
    std::vector<Place> places_;
};

} // namespace signpost::analysis

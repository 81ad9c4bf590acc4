// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/diagrams.hpp"
#include "analysis/patient_space.hpp"
#include "signpost/disposition.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace signpost::analysis {

/// Every way that patients can walk through a topic, as the widget would lead them: who it is for, age, the emergency
/// screen, then the questions that matter, until the outcome is settled. Moments from which everything goes on alike
/// are one node, so a graph of some thousand nodes holds more journeys than there are people.
///
/// Red-flag phrases are told apart when the question that they raise is next. Boxes that only decide whether another
/// question applies are told apart when that question is next; so, in rare cases, the graph puts a question that the
/// widget, which knows all boxes at once, leaves out. It ends the same. "Still need help?", advice questions and
/// the letter come after the outcome and are not in the graph.
struct JourneyGraph {
    struct Node {
        /// What decides which way it goes: an answer, or one box of it. noIndex at an end.
        std::uint32_t variable = noIndex;
        /// The question is put to the patient here; otherwise it was before, and now it matters more closely.
        bool asks = false;
        /// One for each value of the variable.
        std::vector<std::uint32_t> next;

        /// At an end: the outcome. No rank if the topic is not meant for this patient.
        std::optional<Rank> rank;
        Destinations destinations;
        /// Those of the destinations for which a rule or default is known to hold.
        Destinations explained;
        /// The emergency screen alone decided.
        bool screenedOut = false;
        [[nodiscard]] bool ends() const { return variable == noIndex; }
    };
    /// A node stands before all nodes that lead to it; the last is the start.
    std::vector<Node> nodes;
    /// False if a limit was reached: the graph then says nothing.
    bool complete = true;

    [[nodiscard]] std::uint32_t start() const { return static_cast<std::uint32_t>(nodes.size()) - 1; }
    /// Most questions that anybody is asked.
    [[nodiscard]] std::uint32_t longest() const;
    /// Questions asked on average, when each variable is drawn on its own by these shares (by variable and value).
    [[nodiscard]] double mean(const std::vector<std::vector<double>>& shares) const;
};

/// The limits of a graph: beyond them it is given up, and says so.
struct GraphLimits {
    std::size_t nodes = 1'000'000;
};

/// Walks all journeys of a topic. `space` has to know the topic's questions and those of topics it hands over to.
/// `keptApart`: variables whose values are never forgotten, so that moments which differ in them stay apart.
JourneyGraph walkAllJourneys(const PatientSpace& space, std::uint32_t topic, const GraphLimits& limits = {},
                             std::span<const std::uint32_t> keptApart = {});

/// Who ends at each rank and destination, as sets: what the graph says, in the form in which the diagrams say it.
struct JourneyEnds {
    struct End {
        Rank rank;
        Destination destination;
        Set who;
    };
    std::vector<End> ends;
    /// Ends whose destinations are not all explained by a reason.
    Set unexplained;
};
JourneyEnds endsOf(const JourneyGraph& graph, Diagrams& diagrams);

} // namespace signpost::analysis

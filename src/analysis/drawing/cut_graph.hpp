// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/journey/journey_graph.hpp"

namespace signpost::analysis {

/// Is the question passed over when a tree is not drawn whole? The emergency screen and what the patient typed are the
/// same for every topic.
bool passedOver(const Library& library, std::uint32_t question);

/// A journey's graph, cut down to what is drawn: what is passed over is taken as harmless, and nodes that now go on
/// alike are one. Nodes stand before those that lead to them, as in JourneyGraph.
struct CutGraph {
    std::vector<JourneyGraph::Node> nodes;
    std::uint32_t start = 0;
};
CutGraph cutGraph(const PatientSpace& space, const JourneyGraph& graph, bool whole);

} // namespace signpost::analysis

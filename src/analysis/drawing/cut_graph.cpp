// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/cut_graph.hpp"

#include "analysis/journey/name_hash.hpp"

#include <algorithm>
#include <unordered_map>

namespace signpost::analysis {
namespace {

/// Equal for nodes that are drawn alike. Why an outcome stands is told line by line, not by node.
std::vector<std::uint32_t> nameOf(const JourneyGraph::Node& node) {
    std::vector<std::uint32_t> name = {node.variable, node.asks ? 1U : 0U};
    name.insert(name.end(), node.next.begin(), node.next.end());
    if (!node.ends())
        return name;
    name.push_back(node.rank ? 1 + unsigned(node.rank->level) : 0);
    name.push_back(node.rank ? node.rank->withinMinutes.value_or(noIndex) : 0);
    node.destinations.each([&](Destination each) { name.push_back(unsigned(each)); });
    return name;
}

} // namespace

bool passedOver(const Library& library, std::uint32_t question) {
    const Question& its = library.questions[question];
    const auto& screen = library.screenQuestions;
    return its.input != Input::patient ||
           (std::find(screen.begin(), screen.end(), question) != screen.end() && its.band != Band::demographics);
}

CutGraph cutGraph(const PatientSpace& space, const JourneyGraph& graph, bool whole) {
    const auto preferences = space.preferences();
    CutGraph cut;
    std::vector<std::uint32_t> now(graph.nodes.size());
    std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, NameHash> known;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        JourneyGraph::Node node = graph.nodes[i];
        for (std::uint32_t& next : node.next)
            next = now[next];
        if (!node.ends()) {
            if (!whole && passedOver(space.library(), space.variables()[node.variable].question)) {
                now[i] = node.next[preferences[node.variable].front()];
                continue;
            }
            const bool alike = std::all_of(node.next.begin(), node.next.end(),
                                           [&](std::uint32_t next) { return next == node.next.front(); });
            if (alike && !node.asks) {
                now[i] = node.next.front();
                continue;
            }
        }
        const auto [found, added] = known.try_emplace(nameOf(node), static_cast<std::uint32_t>(cut.nodes.size()));
        if (added)
            cut.nodes.push_back(std::move(node));
        now[i] = found->second;
    }
    cut.start = now.back();
    return cut;
}

} // namespace signpost::analysis

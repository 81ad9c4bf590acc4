// SPDX-License-Identifier: Apache-2.0
#include "analysis/journey/journey_graph.hpp"

#include "analysis/journey/name_hash.hpp"
#include "analysis/journey/walker.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace signpost::analysis {
namespace {

class Builder {
public:
    Builder(const PatientSpace& space, std::uint32_t topic, const GraphLimits& limits,
            std::span<const std::uint32_t> keptApart)
        : space_(space), limits_(limits), keptApart_(keptApart), walker_(space, topic) {}

    JourneyGraph run() {
        build(walker_.begin());
        graph_.complete = graph_.nodes.size() <= limits_.nodes;
        return std::move(graph_);
    }

private:
    std::uint32_t build(Walker::Moment moment) {
        Walker::Next next;
        const Walker::Stage stage = walker_.advance(moment, next);
        std::vector<std::uint32_t> name = walker_.name(moment);
        name.push_back(static_cast<std::uint32_t>(stage));
        for (const std::uint32_t variable : keptApart_)
            name.push_back(walker_.left().told(variable));
        const auto [known, added] = known_.try_emplace(std::move(name), 0);
        std::uint32_t& number = known->second; // Stays where it is, while the iterator may not.
        if (!added || graph_.nodes.size() > limits_.nodes)
            return number;

        JourneyGraph::Node node;
        if (stage != Walker::Stage::goesOn) {
            if (stage != Walker::Stage::notOffered)
                node.rank = moment.floor.value_or(Rank{});
            node.destinations = moment.destinations;
            node.explained = moment.explained;
            node.screenedOut = stage == Walker::Stage::screenedOut;
        } else {
            node.variable = next.variable;
            node.asks = next.ask != noIndex;
            const std::uint32_t values = space_.variables()[next.variable].values();
            for (std::uint32_t value = 0; value < values; ++value) {
                walker_.tell(next, value);
                node.next.push_back(build(moment));
                walker_.untell(next);
            }
        }
        graph_.nodes.push_back(std::move(node));
        return number = graph_.start();
    }

    const PatientSpace& space_;
    GraphLimits limits_;
    std::span<const std::uint32_t> keptApart_;
    Walker walker_;
    JourneyGraph graph_;
    std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, NameHash> known_;
};

} // namespace

JourneyGraph walkAllJourneys(const PatientSpace& space, std::uint32_t topic, const GraphLimits& limits,
                             std::span<const std::uint32_t> keptApart) {
    return Builder(space, topic, limits, keptApart).run();
}

std::uint32_t JourneyGraph::longest() const {
    std::vector<std::uint32_t> asked(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const std::uint32_t next : nodes[i].next)
            asked[i] = std::max(asked[i], asked[next]);
        asked[i] += nodes[i].asks ? 1 : 0;
    }
    return asked.back();
}

double JourneyGraph::mean(const std::vector<std::vector<double>>& shares) const {
    std::vector<double> asked(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t value = 0; value < nodes[i].next.size(); ++value)
            asked[i] += shares[nodes[i].variable][value] * asked[nodes[i].next[value]];
        asked[i] += nodes[i].asks ? 1 : 0;
    }
    return asked.back();
}

JourneyEnds endsOf(const JourneyGraph& graph, Diagrams& diagrams) {
    using Place = std::pair<Rank, Destination>;
    using Ends = std::map<Place, Set>;
    std::vector<Ends> ends(graph.nodes.size());
    std::vector<Set> unexplained(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const JourneyGraph::Node& node = graph.nodes[i];
        if (node.ends()) {
            if (!node.rank)
                continue;
            node.destinations.each([&](Destination destination) {
                ends[i][{*node.rank, destination}] = Diagrams::everything();
                if (!node.explained.has(destination))
                    unexplained[i] = Diagrams::everything();
            });
            continue;
        }
        Ends& its = ends[i];
        for (const std::uint32_t next : node.next)
            for (const auto& [place, who] : ends[next])
                its[place];
        std::vector<Set> byValue(node.next.size());
        for (auto& [place, who] : its) {
            for (std::size_t value = 0; value < node.next.size(); ++value) {
                const auto found = ends[node.next[value]].find(place);
                byValue[value] = found == ends[node.next[value]].end() ? Diagrams::nothing() : found->second;
            }
            who = diagrams.choose(node.variable, byValue);
        }
        for (std::size_t value = 0; value < node.next.size(); ++value)
            byValue[value] = unexplained[node.next[value]];
        unexplained[i] = diagrams.choose(node.variable, byValue);
    }
    JourneyEnds result;
    for (const auto& [place, who] : ends.back())
        result.ends.push_back({place.first, place.second, who});
    result.unexplained = unexplained.back();
    return result;
}

} // namespace signpost::analysis

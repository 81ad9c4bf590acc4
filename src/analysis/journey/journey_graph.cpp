// SPDX-License-Identifier: Apache-2.0
#include "analysis/journey/journey_graph.hpp"

#include "analysis/journey/walker.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <map>
#include <set>

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
        if (!added || graph_.nodes.size() > limits_.nodes)
            return known->second;

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
        return known->second = graph_.start();
    }

    const PatientSpace& space_;
    GraphLimits limits_;
    std::span<const std::uint32_t> keptApart_;
    Walker walker_;
    JourneyGraph graph_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known_;
};

/// Walks only where the invariant may still be broken.
class UnaskedSearch {
public:
    UnaskedSearch(const PatientSpace& space, std::uint32_t topic, ConditionIndex population, ConditionIndex known,
                  const Rank& floor, const GraphLimits& limits)
        : space_(space), population_(population), known_(known), floor_(floor), limits_(limits), walker_(space, topic) {
    }

    std::optional<UnaskedJourney> run() { return search(walker_.begin()); }
    [[nodiscard]] bool complete() const { return seen_.size() <= limits_.nodes; }

private:
    std::optional<UnaskedJourney> search(Walker::Moment moment) {
        Walker::Next next;
        const Walker::Stage stage = walker_.advance(moment, next);
        const Left population = walker_.left().condition(population_);
        const Left known = walker_.left().condition(known_);
        const bool safe = moment.floor && *moment.floor >= floor_ && !moment.screen;
        if (safe || stage == Walker::Stage::notOffered || !population.values.has(Truth::yes) ||
            !known.values.has(Truth::yes))
            return std::nullopt;
        if (stage != Walker::Stage::goesOn) {
            if (moment.floor && *moment.floor >= floor_)
                return std::nullopt;
            return UnaskedJourney{told_, moment.floor};
        }
        std::vector<std::uint32_t> name = walker_.name(moment);
        name.insert(name.end(), {population.name, known.name});
        if (!seen_.insert(std::move(name)).second || !complete())
            return std::nullopt;
        const std::uint32_t values = space_.variables()[next.variable].values();
        for (std::uint32_t value = 0; value < values; ++value) {
            told_.emplace_back(next.variable, value);
            walker_.tell(next, value);
            auto found = search(moment);
            walker_.untell(next);
            told_.pop_back();
            if (found)
                return found;
        }
        return std::nullopt;
    }

    const PatientSpace& space_;
    ConditionIndex population_;
    ConditionIndex known_;
    Rank floor_;
    GraphLimits limits_;
    Walker walker_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> told_;
    std::set<std::vector<std::uint32_t>> seen_;
};

} // namespace

JourneyGraph walkAllJourneys(const PatientSpace& space, std::uint32_t topic, const GraphLimits& limits,
                             std::span<const std::uint32_t> keptApart) {
    return Builder(space, topic, limits, keptApart).run();
}

std::optional<UnaskedJourney> endsUnasked(const PatientSpace& space, std::uint32_t topic, ConditionIndex population,
                                          ConditionIndex known, const Rank& floor, const GraphLimits& limits,
                                          bool& complete) {
    for (const std::uint32_t question : questionsRead(space.library(), population))
        if (!space.has(question))
            return std::nullopt;
    UnaskedSearch search(space, topic, population, known, floor, limits);
    auto found = search.run();
    complete = complete && search.complete();
    return found;
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

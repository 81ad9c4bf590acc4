// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/journey/journey_graph.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace signpost::analysis {

/// How often each answer to one question is given, for those in one case.
struct Frequency {
    /// Read of the answers that somebody has in them, asked or not; noCondition: everybody. The first case that is true
    /// counts.
    ConditionIndex when = noCondition;
    /// For each of the question's variables, in their order, a share for each value; each adds up to 1.
    std::vector<std::vector<double>> shares;
};

/// A stated model of who comes and what they answer. Given what its conditions read, every question, and every box of a
/// checklist, is independent of the others.
struct Frequencies {
    /// By question; empty where nothing is stated.
    std::vector<std::vector<Frequency>> ofQuestion;
};

/// The variables of a topic's journeys, cut also where these conditions cut them.
PatientSpace spaceOfJourneys(const Library& library, std::uint32_t topic, std::span<const ConditionIndex> conditions);

/// The questions on which a way through the graph depends, in the order of the space: those that a model must state.
std::vector<std::uint32_t> questionsIn(const JourneyGraph& graph, const PatientSpace& space);

struct Forecast {
    struct End {
        /// No rank: the topic is not offered to them.
        std::optional<Rank> rank;
        Destinations destinations;
        double share = 0;
    };
    /// The most urgent first; the shares add up to 1.
    std::vector<End> ends;
    /// Questions that are asked on average, up to the outcome.
    double questions = 0;
    /// Sent to the surgery, which they write to; and told to phone it now, and may write as well.
    double letters = 0;
    double lettersOffered = 0;
};

enum class ForecastError : std::uint8_t {
    notStated,     ///< a question of the graph has no frequencies
    tooManyCases,  ///< the conditions read more than can be gone through
    wrongCondition ///< a condition reads a score or what applies, or a question that stands later
};

/// The mix of outcomes for such people: exact, but for the rounding of floating-point numbers. Goes through every
/// combination of what the conditions read, and for each once through the graph.
std::variant<Forecast, ForecastError> forecast(const PatientSpace& space, const JourneyGraph& graph,
                                               const Frequencies& frequencies);

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/evaluation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace signpost {

/// Why an outcome stands: a rule that is known to hold at its rank, or a topic's default.
struct Reason {
    std::uint32_t rule = noIndex;
    /// For a default, the topic whose default it is; else noIndex.
    std::uint32_t defaultOf = noIndex;
    /// Holds because of a "not sure".
    bool unsure = false;
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// Where a journey stands: what is certain, and what to ask next. Settled when there is no next question.
///
/// The floor is certain whatever else is answered. Once settled, floor, destinations and reasons are the outcome, and
/// the same rank and destinations that asking everything would have given.
struct Assessment {
    std::optional<Rank> floor;
    Destinations destinations;
    std::vector<Reason> reasons;
    /// The next question that matters, in the order of the topics and their questions.
    std::optional<std::uint32_t> next;
    /// A topic that a rule hands over to and that isn't in play yet. Put it in play, before the others, and assess
    /// again.
    std::optional<std::uint32_t> handover;
};

/// The table in play: some topics, in the order in which their questions are asked.
struct InPlay {
    std::span<const std::uint32_t> topics;
    /// Rules that read questions of a later phase are left out; questions of a later phase are not asked.
    Phase phase = Phase::triage;
};

/// Assesses the answers (one entry for each question of the library). With no topic in play, the screen's rules count
/// alone and there is no default.
Assessment assess(const Library& library, std::span<const Answer> answers, InPlay inPlay);

/// What to tell the patient at this level: items whose condition holds, and unknown ones that say `show`. Indices into
/// Library::advice, in the order of the topics, each once.
std::vector<std::uint32_t> chooseAdvice(const Library& library, std::span<const Answer> answers, InPlay inPlay,
                                        Level level);

/// The next question that only advice of this level wants, if the level is routine or below.
std::optional<std::uint32_t> nextAdviceQuestion(const Library& library, std::span<const Answer> answers, InPlay inPlay,
                                                Level level);

/// An outcome after opening hours: where the surgery is a destination but can't answer in time, NHS 111 stands in its
/// place; where that is not known, both stand.
struct Routed {
    Destinations destinations;
    /// The surgery was a destination and is closed for too long.
    bool closed = false;
};
Routed route(const Library& library, std::span<const Answer> answers, Rank rank, Destinations destinations);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/topic_table.hpp"
#include "signpost/answer.hpp"

#include <string>
#include <vector>

namespace signpost::prove {

/// What the decision diagrams say of one patient: membership in the sets of a TopicTable, and nothing else. No rule is
/// evaluated here, so that a comparison with the core compares the sets.
struct DiagramsWord {
    Rank rank;
    /// Before opening hours are looked at, which no diagram does.
    Destinations destinations;
    /// "sore_throat/airway", "sore_throat/default"; topics in play; items of advice. All in order, each once.
    std::vector<std::string> reasons;
    std::vector<std::string> topics;
    std::vector<std::string> advice;
    /// Not ruled out by facts; and got to this topic.
    bool possible = false;
    bool reaching = false;
    /// Which conditions of facts, invariants, services, default cases and audiences are true and which unknown:
    /// "never/pregnant_male", "population/…", "known/…", "eligible/…", "case/<topic>/<place>", "audience/<topic>".
    std::vector<std::string> holding;
    std::vector<std::string> unknown;

    /// The same place by the same reasons. Advice, and conditions that authors alone read, may be about "Still need
    /// help?", which not everybody is asked.
    [[nodiscard]] bool sameOutcome(const DiagramsWord& other) const;
};

/// `phase` is outcome for whoever still needs help, else triage.
DiagramsWord wordOn(const analysis::TopicTable& table, const analysis::Assignment& patient, Phase phase);

} // namespace signpost::prove

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/journey/journey_graph.hpp"
#include "analysis/prove.hpp"
#include "analysis/topic_table.hpp"

#include <string>

namespace signpost::analysis {

/// What each property's proof works on, and where it puts what it finds.
struct TopicCase {
    const Library& library;
    const TopicTable& table;
    const JourneyGraph& journeys;
    const ProofOptions& options;
    TopicProof& proof;

    [[nodiscard]] Diagrams& diagrams() const { return table.diagrams(); }
    [[nodiscard]] const Topic& topic() const { return library.topics[table.topic()]; }
    [[nodiscard]] const RuleNotes& notes(std::uint32_t rule) const;
    /// The rule, question or module item is this topic's own, not a module's or another topic's.
    [[nodiscard]] bool own(const std::string& id) const;

    /// Reports unless nobody is in `failing`.
    void mustBeEmpty(Set failing, Property property, const std::string& subject, const std::string& what,
                     bool asksAnyway = false) const;
    void report(Property property, const std::string& subject, const std::string& what,
                std::optional<Patient> patient = std::nullopt) const;
};

// Each proves what its name says, for one topic.
void proveRulesDecide(const TopicCase& here);
void proveRulesDiffer(const TopicCase& here);
void proveDefaultIsListed(const TopicCase& here);
void proveQuestionsMatter(const TopicCase& here);
void proveJourneysAgree(const TopicCase& here);
void proveBandsAreKept(const TopicCase& here);
void proveInvariants(const TopicCase& here);
void proveMonotone(const TopicCase& here);
void proveUnsure(const TopicCase& here);
void proveFloorsAreKept(const TopicCase& here);
void proveSafetyNet(const TopicCase& here);
void proveLettersAreComplete(const TopicCase& here);
void proveServicesAreEligible(const TopicCase& here);
void proveOnline111(const TopicCase& here);

/// Invariants on those whom the emergency screen sends to 999 or A&E before any topic.
std::vector<Finding> proveScreen(const Library& library, const ProofOptions& options);

} // namespace signpost::analysis

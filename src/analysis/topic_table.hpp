// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/condition_sets.hpp"
#include "analysis/outcome_sets.hpp"

#include <vector>

namespace signpost::analysis {

/// What one rule does, and for whom.
struct RuleSets {
    std::uint32_t rule = noIndex;
    /// Where its topic is in play: everybody, or those whom a rule hands over to it.
    Set inPlay;
    /// In play, and its condition true; in play, and unknown.
    Set holds;
    Set unknown;
    struct Does {
        Effect effect;
        Set where;
        /// By its unsure effect, not its own.
        bool byUnsure = false;
    };
    std::vector<Does> does;
    /// Where it does anything.
    Set acts;
};

struct DefaultSets {
    std::uint32_t topic = noIndex;
    Set holds;
};

/// A topic, with the topics that it may hand over to, as sets of patients: every rule, every default, every outcome,
/// once all questions are answered. With noIndex for a topic it is the emergency screen alone.
///
/// What it assumes: combinations that facts.json calls impossible don't occur (`possible`). What it leaves out: texts,
/// which no rule reads, and opening hours, which move a settled outcome's destination and nothing else (assessment.hpp,
/// `route`).
///
///     TopicTable table(library, topic, {});
///     const OutcomeSets& all = table.outcomes(Phase::triage);
///     table.patients(all.atLeast(Rank{Level::urgent, {}}));     // how many answer sets, exactly
///     table.diagrams().example(all.below(floor));               // one of them
///
/// Borrows the library. When `diagrams().exhausted()`, nothing that it says means anything.
class TopicTable {
public:
    TopicTable(const Library& library, std::uint32_t topic, Limits limits);

    [[nodiscard]] const Library& library() const { return library_; }
    [[nodiscard]] std::uint32_t topic() const { return topic_; }
    /// The topic first, then those handed over to, in an order in which a topic stands after all that hand over to it.
    [[nodiscard]] const std::vector<std::uint32_t>& topics() const { return topics_; }
    [[nodiscard]] const PatientSpace& space() const { return space_; }
    [[nodiscard]] Diagrams& diagrams() const { return diagrams_; }
    [[nodiscard]] ConditionSets& conditions() const { return conditions_; }
    /// The same, for conditions that are not this topic's own: what a patient can't be asked, because no topic in play
    /// has the question, is unknown of them; or may be anything.
    [[nodiscard]] ConditionSets& known() const { return *known_; }
    [[nodiscard]] ConditionSets& imaginable() const { return *imaginable_; }

    [[nodiscard]] const std::vector<RuleSets>& rules() const { return rules_; }
    [[nodiscard]] const std::vector<DefaultSets>& defaults() const { return defaults_; }
    /// Phase::triage: without "Still need help?". Phase::outcome: with it, all its questions answered.
    [[nodiscard]] const OutcomeSets& outcomes(Phase phase) const;
    /// Where the question is put at all: where a topic with it is in play, and its enableWhen or a rule wants it.
    [[nodiscard]] Set applies(std::uint32_t question) const;
    [[nodiscard]] Set questionInPlay(std::uint32_t question) const;

    /// Patients that exist, as far as facts.json knows.
    [[nodiscard]] Set possible() const { return possible_; }
    /// Those of them who get to this topic: it is meant for them, and the emergency screen did not send them elsewhere.
    [[nodiscard]] Set reaching() const { return reaching_; }
    /// Whom the emergency screen alone sends to 999 or A&E.
    [[nodiscard]] Set screenedOut() const { return screenedOut_; }
    /// How many answer sets: possible, and each question that doesn't apply counted once.
    [[nodiscard]] Natural patients(Set set) const;
    [[nodiscard]] std::optional<Assignment> example(Set set) const;
    /// Every set that this table stands on, for Diagrams::improveOrder.
    [[nodiscard]] std::vector<Set> kept() const;

private:
    Set whereInPlay(std::uint32_t rule);
    void addRules();
    void addRule(std::uint32_t rule);
    void addDefaults();
    void addOutcomes();
    void findScreenedOut();
    void findReaching();
    void findWhatIsAnswerable();

    const Library& library_;
    std::uint32_t topic_;
    std::vector<std::uint32_t> topics_;
    std::vector<std::uint32_t> ruleNumbers_;
    PatientSpace space_;
    mutable Diagrams diagrams_;
    mutable ConditionSets conditions_;
    mutable std::optional<ConditionSets> known_;
    mutable std::optional<ConditionSets> imaginable_;
    /// By place in topics_.
    std::vector<Set> inPlay_;
    std::vector<RuleSets> rules_;
    std::vector<DefaultSets> defaults_;
    OutcomeSets triage_;
    OutcomeSets afterwards_;
    Set possible_ = Diagrams::everything();
    Set screenedOut_ = Diagrams::nothing();
    Set reaching_ = Diagrams::everything();
    Set counted_ = Diagrams::everything();
};

} // namespace signpost::analysis

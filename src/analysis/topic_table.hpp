// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/condition_sets.hpp"
#include "analysis/outcome_sets.hpp"

#include <memory>
#include <span>
#include <vector>

namespace signpost::analysis {

/// The answers that tables speak of, as sets. Tables that stand on the same ground can be compared set by set. Borrows
/// the library.
struct Ground {
    /// For these topics (noIndex: the emergency screen alone) and all that they hand over to. `besides`: conditions
    /// that will be asked about and are none of theirs, such as those of rules that are to take the place of theirs.
    Ground(const Library& library, std::span<const std::uint32_t> topics, std::span<const ConditionIndex> besides,
           Limits limits);

    PatientSpace space;
    Diagrams diagrams;
    ConditionSets conditions;
};

/// Of assignments that say the same about a question, one: whoever isn't asked says nothing, and whoever is not sure of
/// a checklist nothing about its boxes. `asked`: where it is put.
Set saidOnce(Ground& ground, std::uint32_t question, Set asked);

/// The rules of a topic and of all that it may hand over to, each once; of the emergency screen for noIndex.
std::vector<std::uint32_t> allRulesOf(const Library& library, std::uint32_t topic);

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
    /// On a ground made for this topic, from a library with the same questions and conditions as the ground's, and of
    /// these patients only: what changes for them when only rules do takes milliseconds.
    TopicTable(std::shared_ptr<Ground> ground, const Library& library, std::uint32_t topic,
               Set among = Diagrams::everything());

    [[nodiscard]] const Library& library() const { return library_; }
    [[nodiscard]] std::uint32_t topic() const { return topic_; }
    /// The topic first, then those handed over to, in an order in which a topic stands after all that hand over to it.
    [[nodiscard]] const std::vector<std::uint32_t>& topics() const { return topics_; }
    [[nodiscard]] const PatientSpace& space() const { return space_; }
    [[nodiscard]] Diagrams& diagrams() const { return diagrams_; }
    [[nodiscard]] ConditionSets& conditions() const { return conditions_; }
    /// The same, for conditions that are not this topic's own: what a patient can't be asked, because no topic in play
    /// has the question, is unknown of them; or may be anything.
    [[nodiscard]] ConditionSets& known() const { return unanswerable(known_, Unanswerable::unknown); }
    [[nodiscard]] ConditionSets& imaginable() const { return unanswerable(imaginable_, Unanswerable::anything); }

    [[nodiscard]] const std::vector<RuleSets>& rules() const { return rules_; }
    [[nodiscard]] const std::vector<DefaultSets>& defaults() const { return defaults_; }
    /// Phase::triage: without "Still need help?". Phase::outcome: with it, all its questions answered.
    [[nodiscard]] const OutcomeSets& outcomes(Phase phase) const;
    /// Where journeys end: as `outcomes`, but whom the emergency screen sends away is sent there before any topic.
    [[nodiscard]] OutcomeSets ends(Phase phase) const;
    /// Where the question is put at all: where a topic with it is in play, and its enableWhen or a rule wants it.
    [[nodiscard]] Set applies(std::uint32_t question) const;
    [[nodiscard]] Set questionInPlay(std::uint32_t question) const;

    /// Patients that exist, as far as facts.json knows.
    [[nodiscard]] Set possible() const { return possible_; }
    /// Those of them for whom this topic is meant.
    [[nodiscard]] Set offered() const { return offered_; }
    /// Those of them who get to it: the emergency screen did not send them elsewhere.
    [[nodiscard]] Set reaching() const { return reaching_; }
    /// Whom the emergency screen alone sends to 999 or A&E.
    [[nodiscard]] Set screenedOut() const { return screenedOut_; }
    /// How many answer sets: possible, and each question that doesn't apply counted once.
    [[nodiscard]] Natural patients(Set set) const;
    [[nodiscard]] std::optional<Assignment> example(Set set) const;
    /// Every set that this table stands on, for Diagrams::improveOrder.
    [[nodiscard]] std::vector<Set> kept() const;

private:
    void makeRoom();
    Set whereInPlay(std::uint32_t rule);
    void addRules();
    void addRule(std::uint32_t rule);
    void addDefaults();
    void findScreenedOut();
    void findReaching();
    ConditionSets& unanswerable(std::optional<ConditionSets>& sets, Unanswerable otherwise) const;
    [[nodiscard]] bool ofScreen(std::uint32_t rule) const;
    [[nodiscard]] Set counted() const;

    const Library& library_;
    std::uint32_t topic_;
    std::vector<std::uint32_t> topics_;
    std::vector<std::uint32_t> ruleNumbers_;
    std::shared_ptr<Ground> ground_;
    const PatientSpace& space_;
    Diagrams& diagrams_;
    ConditionSets& conditions_;
    Set among_;
    // Made when first wanted, as everything below that is mutable.
    mutable std::optional<ConditionSets> known_;
    mutable std::optional<ConditionSets> imaginable_;
    /// By place in topics_.
    std::vector<Set> inPlay_;
    std::vector<RuleSets> rules_;
    std::vector<DefaultSets> defaults_;
    mutable std::optional<OutcomeSets> triage_;
    mutable std::optional<OutcomeSets> afterwards_;
    Set possible_;
    Set screenedOut_ = Diagrams::nothing();
    Set offered_;
    Set reaching_;
    /// Of `possible`, one for all that differ only in answers to questions that don't apply.
    mutable std::optional<Set> counted_;
};

} // namespace signpost::analysis

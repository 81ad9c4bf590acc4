// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/topic_trials.hpp"

#include "analysis/patient.hpp"
#include "analysis/properties/topic_case.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

/// Beyond this, what earlier mutants needed is forgotten.
constexpr std::size_t manyNodes = 1'000'000;

std::shared_ptr<Ground> groundFor(const Library& library, std::uint32_t topic, std::span<const Mutant* const> mutants,
                                  Limits limits) {
    std::vector<ConditionIndex> conditions;
    for (const Mutant* mutant : mutants)
        conditions.push_back(mutant->when);
    // Steps are counted for one proof, and here are as many as mutants.
    limits.steps *= mutants.size() + 1;
    return std::make_shared<Ground>(library, std::span(&topic, 1), conditions, limits);
}

} // namespace

TopicTrials::TopicTrials(const Library& library, std::uint32_t topic, std::span<const Mutant* const> mutants,
                         const ProofOptions& options)
    : options_(options), ground_(groundFor(library, topic, mutants, options.diagrams)), table_(ground_, library, topic),
      triage_(table_.ends(Phase::triage)), afterwards_(table_.ends(Phase::outcome)),
      broken_(brokenInvariants(table_, options)) {}

/// For whom the rule may do something else than before; everybody else ends where they did.
Set TopicTrials::concerned(const Mutant& mutant) {
    Diagrams& diagrams = table_.diagrams();
    const auto rule = std::find_if(table_.rules().begin(), table_.rules().end(),
                                   [&](const RuleSets& each) { return each.rule == mutant.rule; });
    Set concerned = rule->acts;
    if (mutant.kind != Mutant::Kind::drop && mutant.kind != Mutant::Kind::level) {
        const Kleene before = table_.conditions().condition(table_.library().rules[mutant.rule].when);
        const Kleene after = table_.conditions().condition(mutant.when);
        concerned = diagrams.either(diagrams.differ(before.yes, after.yes), diagrams.differ(before.no, after.no));
    }
    return diagrams.both(diagrams.both(concerned, rule->inPlay), table_.offered());
}

void TopicTrials::makeRoom() {
    if (table_.diagrams().nodes() <= manyNodes)
        return;
    std::vector<Set> kept = table_.kept();
    triage_.collect(kept);
    afterwards_.collect(kept);
    table_.diagrams().forgetOthers(kept);
}

std::optional<TopicTrials::Difference> TopicTrials::difference(const Mutant& mutant, const Library& mutated) {
    Diagrams& diagrams = table_.diagrams();
    changed_.reset();
    makeRoom();
    const Set who = concerned(mutant);
    if (diagrams.empty(who))
        return std::nullopt;
    changed_.emplace(ground_, mutated, table_.topic(), who);
    const OutcomeSets triage = triage_.of(diagrams, who);
    const Set now = OutcomeSets::differing(diagrams, triage, changed_->ends(Phase::triage));
    if (auto found = exampleOf(now, false))
        return found;
    const Set afterwards =
        OutcomeSets::differing(diagrams, afterwards_.of(diagrams, who), changed_->ends(Phase::outcome));
    // Only below urgent can anybody still need help.
    const Set later = diagrams.without(afterwards, triage.atLeast(diagrams, Level::urgent));
    // With the surgery for a destination, "Still need help?" is offered only while it is closed.
    const Set plain = diagrams.without(later, triage.sentTo(diagrams, Destination::surgery));
    return exampleOf(diagrams.empty(plain) ? later : plain, true);
}

std::optional<TopicTrials::Difference> TopicTrials::exampleOf(Set differing, bool asksAnyway) {
    const auto example = table_.example(differing);
    if (!example)
        return std::nullopt;
    return Difference{answersOf(table_.space(), *example), asksAnyway};
}

bool TopicTrials::invariantsNotice() {
    const std::set<std::string> now = brokenInvariants(*changed_, options_);
    return !std::includes(broken_.begin(), broken_.end(), now.begin(), now.end());
}

std::set<std::string> TopicTrials::brokenInvariants(const TopicTable& table, const ProofOptions& options) {
    const JourneyGraph noJourneys;
    TopicProof proof;
    proveInvariants({table.library(), table, noJourneys, options, proof});
    std::set<std::string> broken;
    for (const Finding& finding : proof.findings)
        broken.insert(finding.subject + '/' + std::string(name(finding.property)));
    return broken;
}

} // namespace signpost::analysis

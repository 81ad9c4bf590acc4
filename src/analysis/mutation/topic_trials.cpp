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

std::optional<TopicTrials::Difference> TopicTrials::difference(const Library& mutated) {
    Diagrams& diagrams = table_.diagrams();
    changed_.reset();
    if (diagrams.nodes() > manyNodes) {
        std::vector<Set> kept = table_.kept();
        triage_.collect(kept);
        afterwards_.collect(kept);
        diagrams.forgetOthers(kept);
    }
    changed_.emplace(ground_, mutated, table_.topic());
    const auto differing = [&](const OutcomeSets& before, Phase phase) {
        return diagrams.both(table_.offered(), OutcomeSets::differing(diagrams, before, changed_->ends(phase)));
    };
    if (auto found = exampleOf(differing(triage_, Phase::triage), false))
        return found;
    // Only below urgent can anybody still need help.
    const Set later =
        diagrams.without(differing(afterwards_, Phase::outcome), triage_.atLeast(diagrams, Level::urgent));
    // With the surgery for a destination, "Still need help?" is offered only while it is closed.
    const Set plain = diagrams.without(later, triage_.sentTo(diagrams, Destination::surgery));
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

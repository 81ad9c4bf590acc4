// SPDX-License-Identifier: Apache-2.0
#include "analysis/patient.hpp"
#include "analysis/properties/topic_case.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

std::string rankText(const Rank& rank) {
    std::string text(name(rank.level));
    if (rank.withinMinutes)
        text += " within " + std::to_string(*rank.withinMinutes) + " minutes";
    return text;
}

/// "Still need help?" questions are put to whoever asks, not on the way to an outcome.
bool readsLater(const Library& library, ConditionIndex condition) {
    const auto questions = questionsRead(library, condition);
    return std::any_of(questions.begin(), questions.end(),
                       [&](std::uint32_t question) { return library.questions[question].phase > Phase::triage; });
}

void proveHolds(const TopicCase& here, const Invariant& invariant, Phase phase) {
    Diagrams& diagrams = here.diagrams();
    const Set who = diagrams.both(here.table.known().condition(invariant.population).yes,
                                  here.table.known().condition(invariant.known).yes);
    const Set below = here.table.outcomes(phase).below(diagrams, invariant.floor);
    here.mustBeEmpty(
        diagrams.both(diagrams.both(who, below), here.table.reaching()), Property::invariantHolds, invariant.id,
        "Somebody whom the invariant speaks of ends below " + rankText(invariant.floor) + ".", phase != Phase::triage);
}

/// Who ends below the floor, and of whom `known` may be true although no topic in play asks what it reads.
///
/// Where a topic in play does ask it, nobody ends below the floor unasked, because two other properties hold: take
/// somebody who does, and somebody else who gives the same answers to all that was asked, and for whom `known` is true.
/// Both are led the same way to the same outcome, below the floor. But asking everything would have brought the second
/// to the floor (`proveHolds`), and the journey ends where asking everything does (`proveJourneysAgree`).
void proveAsked(const TopicCase& here, const Invariant& invariant) {
    const auto exempt = std::find_if(invariant.exempt.begin(), invariant.exempt.end(),
                                     [&](const auto& each) { return each.topic == here.table.topic(); });
    if (exempt != invariant.exempt.end()) {
        here.proof.exempt.push_back({invariant.id, exempt->because});
        return;
    }
    Diagrams& diagrams = here.diagrams();
    // Those of whom it is known to be true were looked at by `proveHolds`.
    const Set unasked = diagrams.without(here.table.imaginable().condition(invariant.known).yes,
                                         here.table.known().condition(invariant.known).yes);
    const Set who = diagrams.both(here.table.known().condition(invariant.population).yes, unasked);
    const Set below = here.table.outcomes(Phase::triage).below(diagrams, invariant.floor);
    here.mustBeEmpty(diagrams.both(diagrams.both(who, below), here.table.reaching()), Property::invariantAsked,
                     invariant.id,
                     "Somebody in the invariant's population ends below " + rankText(invariant.floor) +
                         " without having been asked what it must know.");
}

} // namespace

void proveInvariants(const TopicCase& here) {
    for (const Invariant& invariant : here.library.invariants) {
        const bool later = readsLater(here.library, invariant.known) || readsLater(here.library, invariant.population);
        proveHolds(here, invariant, later ? Phase::outcome : Phase::triage);
        if (!later)
            proveAsked(here, invariant);
    }
}

std::vector<Finding> proveScreen(const Library& library, const ProofOptions& options) {
    std::vector<Finding> findings;
    const TopicTable screen(library, noIndex, options.diagrams);
    Diagrams& diagrams = screen.diagrams();
    for (const Invariant& invariant : library.invariants) {
        const Set who = diagrams.both(screen.known().condition(invariant.population).yes,
                                      screen.known().condition(invariant.known).yes);
        const Set below =
            diagrams.both(screen.screenedOut(), screen.outcomes(Phase::screen).below(diagrams, invariant.floor));
        if (const auto example = screen.example(diagrams.both(who, below)))
            findings.push_back({Property::invariantHolds, "", invariant.id,
                                "The emergency screen sends somebody away below " + rankText(invariant.floor) + ".",
                                walk(screen.space(), noIndex, *example)});
    }
    if (diagrams.exhausted() != Diagrams::Exhausted::no)
        findings = {{Property::withinLimits, "", "", "The proof of the emergency screen was given up.", {}}};
    return findings;
}

} // namespace signpost::analysis

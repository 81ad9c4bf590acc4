// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"

#include <array>

namespace signpost::analysis {
namespace {

/// Whether somebody's outcome is another when the variable has another value, both patients being possible.
bool tellsApart(const TopicCase& here, const std::vector<Set>& outcomes, std::uint32_t variable) {
    Diagrams& diagrams = here.diagrams();
    const std::uint32_t values = here.table.space().variables()[variable].values();
    for (std::uint32_t value = 1; value < values; ++value) {
        const Set real = diagrams.both(diagrams.given(here.table.reaching(), variable, value),
                                       diagrams.given(here.table.reaching(), variable, 0));
        for (const Set outcome : outcomes)
            if (!diagrams.empty(diagrams.both(real, diagrams.differ(diagrams.given(outcome, variable, value),
                                                                    diagrams.given(outcome, variable, 0)))))
                return true;
    }
    return false;
}

} // namespace

void proveQuestionsMatter(const TopicCase& here) {
    Diagrams& diagrams = here.diagrams();
    here.proof.mattering.assign(here.library.questions.size(), 0);
    std::vector<Set> outcomes;
    for (const OutcomeSets::Place& place : here.table.outcomes(Phase::triage).places())
        for (const auto& [destination, where] : place.destinations)
            outcomes.push_back(diagrams.both(where, here.table.reaching()));
    const std::vector<bool> read = diagrams.readBy(outcomes);
    // A set reads a variable exactly if the variable makes a difference to it. Where the variable also decides who gets
    // here, the difference might be that one of the two patients doesn't: these few are looked at more closely.
    const std::vector<bool> decidesWho = diagrams.readBy(std::array{here.table.reaching()});
    for (const std::uint32_t index : here.table.space().questions()) {
        const Question& question = here.library.questions[index];
        if (question.phase != Phase::triage || question.input != Input::patient)
            continue;
        for (const std::uint32_t at : here.table.space().of(index)) {
            const Variable& variable = here.table.space().variables()[at];
            if (variable.kind != Variable::Kind::unsure && read[at] &&
                (!decidesWho[at] || tellsApart(here, outcomes, at)))
                here.proof.mattering[index] |= std::uint64_t{1} << variable.box;
        }
    }
}

} // namespace signpost::analysis

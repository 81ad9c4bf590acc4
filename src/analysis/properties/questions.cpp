// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"

namespace signpost::analysis {
namespace {

/// Where the outcome is another when the variable has another value, both patients being possible.
bool tellsApart(const TopicCase& here, const std::vector<Set>& outcomes, std::uint32_t variable) {
    Diagrams& diagrams = here.diagrams();
    const std::uint32_t values = here.table.space().variables()[variable].values();
    for (std::uint32_t value = 1; value < values; ++value) {
        const Set real = diagrams.both(diagrams.given(here.table.reaching(), variable, value),
                                       diagrams.given(here.table.reaching(), variable, 0));
        for (const Set outcome : outcomes)
            if (diagrams.reads(outcome, variable) &&
                !diagrams.empty(diagrams.both(real, diagrams.differ(diagrams.given(outcome, variable, value),
                                                                    diagrams.given(outcome, variable, 0)))))
                return true;
    }
    return false;
}

} // namespace

void proveQuestionsMatter(const TopicCase& here) {
    here.proof.mattering.assign(here.library.questions.size(), 0);
    std::vector<Set> outcomes;
    here.table.outcomes(Phase::triage).collect(outcomes);
    for (const std::uint32_t index : here.table.space().questions()) {
        const Question& question = here.library.questions[index];
        if (question.phase != Phase::triage || question.input != Input::patient)
            continue;
        for (const std::uint32_t at : here.table.space().of(index)) {
            const Variable& variable = here.table.space().variables()[at];
            if (variable.kind != Variable::Kind::unsure && tellsApart(here, outcomes, at))
                here.proof.mattering[index] |= std::uint64_t{1} << variable.box;
        }
    }
}

} // namespace signpost::analysis

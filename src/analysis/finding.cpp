// SPDX-License-Identifier: Apache-2.0
#include "analysis/finding.hpp"

#include <array>

namespace signpost::analysis {
namespace {

struct Named {
    std::string_view name;
    std::string_view statement;
};
constexpr std::array<Named, propertyCount> properties = {{
    {"rule-decides", "Every rule decides for somebody."},
    {"rules-differ", "No two rules are the same."},
    {"default-listed", "The default is reached only in the cases that the author lists."},
    {"question-matters", "Every triage question, and every box of it, can change the outcome."},
    {"journey-agrees", "Asking only what matters ends at the same rank and destinations as asking everything."},
    {"reasons-given", "Every destination of every outcome has a reason."},
    {"bands-kept", "Questions are put in the order: about you, red flags, urgent, the rest."},
    {"invariant-holds", "Nobody whom an invariant speaks of ends below its floor."},
    {"invariant-asked", "Nobody ends below an invariant's floor without having been asked what it must know."},
    {"monotone", "A worse answer never lowers the level."},
    {"unsure-not-milder", "\"Not sure\" is never less urgent than the mildest answer."},
    {"unsure-as-declared", "\"Not sure\" does what the rules say, and with \"same\" no more than the worst answer."},
    {"floors-kept", "No outcome is below a rule that acts, by whatever topic the patient came."},
    {"safety-net", "Every outcome below call-999 says what to watch for and when to get help."},
    {"letter-complete", "Whoever may write is asked what a GP needs, on ten pages at most."},
    {"service-eligible", "A service with limits gets only the patients whom it takes."},
    {"online-111", "NHS 111 comes with its online service from the age of 5, and only then; always with the number."},
    {"within-limits", "The proof came to its end."},
}};

} // namespace

std::string_view name(Property property) {
    return properties[static_cast<std::size_t>(property)].name;
}
std::string_view statement(Property property) {
    return properties[static_cast<std::size_t>(property)].statement;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/journey.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::analysis {

/// What is proven of every topic. docs/proof.md says each in a sentence or two.
enum class Property : std::uint8_t {
    ruleDecides,      ///< every rule decides for somebody
    rulesDiffer,      ///< no two rules are the same
    defaultListed,    ///< the default is reached only in the cases that the author lists
    questionMatters,  ///< every triage question and every box of it can change the outcome
    journeyAgrees,    ///< asking only what matters ends where asking everything ends
    reasonsGiven,     ///< every destination has a reason
    bandsKept,        ///< demographics, red flags, urgent questions, the rest: in this order
    invariantHolds,   ///< nobody whom an invariant speaks of ends below its floor
    invariantAsked,   ///< nor ends there without having been asked
    monotone,         ///< a worse answer never lowers the level
    unsureNotMilder,  ///< "not sure" is never less urgent than the mildest answer
    unsureAsDeclared, ///< "not sure" does at least what the rule says, and with `same` no more than the worst answer
    floorsKept,       ///< no outcome is below a rule that acts, by whatever topic the patient came
    safetyNet,        ///< every outcome below call-999 says when to get help
    letterComplete,   ///< whoever may write is asked what a GP needs, on ten pages at most
    serviceEligible,  ///< a service with limits, such as Pharmacy First, gets only those whom it takes
    online111,        ///< NHS 111 comes with its online service from the age of 5, and only then
    withinLimits,     ///< the proof came to its end
};
inline constexpr std::size_t propertyCount = 18;

/// "rule-decides": as in `signpost check --json`.
std::string_view name(Property property);
/// One sentence that says what holds when it is proven.
std::string_view statement(Property property);

/// Somebody for whom a property fails: the answers in the order in which the journey asks them, ready to be replayed,
/// and where they lead.
struct Patient {
    std::vector<GivenAnswer> answers;
    Rank rank;
    Destinations destinations;
    /// As in Outcome.
    bool online111 = false;
    /// Ids of the deciding rules.
    std::vector<std::string> reasons;
    /// In words: "34 years. Do you have any of these? a stiff neck. …"
    std::string words;
};

struct Finding {
    Property property = Property::ruleDecides;
    /// The topic's id; empty for what concerns the whole library.
    std::string topic;
    /// The rule, question, invariant or service: "sore_throat/airway", "throat_signs", "young_baby_fever".
    std::string subject;
    /// What is wrong, in a sentence.
    std::string what;
    /// A patient who shows it, where there is one.
    std::optional<Patient> patient;
};

} // namespace signpost::analysis

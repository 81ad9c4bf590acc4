// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/patient_space.hpp"
#include "signpost/disposition.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Content in words for the people who review it: English, short, and the same in drawings, review pages, explanations
/// and forecasts.
namespace signpost::analysis {

/// "Call 999", "Emergency", … "Self-care".
std::string_view levelWords(Level level);
/// "ambulance", "A&E", "NHS 111".
std::string_view destinationWords(Destination destination);
/// "within 2 hours"; nothing if there is no such time.
std::string withinWords(const Rank& rank);
/// "Urgent, within 2 hours".
std::string rankWords(const Rank& rank);
/// "GP surgery and NHS 111".
std::string destinationsWords(Destinations destinations);

/// An option of a question, as the patient reads it; "yes" and "no" for a boolean.
std::string optionWords(const Question& question, std::size_t option);
/// The words of the "not sure" choice: "not sure" unless the author chose others.
std::string unsureWords(const Question& question);
/// "5 to 15 years", "38.0 °C or more", "under 3 months".
std::string rangeWords(const Library& library, std::uint32_t question, std::int64_t low, std::int64_t high);
/// Values of a variable that is no box: "4 to 7 days; more than a week"; neighbouring ranges are joined.
std::string valuesWords(const PatientSpace& space, std::uint32_t variable, const std::vector<bool>& values);
/// An answer: the ticked boxes, a number with its unit, "not sure", "none of these".
std::string answerWords(const Library& library, std::uint32_t question, const Answer& answer);

/// A condition, with questions by their linkIds: "throat_red_signs has drooling or noise, and age is 5 years or more".
std::string conditionWords(const Library& library, ConditionIndex index);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items, std::string_view last);

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"
#include "analysis/patient_space.hpp"

namespace signpost::analysis {

/// Takes somebody with these answers through the topic's journey, as the widget would, up to the outcome; with
/// `asksAnyway` through "Still need help?" as well, where it is offered. Asked for what they have not answered, they
/// are "not sure" if that is offered and give the mildest answer otherwise.
Patient walk(const PatientSpace& space, std::uint32_t topic, const Assignment& answers, bool asksAnyway = false);

/// The same for another library, such as one with changed rules: an answer for each of its questions; open ones count
/// as not answered.
Patient walk(const Library& library, std::uint32_t topic, std::span<const Answer> answers, bool asksAnyway = false);
/// What the assignment says to each of the space's questions, by the library's numbers.
std::vector<Answer> answersOf(const PatientSpace& space, const Assignment& assignment);

/// The patient for a command line: "who=me; age=30 years; topic=dandruff".
std::string answersLine(const Patient& patient);

} // namespace signpost::analysis

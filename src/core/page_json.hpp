// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json_writer.hpp"
#include "signpost/journey.hpp"

#include <string>
#include <vector>

namespace signpost {

void writeQuestion(JsonWriter& json, const Journey& journey, std::uint32_t question);
void writeOutcome(JsonWriter& json, const Journey& journey);
void writeCheck(JsonWriter& json, const Journey& journey);
void writeWhichIsRight(JsonWriter& json, const Journey& journey);

/// An answer as the patient would say it: the texts of options, a number with its unit.
std::vector<std::string> spoken(const Journey& journey, std::uint32_t question, const Answer& answer);

std::string_view name(Phase phase);
std::string_view name(LetterList list);
std::string_view name(Status status);
std::string_view name(QuestionType type);

/// The rule's or default's id, as reasons name it.
std::string reasonId(const Library& library, const Reason& reason);

/// The least approved status of the topics in play, or the library's before there are any.
Status statusOf(const Journey& journey);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json_writer.hpp"
#include "signpost/letter.hpp"

#include <vector>

namespace signpost {

/// What every part of a letter needs.
struct LetterContext {
    const Journey& journey;
    const Stamp& stamp;
    /// Somebody writes for the patient.
    bool proxy = false;

    [[nodiscard]] const std::string& header() const { return stamp.uuids[0]; }
    [[nodiscard]] const std::string& task() const { return stamp.uuids[1]; }
    [[nodiscard]] const std::string& response() const { return stamp.uuids[2]; }
    [[nodiscard]] const std::string& patient() const { return stamp.uuids[3]; }
    [[nodiscard]] const std::string& relatedPerson() const { return stamp.uuids[4]; }
    [[nodiscard]] const std::string& bundle() const { return stamp.uuids[5]; }
    /// The text answered to a question of the letter; empty if there is none.
    [[nodiscard]] std::string_view said(std::string_view linkId) const;
};

inline constexpr std::string_view odsSystem = "https://fhir.nhs.uk/Id/ods-organization-code";

/// What a letter tells of: the patient's own words and the rest of the letter first, then what was asked on the way.
std::vector<std::uint32_t> answeredQuestions(const Journey& journey);

/// The red-flag questions whose answer raised a flag: a box ticked, or the answer that the author calls worst.
std::vector<std::uint32_t> raisedFlags(const Journey& journey);

void writeMessageHeader(JsonWriter& json, const LetterContext& letter);
void writeTask(JsonWriter& json, const LetterContext& letter);
void writeQuestionnaireResponse(JsonWriter& json, const LetterContext& letter);
void writePatient(JsonWriter& json, const LetterContext& letter);
void writeRelatedPerson(JsonWriter& json, const LetterContext& letter);

/// Beginning of a resource: type, id and the UK Core profile of that type.
void writeResourceHead(JsonWriter& json, std::string_view type, std::string_view id);
void writeReference(JsonWriter& json, std::string_view key, std::string_view uuid);
void writeIdentifier(JsonWriter& json, std::string_view system, std::string_view value);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/journey.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace signpost {

/// What a letter says that the core can't know by itself. All texts are the host's to get right; `stampFrom` checks
/// their form.
struct Stamp {
    std::string content;  ///< SHA-256 of the content, 64 hexadecimal digits
    std::string time;     ///< when it was written, RFC 3339 with zone
    std::string ods;      ///< the surgery's ODS code
    std::string surgery;  ///< the surgery's name
    std::string key;      ///< idempotency key, a UUID version 4
    std::string origin;   ///< where the widget runs, for example "https://www.example.org"
    std::string software; ///< name and version of what wrote it
    /// One fresh UUID for each entry: MessageHeader, Task, QuestionnaireResponse, Patient, RelatedPerson, Bundle.
    std::array<std::string, 6> uuids;
};

/// Reads `key=value` lines (docs/core-interface.md). Nothing if one is missing, unknown or malformed; then `problem`
/// says which.
std::optional<Stamp> stampFrom(std::string_view lines, std::string& problem);

/// The e-consultation as a FHIR R4 Bundle of type message (docs/letters.md): JSON text. It is not sealed yet: it must
/// not leave the device as it is.
///
/// Nothing unless the journey stands at `check`: no letter is written that no rule asked for, or that is not complete.
std::optional<std::string> letterJson(const Journey& journey, const Stamp& stamp);

} // namespace signpost

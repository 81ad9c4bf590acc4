// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace signpost::cli {

/// {"words", "answers", "level", "within", "destinations", "rules", "command"}: a patient, where they end, and the
/// command that opens them in the player.
nlohmann::ordered_json patientJson(const analysis::Patient& patient, const std::string& folder);

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/approval.hpp"
#include "cli/command.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace signpost::cli {

/// Whose approval counts for a publisher, by public key in raw bytes, and in which roles.
struct Approvers {
    std::map<std::string, std::set<std::string>> rolesOf;
    /// Genuine signatures of these people in these roles.
    [[nodiscard]] authoring::Verify verify() const;
};

/// `{"approvers": [{"key": "…", "name": "…", "as": ["author", "clinician"]}]}`; nothing, and a complaint, if the file
/// is not that.
std::optional<Approvers> readApprovers(const std::string& file, const Streams& streams);

/// Every genuine signature, whoever's.
authoring::Verify anybody();

} // namespace signpost::cli

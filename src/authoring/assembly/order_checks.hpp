// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/assembly/expansion.hpp"

#include <string>

namespace signpost::authoring {

/// Every question is of a phase that belongs there.
void checkPhases(Problems& problems, const Library& library, const Expansion& part, Phase first, Phase last,
                 const std::string& where);

/// The bands of triage questions stand in order: demographics, red flags, urgent, rest.
void checkBands(Problems& problems, const Library& library, const Expansion& part);

/// phrases.json and the question `phrases` agree, and every flag has its question among the red-flag phrases'.
void checkFlags(Problems& problems, const Drafts& drafts, const Library& library, const Expansion& phrases);

} // namespace signpost::authoring

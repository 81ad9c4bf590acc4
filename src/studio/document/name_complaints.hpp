// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <optional>
#include <string>

namespace signpost::studio {

/// What the authoring reader says of names (ill-formed, reserved, taken) in the second files that it did not say of the
/// first; nothing if they are as good as before.
std::optional<std::string> newNameComplaint(const authoring::SourceFiles& before, const authoring::SourceFiles& after);

} // namespace signpost::studio

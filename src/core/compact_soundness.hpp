// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <optional>
#include <string>

namespace signpost {

/// What authoring never writes, but bytes can say, and what linkLibrary and the journey rely on not to happen:
/// conditions that share parts until they take for ever, a rule that asks a question which it reads, checklists without
/// "none of these", outcomes that can't stand. To be called before linkLibrary; indices are not believed. Returns what
/// is wrong, or nothing.
std::optional<std::string> unsound(const Library& library);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost::studio {

/// A text as JSON, in double quotes; only what must be escaped is.
std::string jsonText(std::string_view text);

/// A value as the shipped content lays it out, to stand in a line that is indented by `indent`, without the first
/// line's indentation: short values in one line; an object of rules or questions in several, its texts at the beginning
/// of a line; a list with one object a line.
///
///     {"id": "hot", "when": "fever", "level": "soon", "destination": "surgery",
///      "because": "A fever needs to be looked at.", "source": "…"}
std::string laidOut(const nlohmann::ordered_json& value, std::size_t indent);

/// A whole file: each of the root's members in a line of its own.
std::string laidOutFile(const nlohmann::ordered_json& root);

} // namespace signpost::studio

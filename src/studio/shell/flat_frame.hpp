// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace signpost::studio {

/// A frame as numbers, for a page that draws it with WebGL: it finds vertices and indices where they lie in the
/// module's memory.
///
///     lists; and for each: address and number of vertices, address and number of indices, commands; and for each:
///     clip's left, top, right, bottom (in units, as floats), indices, first index, first vertex
///
/// Vertices are ImDrawVert (position and texture place as floats, colour as four bytes), indices are two bytes each.
std::vector<std::uint32_t> flatten(const ImDrawData& data);

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

/// Where the controls of the latest frame stand, by their labels: what tests click, since a canvas has no elements.
/// ImGui tells of every control it draws once somebody wants to know, and costs nothing before.
namespace signpost::studio {

/// From the next frame on, controls are written down.
void watchControls();
/// Before each frame.
void forgetControls();
/// The first control of the frame with this label ("Undo", "##find"): left, top, right, bottom.
std::optional<ImVec4> controlAt(std::string_view label);

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

namespace signpost::studio {

/// The sizes in which text is set, in CSS pixels.
struct Typefaces {
    ImFont* body = nullptr;    ///< 15, for everything
    ImFont* strong = nullptr;  ///< 15, semi-bold
    ImFont* small = nullptr;   ///< 13, for what stands beside
    ImFont* heading = nullptr; ///< 20, semi-bold
    ImFont* large = nullptr;   ///< 28: a drawing that is magnified takes its letters from here
};

/// Draws all letters anew for a screen with this many pixels to a CSS pixel; sizes stay as they are. The picture of
/// letters (ImFontAtlas) has to be handed to the screen again.
Typefaces makeTypefaces(ImFontAtlas& atlas, float pixelsPerUnit);

} // namespace signpost::studio

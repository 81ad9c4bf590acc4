// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/disposition.hpp"

#include <imgui.h>

#include <string_view>

namespace signpost::studio {

/// The colours that the panels name. Every pair of letters and ground has a contrast of 4.5 to 1 or more.
struct Palette {
    ImU32 ground = 0;   ///< behind everything
    ImU32 paper = 0;    ///< what is read stands on it
    ImU32 raised = 0;   ///< fields, cards and the row under the pointer
    ImU32 line = 0;     ///< between things
    ImU32 ink = 0;      ///< text
    ImU32 quiet = 0;    ///< text beside
    ImU32 accent = 0;   ///< what is chosen
    ImU32 onAccent = 0; ///< text on the accent
    ImU32 tint = 0;     ///< the row that is chosen
    ImU32 good = 0;
    ImU32 bad = 0;
    ImU32 warning = 0;
};

enum class Appearance : unsigned char { light, dark };

const Palette& paletteOf(Appearance appearance);

/// Sets ImGui's colours and measures.
void applyTheme(ImGuiStyle& style, Appearance appearance);

/// How an outcome is coloured, white letters on it; the same in both appearances, as clinicians learn it. Never
/// without the level's words.
ImU32 fillOf(Level level);
/// "Call 999", "Emergency", "Urgent", "Soon", "Routine", "Self-care".
std::string_view wordsOf(Level level);

inline ImVec4 toVec(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

} // namespace signpost::studio

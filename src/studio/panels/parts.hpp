// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/panels/desk.hpp"

#include <string>
#include <string_view>

/// The few things that all panels are made of.
namespace signpost::studio {

inline const char* end(std::string_view text) {
    return text.data() + text.size();
}

/// A line of text that isn't wrapped, in this colour and face.
void text(std::string_view words, ImU32 colour, ImFont* face);
/// A paragraph, as wide as there is room for.
void paragraph(const Desk& desk, std::string_view words);
void quietly(const Desk& desk, std::string_view words);
void heading(const Desk& desk, std::string_view words);

/// A filled label with white letters: a level.
void levelChip(const Desk& desk, Level level, std::string_view words);
/// An outlined label: a status, a number.
void label(const Desk& desk, std::string_view words, ImU32 colour);

/// The button that the eye should find first.
bool mainButton(const Desk& desk, const char* words, bool enabled = true);
/// A button that is only its words.
bool quietButton(const Desk& desk, const char* words);

/// "12,345,678"; beyond fifteen digits "about 3.1 × 10^21", as nobody can read more.
std::string readableCount(std::string_view digits);
/// "1 patient in words", "3 patients in words".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// Paper with a margin, that scrolls; returns as ImGui::BeginChild and ends with endPaper.
bool beginPaper(const Desk& desk, const char* id, ImVec2 size = {0, 0}, bool scrollsSideways = false);
void endPaper();

/// Said in the place of a panel: the content can't be read, nothing is chosen.
void emptyState(const Desk& desk, std::string_view title, std::string_view words);

/// A tooltip of at most 360 units, if the last item is under the pointer.
void explainLast(std::string_view words);

} // namespace signpost::studio

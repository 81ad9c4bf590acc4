// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/parts.hpp"

#include <algorithm>

namespace signpost::studio {

void text(std::string_view words, ImU32 colour, ImFont* face) {
    ImGui::PushFont(face);
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::TextUnformatted(words.data(), end(words));
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

namespace {

void wrapped(std::string_view words, ImU32 colour, ImFont* face) {
    ImGui::PushTextWrapPos(0);
    text(words, colour, face);
    ImGui::PopTextWrapPos();
}

/// Letters on a rounded ground, standing in the line like text.
void chip(const Desk& desk, std::string_view words, ImU32 fill, ImU32 edge, ImU32 ink) {
    ImGui::PushFont(desk.faces.small);
    const ImVec2 size = ImGui::CalcTextSize(words.data(), end(words));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 padding = {8, 2};
    const ImVec2 box = {size.x + 2 * padding.x, size.y + 2 * padding.y};
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImVec2 corner = {at.x + box.x, at.y + box.y};
    if ((fill & IM_COL32_A_MASK) != 0) {
        draw->AddRectFilled(at, corner, fill, 4);
    }
    if ((edge & IM_COL32_A_MASK) != 0) {
        draw->AddRect(at, corner, edge, 4);
    }
    draw->AddText({at.x + padding.x, at.y + padding.y}, ink, words.data(), end(words));
    ImGui::PopFont();
    ImGui::Dummy(box);
}

} // namespace

void paragraph(const Desk& desk, std::string_view words) {
    wrapped(words, desk.colours.ink, desk.faces.body);
}

void quietly(const Desk& desk, std::string_view words) {
    wrapped(words, desk.colours.quiet, desk.faces.small);
}

void heading(const Desk& desk, std::string_view words) {
    wrapped(words, desk.colours.ink, desk.faces.strong);
}

void levelChip(const Desk& desk, Level level, std::string_view words) {
    chip(desk, words, fillOf(level), 0, IM_COL32_WHITE);
}

void label(const Desk& desk, std::string_view words, ImU32 colour) {
    chip(desk, words, 0, colour, colour);
}

bool mainButton(const Desk& desk, const char* words, bool enabled) {
    ImGui::PushStyleColor(ImGuiCol_Button, enabled ? desk.colours.accent : desk.colours.raised);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, enabled ? desk.colours.accent : desk.colours.raised);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, enabled ? desk.colours.accent : desk.colours.raised);
    ImGui::PushStyleColor(ImGuiCol_Text, enabled ? desk.colours.onAccent : desk.colours.quiet);
    const bool pressed = ImGui::Button(words) && enabled;
    ImGui::PopStyleColor(4);
    return pressed;
}

bool quietButton(const Desk& desk, const char* words) {
    ImGui::PushStyleColor(ImGuiCol_Button, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_Border, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_Text, desk.colours.accent);
    const bool pressed = ImGui::Button(words);
    ImGui::PopStyleColor(3);
    return pressed;
}

std::string readableCount(std::string_view digits) {
    constexpr std::size_t mostDigits = 15;
    if (digits.size() > mostDigits) {
        return "about " + std::string(digits.substr(0, 1)) + '.' + std::string(digits.substr(1, 1)) + " x 10^" +
               std::to_string(digits.size() - 1);
    }
    std::string readable(digits);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        readable.insert(at - 3, ",");
    }
    return readable;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

bool beginPaper(const Desk& desk, const char* id, ImVec2 size, bool scrollsSideways) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, desk.colours.paper);
    return ImGui::BeginChild(id, size, false,
                             ImGuiWindowFlags_AlwaysUseWindowPadding |
                                 (scrollsSideways ? ImGuiWindowFlags_HorizontalScrollbar : 0));
}

void endPaper() {
    ImGui::EndChild();
    ImGui::PopStyleColor();
}

void emptyState(const Desk& desk, std::string_view title, std::string_view words) {
    ImGui::Dummy({0, 12});
    heading(desk, title);
    paragraph(desk, words);
}

void explainLast(std::string_view words) {
    if (words.empty() || !ImGui::IsItemHovered()) {
        return;
    }
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(360);
    ImGui::TextUnformatted(words.data(), end(words));
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/theme.hpp"

#include <array>

namespace signpost::studio {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32(hex >> 16U & 0xFFU, hex >> 8U & 0xFFU, hex & 0xFFU, 0xFF);
}

constexpr Palette light = {
    .ground = rgb(0xEEF1F4),
    .paper = rgb(0xFFFFFF),
    .raised = rgb(0xF4F6F8),
    .line = rgb(0xD3D9DF),
    .ink = rgb(0x1B242C),
    .quiet = rgb(0x54616D),
    .accent = rgb(0x0A5CAD),
    .onAccent = rgb(0xFFFFFF),
    .tint = rgb(0xDCEAF8),
    .good = rgb(0x1B6E4B),
    .bad = rgb(0xB3261E),
    .warning = rgb(0x8A5300),
};

constexpr Palette dark = {
    .ground = rgb(0x14181C),
    .paper = rgb(0x1B2025),
    .raised = rgb(0x252B32),
    .line = rgb(0x39424B),
    .ink = rgb(0xE8ECEF),
    .quiet = rgb(0xA5B0BA),
    .accent = rgb(0x7DB8F0),
    .onAccent = rgb(0x0B1A28),
    .tint = rgb(0x22394F),
    .good = rgb(0x6CCFA0),
    .bad = rgb(0xFF9A8F),
    .warning = rgb(0xEFBE6B),
};

} // namespace

const Palette& paletteOf(Appearance appearance) {
    return appearance == Appearance::dark ? dark : light;
}

void applyTheme(ImGuiStyle& style, Appearance appearance) {
    const Palette& p = paletteOf(appearance);
    style = ImGuiStyle();
    style.WindowPadding = {16, 14};
    style.FramePadding = {10, 6};
    style.ItemSpacing = {10, 8};
    style.ItemInnerSpacing = {8, 6};
    style.CellPadding = {8, 6};
    style.IndentSpacing = 18;
    style.ScrollbarSize = 13;
    style.GrabMinSize = 22;
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 5;
    style.PopupRounding = 6;
    style.ScrollbarRounding = 7;
    style.GrabRounding = 5;
    style.TabRounding = 5;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.FrameBorderSize = 1;
    style.PopupBorderSize = 1;

    const ImU32 none = IM_COL32_BLACK_TRANS;
    const auto set = [&](ImGuiCol which, ImU32 colour) { style.Colors[which] = toVec(colour); };
    for (const auto& [which, colour] : std::initializer_list<std::pair<ImGuiCol, ImU32>>{
             {ImGuiCol_Text, p.ink},
             {ImGuiCol_TextDisabled, p.quiet},
             {ImGuiCol_WindowBg, p.ground},
             {ImGuiCol_ChildBg, none},
             {ImGuiCol_PopupBg, p.paper},
             {ImGuiCol_Border, p.line},
             {ImGuiCol_FrameBg, p.paper},
             {ImGuiCol_FrameBgHovered, p.raised},
             {ImGuiCol_FrameBgActive, p.paper},
             {ImGuiCol_TitleBg, p.paper},
             {ImGuiCol_TitleBgActive, p.paper},
             {ImGuiCol_ScrollbarBg, none},
             {ImGuiCol_ScrollbarGrab, p.line},
             {ImGuiCol_ScrollbarGrabHovered, p.quiet},
             {ImGuiCol_ScrollbarGrabActive, p.quiet},
             {ImGuiCol_CheckMark, p.accent},
             {ImGuiCol_SliderGrab, p.accent},
             {ImGuiCol_SliderGrabActive, p.accent},
             {ImGuiCol_Button, p.paper},
             {ImGuiCol_ButtonHovered, p.raised},
             {ImGuiCol_ButtonActive, p.tint},
             {ImGuiCol_Header, p.tint},
             {ImGuiCol_HeaderHovered, p.raised},
             {ImGuiCol_HeaderActive, p.tint},
             {ImGuiCol_Separator, p.line},
             {ImGuiCol_SeparatorHovered, p.accent},
             {ImGuiCol_SeparatorActive, p.accent},
             {ImGuiCol_ResizeGrip, none},
             {ImGuiCol_ResizeGripHovered, p.accent},
             {ImGuiCol_ResizeGripActive, p.accent},
             {ImGuiCol_Tab, none},
             {ImGuiCol_TabHovered, p.raised},
             {ImGuiCol_TabActive, p.tint},
             {ImGuiCol_TableHeaderBg, p.raised},
             {ImGuiCol_TableBorderStrong, p.line},
             {ImGuiCol_TableBorderLight, p.line},
             {ImGuiCol_TableRowBg, none},
             {ImGuiCol_TableRowBgAlt, none},
             {ImGuiCol_TextSelectedBg, p.tint},
             {ImGuiCol_NavHighlight, p.accent},
             {ImGuiCol_PlotLines, p.accent},
             {ImGuiCol_PlotHistogram, p.accent},
             {ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, 90)},
         }) {
        set(which, colour);
    }
}

ImU32 fillOf(Level level) {
    constexpr std::array<ImU32, levelCount> fills = {rgb(0x3A5A8C), rgb(0x1F6B52), rgb(0x7A6000),
                                                     rgb(0xA85200), rgb(0xC1271D), rgb(0x7E1512)};
    return fills[static_cast<std::size_t>(level)];
}

std::string_view wordsOf(Level level) {
    constexpr std::array<std::string_view, levelCount> words = {"Self-care", "Routine",   "Soon",
                                                                "Urgent",    "Emergency", "Call 999"};
    return words[static_cast<std::size_t>(level)];
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/guide.hpp"
#include "studio/panels/parts.hpp"

#include <array>

namespace signpost::studio {
namespace {

Tab tabOf(Panel panel) {
    switch (panel) {
    case Panel::questions:
        return Tab::questions;
    case Panel::rules:
        return Tab::rules;
    case Panel::everyPatient:
        return Tab::everyPatient;
    case Panel::vignettes:
        return Tab::vignettes;
    case Panel::review:
        return Tab::review;
    case Panel::library:
    case Panel::preview:
        break;
    }
    return Tab::tree;
}

} // namespace

void helpPanel(Desk& desk) {
    beginPaper(desk, "help");
    heading(desk, "Your first topic, in five minutes");
    int number = 0;
    for (const GuideStep& step : guide()) {
        ImGui::PushID(number++);
        const bool done = step.done != nullptr && step.done(desk.session.document(), desk.session.topic());
        text(done ? "\u2713" : std::to_string(number).c_str(), done ? desk.colours.good : desk.colours.quiet,
             desk.faces.strong);
        ImGui::SameLine(44);
        ImGui::BeginGroup();
        heading(desk, step.title);
        paragraph(desk, step.text);
        if (step.panel != Panel::library && step.panel != Panel::preview && ImGui::Button("Go there")) {
            desk.arrangement.tab = tabOf(step.panel);
        }
        ImGui::EndGroup();
        ImGui::Dummy({0, 6});
        ImGui::PopID();
    }
    heading(desk, "Keys");
    constexpr std::array<std::pair<const char*, const char*>, 7> keys = {{
        {"Ctrl+S", "save what has changed"},
        {"Ctrl+Z, Ctrl+Shift+Z", "undo and redo; inside a field, its own typing"},
        {"Ctrl+Alt+1 to 9", "the panels, in the order of their tabs"},
        {"Tab, Shift+Tab", "from field to field; in a condition, Tab completes"},
        {"Arrows, Space, Enter", "move about, choose, open"},
        {"Wheel, Ctrl+wheel", "in the tree: move the sheet, magnify"},
        {"Escape", "leave a field as it was"},
    }};
    for (const auto& [key, what] : keys) {
        text(key, desk.colours.ink, desk.faces.strong);
        ImGui::SameLine(200);
        text(what, desk.colours.ink, desk.faces.body);
    }
    ImGui::Dummy({0, 6});
    quietly(desk, "Screen readers can't read this canvas. The same files can be written in any editor, checked with "
                  "\"signpost check\", and read as web pages: the link at the top of the page says how.");
    endPaper();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/fields.hpp"

#include "studio/document/edits.hpp"
#include "studio/document/guide.hpp"
#include "studio/panels/parts.hpp"

#include <imgui_stdlib.h>

namespace signpost::studio {
namespace {

using authoring::Node;

void caption(const Desk& desk, std::string_view label, std::string_view help) {
    text(label, desk.colours.quiet, desk.faces.small);
    if (help.empty()) {
        return;
    }
    const std::string_view words = helpFor(help);
    if (!words.empty()) {
        ImGui::SameLine(0, 6);
        text("?", desk.colours.accent, desk.faces.small);
        explainLast(words);
    }
}

} // namespace

void problemsAt(const Desk& desk, const FieldAt& at) {
    const auto* check = desk.session.check();
    if (check == nullptr) {
        return;
    }
    for (const authoring::Problem& problem : check->found.problems) {
        if (problem.place.file == at.path && problem.place.pointer == at.pointer) {
            ImGui::PushTextWrapPos(0);
            text(problem.reason + (problem.suggestion.empty() ? "" : ": " + problem.suggestion),
                 authoring::isWarning(problem.code) ? desk.colours.warning : desk.colours.bad, desk.faces.small);
            ImGui::PopTextWrapPos();
        }
    }
}

void textField(Desk& desk, std::string_view label, const FieldAt& at, int lines, bool required) {
    const LibraryDocument& document = desk.session.document();
    const Node* node = document.find(at.path, at.pointer);
    std::string value = node != nullptr ? node->text : std::string();
    ImGui::PushID(at.pointer.c_str());
    caption(desk, label, at.help);
    bool edited = false;
    if (lines > 1) {
        const float height = static_cast<float>(lines) * ImGui::GetTextLineHeight() + 14;
        edited = ImGui::InputTextMultiline("##text", &value, {-1, height});
    } else {
        ImGui::SetNextItemWidth(-1);
        edited = ImGui::InputText("##text", &value);
    }
    if (edited) {
        desk.session.apply(value.empty() && !required ? removeValue(document, at.path, at.pointer)
                                                      : setText(document, at.path, at.pointer, value));
    }
    if (ImGui::IsItemDeactivated()) {
        desk.session.endStep();
    }
    problemsAt(desk, at);
    ImGui::PopID();
}

void wordsField(Desk& desk, std::string_view label, const FieldAt& at, int lines, bool required) {
    const Node* node = desk.session.document().find(at.path, at.pointer);
    if (node == nullptr || node->kind != Node::Kind::object) {
        textField(desk, label, at, lines, required);
        return;
    }
    for (const auto& [key, who] : {std::pair{"me", " (to the patient)"}, std::pair{"child", " (of a child)"},
                                   std::pair{"other", " (of somebody else)"}}) {
        textField(desk, std::string(label) + who, {at.path, at.pointer + '/' + key, at.help}, lines, true);
    }
    problemsAt(desk, at);
}

void choiceField(Desk& desk, std::string_view label, const FieldAt& at, Choices choices) {
    const LibraryDocument& document = desk.session.document();
    const Node* node = document.find(at.path, at.pointer);
    const std::string value = node == nullptr ? std::string() : node->text;
    std::string shown = value;
    for (const auto& [each, words] : choices) {
        shown = each == value ? std::string(words) : shown;
    }
    ImGui::PushID(at.pointer.c_str());
    caption(desk, label, at.help);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##choice", shown.c_str())) {
        for (const auto& [each, words] : choices) {
            if (ImGui::Selectable(std::string(words).c_str(), each == value)) {
                desk.session.apply(each.empty() ? removeValue(document, at.path, at.pointer)
                                                : setText(document, at.path, at.pointer, each));
                desk.session.endStep();
            }
        }
        ImGui::EndCombo();
    }
    problemsAt(desk, at);
    ImGui::PopID();
}

} // namespace signpost::studio

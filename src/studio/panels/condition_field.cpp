// SPDX-License-Identifier: Apache-2.0
#include "authoring/conditions/syntax.hpp"
#include "studio/document/edits.hpp"
#include "studio/panels/fields.hpp"
#include "studio/panels/parts.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

/// What is being typed in the one field that has the keyboard.
struct Typing {
    std::size_t cursor = 0;
    const std::vector<Readable>* readable = nullptr;
};

int whileTyping(ImGuiInputTextCallbackData* data) {
    auto* typing = static_cast<Typing*>(data->UserData);
    typing->cursor = static_cast<std::size_t>(data->CursorPos);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion) {
        const Completion completion =
            complete(*typing->readable, {data->Buf, static_cast<std::size_t>(data->BufTextLen)}, typing->cursor);
        if (!completion.words.empty()) {
            const int from = static_cast<int>(completion.from);
            data->DeleteChars(from, data->CursorPos - from);
            data->InsertChars(data->CursorPos, completion.words.front().c_str());
        }
    }
    return 0;
}

/// The first mistake in how it is written, with the place marked under the text.
void syntaxError(const Desk& desk, const std::string& condition) {
    const auto parsed = authoring::parseCondition(condition);
    const auto* error = std::get_if<authoring::SyntaxError>(&parsed);
    if (error == nullptr) {
        return;
    }
    const std::size_t column = authoring::columnOf(condition, error->at);
    ImGui::PushTextWrapPos(0);
    text("At letter " + std::to_string(column) + ": " + error->reason +
             (error->suggestion.empty() ? "" : ": " + error->suggestion),
         desk.colours.bad, desk.faces.small);
    const std::size_t from = error->at > 24 ? error->at - 24 : 0;
    text((from > 0 ? "\u2026" : "") + condition.substr(from, error->at - from) + " \u2192 " +
             condition.substr(error->at, 24),
         desk.colours.bad, desk.faces.small);
    ImGui::PopTextWrapPos();
}

std::string quotedValue(std::string_view value) {
    return '"' + std::string(value) + '"';
}

/// The comparison that was chosen, in the language of conditions.
std::string comparison(const Readable& question, std::string_view op, std::string_view value) {
    switch (question.kind) {
    case Readable::Kind::boolean:
        return op == "no" ? question.name + " = false" : question.name;
    case Readable::Kind::checklist:
        return op == "ticked" ? "list contains(" + question.name + ", " + quotedValue(value) + ")"
                              : "count(" + question.name + ") " + std::string(op) + ' ' + std::string(value);
    case Readable::Kind::choice:
        return question.name + ' ' + std::string(op) + ' ' + quotedValue(value);
    case Readable::Kind::number:
    case Readable::Kind::score:
        return question.name + ' ' + std::string(op) + ' ' + std::string(value);
    }
    return {};
}

std::vector<std::string> operatorsOf(Readable::Kind kind) {
    switch (kind) {
    case Readable::Kind::boolean:
        return {"yes", "no"};
    case Readable::Kind::checklist:
        return {"ticked", ">=", "="};
    case Readable::Kind::choice:
        return {"=", "!="};
    case Readable::Kind::number:
    case Readable::Kind::score:
        break;
    }
    return {">=", "<", "=", "<=", ">"};
}

bool pick(const char* id, float width, const std::vector<std::pair<std::string, std::string>>& choices,
          std::string& chosen) {
    std::string shown = "\u2026";
    for (const auto& [value, words] : choices) {
        shown = value == chosen ? words : shown;
    }
    bool changed = false;
    ImGui::SetNextItemWidth(width);
    if (ImGui::BeginCombo(id, shown.c_str())) {
        for (const auto& [value, words] : choices) {
            if (ImGui::Selectable((words + "##" + value).c_str(), value == chosen)) {
                chosen = value;
                changed = true;
            }
        }
        ImGui::EndCombo();
    }
    return changed;
}

/// Question, comparison and answer by choosing; added to what is there.
void builder(Desk& desk, const FieldAt& at, const std::string& condition, const std::vector<Readable>& readable) {
    std::string& question = desk.drafts["build.question" + at.pointer];
    std::string& op = desk.drafts["build.op" + at.pointer];
    std::string& value = desk.drafts["build.value" + at.pointer];
    std::vector<std::pair<std::string, std::string>> names;
    const Readable* chosen = nullptr;
    for (const Readable& each : readable) {
        names.emplace_back(each.name, each.name + "  \u2013  " + each.words.substr(0, 60));
        chosen = each.name == question ? &each : chosen;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    if (pick("##question", width * 0.36F, names, question)) {
        op.clear();
        value.clear();
    }
    if (chosen == nullptr) {
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        text("\u2190 choose a question to build a comparison", desk.colours.quiet, desk.faces.small);
        return;
    }
    std::vector<std::pair<std::string, std::string>> operators;
    for (const std::string& each : operatorsOf(chosen->kind)) {
        operators.emplace_back(each, each == ">=" && chosen->kind == Readable::Kind::checklist ? "at least" : each);
    }
    if (op.empty()) {
        op = operators.front().first;
    }
    ImGui::SameLine();
    pick("##op", 84, operators, op);
    const bool byOption = chosen->kind == Readable::Kind::choice || op == "ticked";
    if (byOption) {
        ImGui::SameLine();
        pick("##value", width * 0.28F, chosen->options, value);
    } else if (chosen->kind != Readable::Kind::boolean) {
        ImGui::SameLine();
        ImGui::SetNextItemWidth(70);
        ImGui::InputText("##number", &value, ImGuiInputTextFlags_CharsDecimal);
    }
    const bool ready = chosen->kind == Readable::Kind::boolean || !value.empty();
    const std::string added = comparison(*chosen, op, value);
    const auto add = [&](const char* label, const char* joint) {
        ImGui::SameLine();
        ImGui::BeginDisabled(!ready);
        if (ImGui::Button(label)) {
            desk.session.apply(setText(desk.session.document(), at.path, at.pointer,
                                       condition.empty() ? added : condition + joint + added));
            desk.session.endStep();
        }
        ImGui::EndDisabled();
    };
    if (condition.empty()) {
        add("Set", "");
    } else {
        add("and", " and ");
        add("or", " or ");
    }
}

} // namespace

void conditionField(Desk& desk, std::string_view label, const FieldAt& at, const std::vector<Readable>& readable) {
    static Typing typing;
    const LibraryDocument& document = desk.session.document();
    const authoring::Node* node = document.find(at.path, at.pointer);
    std::string value = node != nullptr ? node->text : std::string();
    ImGui::PushID(at.pointer.c_str());
    text(label, desk.colours.quiet, desk.faces.small);
    ImGui::SameLine();
    text("Tab completes", desk.colours.quiet, desk.faces.small);
    typing.readable = &readable;
    const bool edited =
        ImGui::InputTextMultiline("##condition", &value, {-1, 3 * ImGui::GetTextLineHeight() + 14},
                                  ImGuiInputTextFlags_CallbackCompletion | ImGuiInputTextFlags_CallbackAlways |
                                      ImGuiInputTextFlags_CtrlEnterForNewLine,
                                  whileTyping, &typing);
    if (edited) {
        desk.session.apply(value.empty() ? removeValue(document, at.path, at.pointer)
                                         : setText(document, at.path, at.pointer, value));
    }
    if (ImGui::IsItemDeactivated()) {
        desk.session.endStep();
    }
    if (ImGui::IsItemActive()) {
        const Completion completion = complete(readable, value, typing.cursor);
        std::string list;
        for (std::size_t i = 0; i < std::min<std::size_t>(completion.words.size(), 6); ++i) {
            list += (list.empty() ? "" : "     ") + completion.words[i];
        }
        text(list.empty() ? " " : list, desk.colours.accent, desk.faces.small);
    }
    if (!value.empty()) {
        syntaxError(desk, value);
    }
    problemsAt(desk, at);
    builder(desk, at, value, readable);
    ImGui::PopID();
}

} // namespace signpost::studio

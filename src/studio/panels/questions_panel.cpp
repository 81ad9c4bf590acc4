// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"
#include "studio/document/library_edits.hpp"
#include "studio/panels/fields.hpp"
#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <imgui_stdlib.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

using authoring::Node;
using Choice = std::pair<std::string_view, std::string_view>;

constexpr std::array bands = {Choice{"demographics", "About the person"}, Choice{"red-flags", "Red flags"},
                              Choice{"urgent", "Urgent signs"}, Choice{"rest", "Everything else"}};
constexpr std::array types = {Choice{"boolean", "Yes or no"}, Choice{"choice", "One or several of a list"},
                              Choice{"integer", "A whole number"}, Choice{"decimal", "A number with decimals"}};
constexpr std::array worse = {Choice{"", "Not stated"},
                              Choice{"more", "More boxes are worse"},
                              Choice{"later", "Later options are worse"},
                              Choice{"higher", "Higher is worse"},
                              Choice{"lower", "Lower is worse"},
                              Choice{"true", "Yes is worse"},
                              Choice{"false", "No is worse"},
                              Choice{"none", "Neither way"}};

std::string pointerOf(std::size_t place) {
    return "/questions/" + std::to_string(place);
}

bool flagged(const Node* object, std::string_view key) {
    const Node* member = object == nullptr ? nullptr : object->find(key);
    return member != nullptr && member->flag;
}

/// Puts the row where the dragged one was dropped; questions stay in their band, as the reader insists.
void dropTarget(Desk& desk, std::size_t place) {
    if (!ImGui::BeginDragDropTarget()) {
        return;
    }
    if (const ImGuiPayload* payload = ImGui::AcceptDragDropPayload("question")) {
        const std::size_t from = *static_cast<const std::size_t*>(payload->Data);
        desk.session.apply(moveItem(desk.session.document(), desk.session.path(), "/questions", from, place));
        desk.drafts["questions.chosen"] = std::to_string(place);
    }
    ImGui::EndDragDropTarget();
}

void list(Desk& desk, const Node& questions, std::size_t& chosen) {
    std::string band;
    for (std::size_t i = 0; i < questions.children.size(); ++i) {
        const Node& question = *questions.children[i];
        const std::string module = textOf(&question, "include");
        const std::string own = textOf(&question, "band");
        if (module.empty() && own != band) {
            band = own;
            for (const auto& [value, words] : bands) {
                if (value == band) {
                    ImGui::Dummy({0, 2});
                    text(words, desk.colours.quiet, desk.faces.small);
                }
            }
        }
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x;
        if (ImGui::Selectable("##question", chosen == i, 0, {0, 40})) {
            chosen = i;
            desk.drafts["questions.chosen"] = std::to_string(i);
        }
        if (ImGui::BeginDragDropSource()) {
            ImGui::SetDragDropPayload("question", &i, sizeof i);
            ImGui::TextUnformatted(module.empty() ? wordsIn(&question, "text").c_str() : module.c_str());
            ImGui::EndDragDropSource();
        }
        dropTarget(desk, i);
        ImDrawList* draw = ImGui::GetWindowDrawList();
        draw->PushClipRect(at, {at.x + width, at.y + 44}, true);
        const std::string title = module.empty() ? wordsIn(&question, "text") : readableId(module);
        draw->AddText(desk.faces.body, 15, {at.x + 8, at.y + 3}, desk.colours.ink, title.c_str());
        const std::string below = module.empty() ? textOf(&question, "linkId") : "shared module";
        draw->AddText(desk.faces.small, 13, {at.x + 8, at.y + 22}, desk.colours.quiet, below.c_str());
        draw->PopClipRect();
        ImGui::PopID();
    }
}

void options(Desk& desk, const std::string& pointer, const Node& list) {
    const std::string path = desk.session.path();
    const std::string at = pointer + "/answerOption";
    heading(desk, "Answers, the mildest first");
    for (std::size_t i = 0; i < list.children.size(); ++i) {
        const std::string option = at + '/' + std::to_string(i);
        const bool none = flagged(list.children[i], "none");
        ImGui::PushID(static_cast<int>(i));
        ImGui::BeginGroup();
        const float width = ImGui::GetContentRegionAvail().x;
        ImGui::BeginChild("option", {width - 96, list.children[i]->find("hint") != nullptr ? 112.0F : 62.0F});
        wordsField(desk, none ? "\"None of these\"" : textOf(list.children[i], "value"),
                   {path, option + "/text", "option.text"}, 1, true);
        if (list.children[i]->find("hint") != nullptr) {
            textField(desk, "Hint", {path, option + "/hint", "option.hint"});
        }
        ImGui::EndChild();
        ImGui::SameLine();
        ImGui::BeginGroup();
        ImGui::Dummy({0, 13});
        const auto button = [&](const char* words, bool enabled, const auto& edit) {
            ImGui::BeginDisabled(!enabled);
            if (ImGui::Button(words, {26, 0})) {
                desk.session.apply(edit());
            }
            ImGui::EndDisabled();
            ImGui::SameLine(0, 3);
        };
        const LibraryDocument& document = desk.session.document();
        button("\u2191", i > 0, [&] { return moveItem(document, path, at, i, i - 1); });
        button("\u2193", i + 1 < list.children.size(), [&] { return moveItem(document, path, at, i, i + 1); });
        button("\u00d7", true, [&] { return removeItem(document, path, at, i); });
        ImGui::EndGroup();
        ImGui::EndGroup();
        ImGui::PopID();
    }
    std::string& words = desk.drafts["option.new" + pointer];
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - 120);
    ImGui::InputTextWithHint("##new", "Another answer", &words);
    ImGui::SameLine();
    ImGui::BeginDisabled(words.empty());
    if (ImGui::Button("Add answer")) {
        // "None of these" stays last.
        std::size_t place = list.children.size();
        place -= !list.children.empty() && flagged(list.children.back(), "none") ? 1 : 0;
        const Json option = {{"value", idFrom(words)}, {"text", words}};
        if (desk.session.apply(insertItem(desk.session.document(), path, at, place, option))) {
            words.clear();
        }
    }
    ImGui::EndDisabled();
}

void renameLine(Desk& desk, const std::string& linkId) {
    std::string& wanted = desk.drafts["rename." + linkId];
    if (wanted.empty()) {
        wanted = linkId;
    }
    text("Name in conditions, the same in every file", desk.colours.quiet, desk.faces.small);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - 190);
    ImGui::InputText("##rename", &wanted);
    ImGui::SameLine();
    ImGui::BeginDisabled(wanted == linkId);
    if (ImGui::Button("Rename everywhere")) {
        desk.session.apply(rename(desk.session.document(), {Name::Kind::question, linkId}, wanted));
    }
    ImGui::EndDisabled();
}

void form(Desk& desk, const Node& questions, std::size_t& chosen) {
    const std::string path = desk.session.path();
    const Node& question = *questions.children[chosen];
    const std::string pointer = pointerOf(chosen);
    const std::string module = textOf(&question, "include");
    if (!module.empty()) {
        heading(desk, readableId(module));
        paragraph(desk, "The questions of a shared module are the same in every topic that includes it.");
        if (ImGui::Button("Open the module")) {
            desk.session.choose(module, true);
        }
    } else {
        wordsField(desk, "Question", {path, pointer + "/text", "question.text"}, 2, true);
        wordsField(desk, "Hint", {path, pointer + "/hint", "question.hint"}, 2);
        textField(desk, "Why it is asked", {path, pointer + "/why", "question.why"});
        const std::string type = textOf(&question, "type");
        choiceField(desk, "Kind of answer", {path, pointer + "/type", "question.type"}, types);
        if (type == "choice") {
            bool several = flagged(&question, "repeats");
            if (ImGui::Checkbox("Several can be ticked", &several)) {
                desk.session.apply(several ? setValue(desk.session.document(), path, pointer + "/repeats", true)
                                           : removeValue(desk.session.document(), path, pointer + "/repeats"));
            }
        }
        const Node* unsure = question.find("unsure");
        bool offers = unsure != nullptr;
        if (ImGui::Checkbox("\"I'm not sure\" is offered", &offers)) {
            desk.session.apply(offers ? setValue(desk.session.document(), path, pointer + "/unsure", true)
                                      : removeValue(desk.session.document(), path, pointer + "/unsure"));
        }
        choiceField(desk, "When in triage", {path, pointer + "/band", "question.band"}, bands);
        choiceField(desk, "What is worse", {path, pointer + "/worse", "question.worse"}, worse);
        const auto readable = readableIn(desk.session.document(), path);
        conditionField(desk, "Asked only if (empty: always)", {path, pointer + "/enableWhen", "question.enableWhen"},
                       readable);
        textField(desk, "Source", {path, pointer + "/source", "question.source"});
        if (const Node* answers = question.find("answerOption"); answers != nullptr && type == "choice") {
            options(desk, pointer, *answers);
        }
        renameLine(desk, textOf(&question, "linkId"));
    }
    ImGui::Dummy({0, 4});
    if (ImGui::Button("Remove from this topic")) {
        desk.session.apply(removeItem(desk.session.document(), path, "/questions", chosen));
    }
}

void addQuestion(Desk& desk, std::size_t count) {
    std::string& words = desk.drafts["question.new"];
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextWithHint("##new", "New question, then Enter", &words, ImGuiInputTextFlags_EnterReturnsTrue) &&
        !words.empty()) {
        const Json none = {{"value", "none"}, {"text", "None of these"}, {"none", true}};
        const Json question = {{"linkId", desk.session.topic() + '_' + idFrom(words).substr(0, 24)},
                               {"type", "boolean"},
                               {"band", "rest"},
                               {"worse", "true"},
                               {"text", words}};
        if (desk.session.apply(
                insertItem(desk.session.document(), desk.session.path(), "/questions", count, question))) {
            desk.drafts["questions.chosen"] = std::to_string(count);
            words.clear();
        }
    }
}

} // namespace

void questionsPanel(Desk& desk) {
    const Node* questions = desk.session.document().find(desk.session.path(), "/questions");
    if (questions == nullptr || questions->kind != Node::Kind::list) {
        emptyState(desk, "This file's questions can't be read", "\"Every patient\" says what is wrong with the file.");
        return;
    }
    std::size_t chosen = 0;
    for (const char c : desk.drafts["questions.chosen"]) {
        chosen = 10 * chosen + static_cast<std::size_t>(c - '0');
    }
    const float listWidth = std::min(320.0F, ImGui::GetContentRegionAvail().x * 0.42F);
    beginPaper(desk, "questions", {listWidth, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8, 3});
    addQuestion(desk, questions->children.size());
    list(desk, *questions, chosen);
    ImGui::PopStyleVar();
    endPaper();
    ImGui::SameLine();
    beginPaper(desk, "question");
    if (chosen < questions->children.size()) {
        ImGui::PushID(static_cast<int>(chosen));
        form(desk, *questions, chosen);
        ImGui::PopID();
    }
    endPaper();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/templates.hpp"
#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cctype>

namespace signpost::studio {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

/// Proven, not proven, or not known yet, as a sign and a colour; the words are in the tooltip and in "Every patient".
struct Verdict {
    const char* sign;
    ImU32 colour;
    const char* words;
};

Verdict verdictOf(const Desk& desk, const std::string& topic) {
    const Palette& c = desk.colours;
    const auto* proof = desk.session.proofOf(topic);
    if (const auto* check = desk.session.check(); check != nullptr && !check->found.usable) {
        return {"\u2013", c.quiet, "Not proven: the library has errors. See \"Every patient\"."};
    }
    if (proof == nullptr || !desk.session.fresh(*proof)) {
        return {"\u2026", c.quiet, "Being proven."};
    }
    if (proof->found.givenUp) {
        return {"!", c.warning, "The proof reached a limit: nothing is known."};
    }
    return proof->found.proven() ? Verdict{"\u2713", c.good, "Proven for every patient."}
                                 : Verdict{"\u2717", c.bad, "Not proven: see \"Every patient\"."};
}

void row(Desk& desk, const std::string& id, const std::string& title, bool module) {
    Session& session = desk.session;
    const bool chosen = session.topic() == id && session.isModule() == module;
    ImGui::PushID(module ? 1 : 0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::Selectable(("##" + id).c_str(), chosen, 0, {0, 26})) {
        session.choose(id, module);
        desk.arrangement.topic = id;
        if (module && desk.arrangement.tab != Tab::rules) {
            desk.arrangement.tab = Tab::questions;
        }
    }
    const Verdict verdict = verdictOf(desk, id);
    if (!module) {
        explainLast(verdict.words);
    }
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->PushClipRect(at, {at.x + width - 28, at.y + 30}, true);
    ImFont* face = chosen ? desk.faces.strong : desk.faces.body;
    draw->AddText(face, 15, {at.x + 8, at.y + 5}, desk.colours.ink, title.c_str());
    draw->PopClipRect();
    const bool changed = session.document().changed((module ? "shared/" : "topics/") + id + ".json");
    if (changed) {
        draw->AddCircleFilled({at.x + 2, at.y + 13}, 3, desk.colours.accent);
    }
    if (!module) {
        draw->AddText(desk.faces.strong, 15, {at.x + width - 20, at.y + 5}, verdict.colour, verdict.sign);
    }
    ImGui::PopID();
}

/// Titles with their ids, by title; read from the files once for every text of the library.
struct Rows {
    std::uint64_t revision = 0;
    const LibraryDocument* of = nullptr;
    std::vector<std::pair<std::string, std::string>> topics;
    std::vector<std::pair<std::string, std::string>> modules;
};

const Rows& rowsOf(const LibraryDocument& document) {
    static Rows rows;
    if (rows.of == &document && rows.revision == document.revision() && !rows.topics.empty()) {
        return rows;
    }
    rows = {document.revision(), &document, {}, {}};
    for (const std::string& id : document.idsIn("topics")) {
        rows.topics.emplace_back(titleOf(document, id), id);
    }
    for (const std::string& id : document.idsIn("shared")) {
        rows.modules.emplace_back(readableId(id), id);
    }
    std::sort(rows.topics.begin(), rows.topics.end());
    std::sort(rows.modules.begin(), rows.modules.end());
    return rows;
}

void list(Desk& desk, const std::vector<std::pair<std::string, std::string>>& rows, const char* name, bool modules,
          const std::string& wanted) {
    text(std::string(name) + "  " + std::to_string(rows.size()), desk.colours.quiet, desk.faces.small);
    for (const auto& [title, id] : rows) {
        if (wanted.empty() || lower(title).find(wanted) != std::string::npos || id.find(wanted) != std::string::npos) {
            row(desk, id, title, modules);
        }
    }
}

/// Asks for what a new topic begins as.
void newTopicDialog(Desk& desk) {
    ImGui::SetNextWindowSize({460, 0});
    if (!ImGui::BeginPopupModal("New topic", nullptr, ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove)) {
        return;
    }
    std::string& title = desk.drafts["new.title"];
    std::string& id = desk.drafts["new.id"];
    std::string& chosen = desk.drafts["new.template"];
    paragraph(desk, "What do patients come with?");
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
    }
    if (ImGui::InputTextWithHint("##title", "Title, such as Hay fever", &title)) {
        id = idFrom(title);
    }
    quietly(desk, "Its name in files and conditions, which stays the same when the title changes:");
    ImGui::SetNextItemWidth(-1);
    ImGui::InputText("##id", &id);
    for (const Template& each : templates()) {
        if (chosen.empty()) {
            chosen = each.id;
        }
        if (ImGui::RadioButton(std::string(each.title).c_str(), chosen == each.id)) {
            chosen = each.id;
        }
        quietly(desk, each.about);
    }
    ImGui::Dummy({0, 4});
    if (mainButton(desk, "Make the topic", !id.empty() && !title.empty())) {
        if (desk.session.apply(newTopic(desk.session.document(), chosen, id, title, today()))) {
            desk.session.choose(id);
            desk.arrangement.tab = Tab::questions;
            title.clear();
            id.clear();
            ImGui::CloseCurrentPopup();
        }
    }
    ImGui::SameLine();
    if (ImGui::Button("Cancel")) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

} // namespace

void libraryPanel(Desk& desk) {
    std::string& find = desk.drafts["library.find"];
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##find", "Find a topic", &find);
    if (ImGui::Button("New topic\u2026", {-1, 0})) {
        ImGui::OpenPopup("New topic");
    }
    newTopicDialog(desk);
    ImGui::BeginChild("topics", {0, 0}, false, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8, 1});
    const std::string wanted = lower(find);
    const Rows& rows = rowsOf(desk.session.document());
    list(desk, rows.topics, "TOPICS", false, wanted);
    ImGui::Dummy({0, 12});
    list(desk, rows.modules, "SHARED MODULES", true, wanted);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

} // namespace signpost::studio

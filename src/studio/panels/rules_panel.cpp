// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"
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

constexpr std::array levels = {Choice{"call-999", "Call 999"}, Choice{"emergency", "Emergency"},
                               Choice{"urgent", "Urgent"},     Choice{"soon", "Soon"},
                               Choice{"routine", "Routine"},   Choice{"self-care", "Self-care"}};
constexpr std::array destinations = {Choice{"ambulance", "Ambulance"},
                                     Choice{"emergency-department", "A&E"},
                                     Choice{"nhs-111", "NHS 111"},
                                     Choice{"surgery", "GP surgery"},
                                     Choice{"surgery-admin", "GP surgery, administration"},
                                     Choice{"pharmacy-first", "Pharmacy First"},
                                     Choice{"pharmacist-advice", "A pharmacist's advice"},
                                     Choice{"dentist", "Dentist"},
                                     Choice{"optician", "Optician"},
                                     Choice{"maternity", "Maternity unit"},
                                     Choice{"sexual-health", "Sexual health clinic"},
                                     Choice{"mental-health-line", "Mental health line (111, option 2)"},
                                     Choice{"self-referral", "Self-referral"},
                                     Choice{"home", "Home"}};

struct Row {
    std::size_t place = 0;
    std::optional<Level> level;
};

/// The most urgent first; at one level as they stand in the file.
std::vector<Row> sorted(const Node& rules) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < rules.children.size(); ++i) {
        rows.push_back({i, levelNamed(textOf(rules.children[i], "level"))});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.level > b.level; });
    return rows;
}

void table(Desk& desk, const Node& rules, std::string& chosen) {
    const std::string find = desk.drafts["rules.find"];
    if (!ImGui::BeginTable("rules", 4,
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_Resizable)) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("Level", ImGuiTableColumnFlags_WidthFixed, 92);
    ImGui::TableSetupColumn("If", ImGuiTableColumnFlags_WidthStretch, 1.7F);
    ImGui::TableSetupColumn("Where to", ImGuiTableColumnFlags_WidthFixed, 116);
    ImGui::TableSetupColumn("Because", ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableHeadersRow();
    for (const Row& row : sorted(rules)) {
        const Node* rule = rules.children[row.place];
        const std::string id = textOf(rule, "id");
        const std::string when = textOf(rule, "when");
        const std::string because = wordsIn(rule, "because");
        if (!find.empty() && (id + when + because).find(find) == std::string::npos) {
            continue;
        }
        ImGui::PushID(static_cast<int>(row.place));
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (row.level) {
            levelChip(desk, *row.level, wordsOf(*row.level));
        } else {
            label(desk, "no level", desk.colours.bad);
        }
        ImGui::TableNextColumn();
        const ImVec2 at = ImGui::GetCursorPos();
        const float width = ImGui::GetContentRegionAvail().x;
        const float height = 18 + ImGui::CalcTextSize(when.c_str(), nullptr, false, width).y;
        if (ImGui::Selectable("##rule", chosen == id,
                              ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap,
                              {0, height})) {
            chosen = id;
        }
        ImGui::SetCursorPos(at);
        text(id, desk.colours.quiet, desk.faces.small);
        paragraph(desk, when);
        ImGui::TableNextColumn();
        std::string destination = textOf(rule, "destination");
        for (const auto& [value, words] : destinations) {
            destination = value == destination ? std::string(words) : destination;
        }
        quietly(desk, destination);
        ImGui::TableNextColumn();
        quietly(desk, because);
        ImGui::PopID();
    }
    ImGui::EndTable();
}

void form(Desk& desk, std::size_t place, std::string& chosen) {
    const std::string path = desk.session.path();
    const std::string at = "/rules/" + std::to_string(place);
    const LibraryDocument& document = desk.session.document();
    const auto readable = readableIn(document, path);
    conditionField(desk, "If", {path, at + "/when", "rule.when"}, readable);
    if (ImGui::BeginTable("effect", 3)) {
        ImGui::TableNextColumn();
        choiceField(desk, "How urgent", {path, at + "/level", "rule.level"}, levels);
        ImGui::TableNextColumn();
        textField(desk, "Within, such as 2 hours", {path, at + "/within", "rule.within"});
        ImGui::TableNextColumn();
        choiceField(desk, "Where to", {path, at + "/destination", "rule.destination"}, destinations);
        ImGui::EndTable();
    }
    wordsField(desk, "Because, in the patient's words", {path, at + "/because", "rule.because"}, 2, true);
    textField(desk, "Source: guideline, section, year", {path, at + "/source", "rule.source"}, 1, true);
    problemsAt(desk, {path, at, {}});
    if (ImGui::Button("Copy")) {
        const std::string copy = chosen + "_2";
        if (desk.session.apply(copyItem(document, path, "/rules", place, copy))) {
            chosen = copy;
        }
    }
    ImGui::SameLine();
    if (ImGui::Button("Remove")) {
        desk.session.apply(removeItem(desk.session.document(), path, "/rules", place));
    }
}

void addRule(Desk& desk, std::size_t count, std::string& chosen) {
    std::string& id = desk.drafts["rule.new"];
    ImGui::SetNextItemWidth(260);
    const bool entered = ImGui::InputTextWithHint("##new", "New rule's name, such as hot_baby", &id,
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    ImGui::BeginDisabled(id.empty());
    if (ImGui::Button("Add rule") || (entered && !id.empty())) {
        const std::string name = idFrom(id);
        const Json rule = {{"id", name},          {"when", ""},        {"level", "urgent"}, {"destination", "surgery"},
                           {"because", "\u2026"}, {"source", "\u2026"}};
        if (desk.session.apply(insertItem(desk.session.document(), desk.session.path(), "/rules", count, rule))) {
            chosen = name;
            id.clear();
        }
    }
    ImGui::EndDisabled();
}

} // namespace

void rulesPanel(Desk& desk) {
    const Node* rules = desk.session.document().find(desk.session.path(), "/rules");
    std::string& chosen = desk.drafts["rules.chosen"];
    std::string& find = desk.drafts["rules.find"];
    // "ear/ear_spread", as reasons name it, is found by its own name.
    if (const auto slash = find.find('/'); slash != std::string::npos) {
        find = find.substr(slash + 1);
        chosen = find;
    }
    beginPaper(desk, "rules", {0, 0});
    addRule(desk, rules != nullptr ? rules->children.size() : 0, chosen);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##find", "Find a rule", &find);
    if (rules == nullptr || rules->children.empty()) {
        emptyState(desk, "No rules yet",
                   "A rule says: if this is so, this urgent, there, because. Give the first one a name.");
        endPaper();
        return;
    }
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < rules->children.size(); ++i) {
        place = textOf(rules->children[i], "id") == chosen ? std::optional(i) : place;
    }
    const float formHeight = place ? std::min(350.0F, ImGui::GetContentRegionAvail().y * 0.6F) : 0;
    ImGui::BeginChild("table", {0, ImGui::GetContentRegionAvail().y - formHeight - (place ? 8.0F : 0.0F)});
    table(desk, *rules, chosen);
    ImGui::EndChild();
    if (place) {
        ImGui::Separator();
        ImGui::BeginChild("form");
        ImGui::PushID(chosen.c_str());
        form(desk, *place, chosen);
        ImGui::PopID();
        ImGui::EndChild();
    }
    endPaper();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"
#include "studio/document/translations.hpp"
#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <imgui_stdlib.h>
#include <nlohmann/json.hpp>

namespace signpost::studio {
namespace {

const char* wordsOf(TranslationRow::State state) {
    switch (state) {
    case TranslationRow::State::current:
        return "up to date";
    case TranslationRow::State::missing:
        return "missing";
    case TranslationRow::State::stale:
        return "the English has changed";
    case TranslationRow::State::orphaned:
        return "the English is gone";
    }
    return "";
}

/// A text without its quotes; anything that is more than one text as it stands in the file.
std::string shown(const std::string& json) {
    const auto value = Json::parse(json, nullptr, false);
    return value.is_string() ? value.get<std::string>() : json;
}

void row(Desk& desk, const std::string& language, const std::string& file, const TranslationRow& row) {
    ImGui::PushID(row.path.c_str());
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    paragraph(desk, shown(row.english));
    quietly(desk, row.path);
    ImGui::TableNextColumn();
    std::string value = shown(row.translated);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputTextMultiline("##translated", &value, {-1, 2 * ImGui::GetTextLineHeight() + 14})) {
        const auto english = Json::parse(row.english, nullptr, false);
        const auto parsed = english.is_string() ? Json(value) : Json::parse(value, nullptr, false);
        if (!parsed.is_discarded()) {
            desk.session.apply(setTranslation(desk.session.document(), language, file, row.path, parsed));
        }
    }
    if (ImGui::IsItemDeactivated()) {
        desk.session.endStep();
    }
    ImGui::TableNextColumn();
    const bool good = row.state == TranslationRow::State::current;
    text(wordsOf(row.state), good ? desk.colours.good : desk.colours.warning, desk.faces.small);
    if (row.state == TranslationRow::State::stale && ImGui::Button("Still right")) {
        desk.session.apply(keepTranslation(desk.session.document(), language, file, row.path));
    }
    ImGui::PopID();
}

void addLine(Desk& desk) {
    std::string& code = desk.drafts["language.code"];
    std::string& title = desk.drafts["language.title"];
    ImGui::SetNextItemWidth(90);
    ImGui::InputTextWithHint("##code", "cy", &code);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(180);
    ImGui::InputTextWithHint("##title", "Cymraeg", &title);
    ImGui::SameLine();
    ImGui::BeginDisabled(code.empty() || title.empty());
    if (ImGui::Button("Add language")) {
        const bool rightToLeft = code == "ar" || code == "ur" || code == "fa" || code == "he";
        desk.session.apply(addLanguage(desk.session.document(), code, title, rightToLeft));
        desk.drafts["language.chosen"] = code;
    }
    ImGui::EndDisabled();
}

/// What is read through the whole library: once for every text of it, not once a frame.
struct Found {
    std::uint64_t revision = 0;
    const LibraryDocument* of = nullptr;
    std::string language;
    std::string file;
    TranslationCount count;
    std::vector<TranslationRow> rows;
};

const Found& foundIn(const LibraryDocument& document, const std::string& language, const std::string& file) {
    static Found found;
    if (found.of != &document || found.revision != document.revision() || found.language != language ||
        found.file != file) {
        found = {document.revision(),
                 &document,
                 language,
                 file,
                 countTranslations(document, language),
                 translationRows(document, language, file)};
    }
    return found;
}

} // namespace

void languagesPanel(Desk& desk) {
    beginPaper(desk, "languages");
    const LibraryDocument& document = desk.session.document();
    const auto languages = languagesOf(document);
    std::string& chosen = desk.drafts["language.chosen"];
    std::string& file = desk.drafts["language.file"];
    if (chosen.empty() && !languages.empty()) {
        chosen = languages.front();
    }
    for (const std::string& each : languages) {
        if (ImGui::RadioButton(each.c_str(), each == chosen)) {
            chosen = each;
        }
        ImGui::SameLine();
    }
    addLine(desk);
    if (languages.empty()) {
        emptyState(desk, "The library speaks English only",
                   "Add a language by its code and its name in its own words.");
        endPaper();
        return;
    }
    if (file.empty()) {
        file = desk.session.path();
    }
    const Found& found = foundIn(document, chosen, file);
    const TranslationCount& count = found.count;
    paragraph(desk, std::to_string(count.texts) + " texts: " + std::to_string(count.missing) + " missing, " +
                        std::to_string(count.stale) + " whose English has changed, " + std::to_string(count.orphaned) +
                        " whose English is gone.");
    quietly(desk,
            "Arabic letters are not joined on this canvas: write right-to-left languages in an editor that does.");
    ImGui::SetNextItemWidth(320);
    if (ImGui::BeginCombo("##file", file.c_str())) {
        for (const std::string& each : filesToTranslate(document)) {
            if (ImGui::Selectable(each.c_str(), each == file)) {
                file = each;
            }
        }
        ImGui::EndCombo();
    }
    if (ImGui::BeginTable("rows", 3,
                          ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_Resizable)) {
        ImGui::TableSetupScrollFreeze(0, 1);
        ImGui::TableSetupColumn("English");
        ImGui::TableSetupColumn("Translation");
        ImGui::TableSetupColumn("State", ImGuiTableColumnFlags_WidthFixed, 140);
        ImGui::TableHeadersRow();
        for (const TranslationRow& each : found.rows) {
            row(desk, chosen, file, each);
        }
        ImGui::EndTable();
    }
    endPaper();
}

} // namespace signpost::studio

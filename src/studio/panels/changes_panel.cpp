// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"
#include "studio/panels/parts.hpp"

namespace signpost::studio {
namespace {

void end(const Desk& desk, const analysis::Patient& patient) {
    levelChip(desk, patient.rank.level, analysis::rankWords(patient.rank));
    ImGui::SameLine();
    text(analysis::destinationsWords(patient.destinations), desk.colours.ink, desk.faces.body);
}

void move(Desk& desk, const Changes::Move& move, int number) {
    ImGui::PushID(number);
    const bool down = move.direction == "down";
    label(desk,
          down                     ? "less urgent"
          : move.direction == "up" ? "more urgent"
                                   : "elsewhere",
          down ? desk.colours.bad : desk.colours.quiet);
    ImGui::SameLine();
    text(move.topic + "  \u2013  " + readableCount(move.count) + " sets of answers" +
             (move.asksAnyway ? ", only after \"I still need help\"" : ""),
         desk.colours.quiet, desk.faces.small);
    paragraph(desk, move.before.words);
    end(desk, move.before);
    ImGui::SameLine();
    text("\u2192", desk.colours.quiet, desk.faces.strong);
    ImGui::SameLine();
    end(desk, move.after);
    for (const auto& [rule, how] : move.causes) {
        text(rule + ": " + how, desk.colours.quiet, desk.faces.small);
    }
    if (ImGui::Button("Try one of them in the preview")) {
        desk.session.tryInPreview(move.after.answers);
    }
    ImGui::Dummy({0, 6});
    ImGui::PopID();
}

void texts(const Desk& desk, const std::vector<Changes::Text>& changes) {
    if (changes.empty() || !ImGui::BeginTable("texts", 3, ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_Resizable)) {
        return;
    }
    ImGui::TableSetupColumn("Text");
    ImGui::TableSetupColumn("Before");
    ImGui::TableSetupColumn("Now");
    ImGui::TableHeadersRow();
    for (const Changes::Text& change : changes) {
        ImGui::TableNextColumn();
        quietly(desk, change.kind + ' ' + change.id + ", " + change.part);
        ImGui::TableNextColumn();
        paragraph(desk, change.before);
        ImGui::TableNextColumn();
        paragraph(desk, change.after);
    }
    ImGui::EndTable();
}

} // namespace

void changesPanel(Desk& desk) {
    beginPaper(desk, "changes");
    const auto* known = desk.session.changes();
    paragraph(desk, "Every patient of the library as it was opened, compared with the library as it is now.");
    if (mainButton(desk, known == nullptr ? "Compare" : "Compare again", !desk.session.busy())) {
        desk.session.wantChanges();
    }
    if (known != nullptr) {
        const Changes& changes = known->found;
        if (!desk.session.fresh(*known)) {
            quietly(desk, "This is of the text before your last change.");
        }
        heading(desk, changes.moves.empty() ? "Nobody ends elsewhere" : "Who ends elsewhere, those going down first");
        int number = 0;
        for (const Changes::Move& each : changes.moves) {
            move(desk, each, number++);
        }
        for (const std::string& topic : changes.givenUp) {
            paragraph(desk, topic + ": the comparison reached a limit, so nothing is known.");
        }
        heading(desk, changes.texts.empty() ? "No text has changed" : "Texts that changed");
        texts(desk, changes.texts);
    }
    endPaper();
}

} // namespace signpost::studio

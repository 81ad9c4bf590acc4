// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"
#include "studio/document/compiled.hpp"
#include "studio/document/patients.hpp"
#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <imgui_stdlib.h>

#include <algorithm>

namespace signpost::studio {
namespace {

using authoring::Node;

/// A vignette of the preview's answers: where they lead is what is expected.
void fromPreview(Desk& desk) {
    const auto& answers = desk.session.previewAnswers();
    heading(desk, "A new one from the preview");
    if (answers.empty()) {
        quietly(desk, "Answer the preview's questions as the patient would; then it can be kept here.");
        return;
    }
    std::string& words = desk.drafts["vignette.words"];
    quietly(desk,
            counted(answers.size(), "answer", "answers") +
                " given in the preview. Say who it is, in a sentence: \"A woman of 36 with earache since yesterday.\"");
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - 150);
    ImGui::InputTextWithHint("##words", "The patient in words", &words);
    ImGui::SameLine();
    ImGui::BeginDisabled(words.empty());
    if (ImGui::Button("Keep as vignette")) {
        const auto compiled = compile(desk.session.document());
        const std::string id = idFrom(words).substr(0, 40);
        if (!compiled->content.usable) {
            desk.session.say("The library has errors: mend them first.");
        } else if (desk.session.apply(
                       addVignette(desk.session.document(), *compiled, desk.session.topic(), answers, id, words))) {
            desk.session.say("Kept as " + id + ".");
            words.clear();
        }
    }
    ImGui::EndDisabled();
}

void results(Desk& desk, const Vignettes& found, const Node* list) {
    std::size_t passed = 0;
    for (const VignetteResult& result : found.results) {
        passed += result.passed ? 1 : 0;
    }
    heading(desk, std::to_string(passed) + " of " + counted(found.results.size(), "patient ends", "patients end") +
                      " where the author expects");
    for (const VignetteResult& result : found.results) {
        ImGui::PushID(result.id.c_str());
        text(result.passed ? "\u2713" : "\u2717", result.passed ? desk.colours.good : desk.colours.bad,
             desk.faces.strong);
        ImGui::SameLine(44);
        ImGui::BeginGroup();
        std::string words = result.id;
        for (const Node* vignette : list != nullptr ? list->children : std::vector<const Node*>()) {
            words = textOf(vignette, "id") == result.id ? textOf(vignette, "patient") : words;
        }
        paragraph(desk, words);
        if (result.ended) {
            levelChip(desk, result.rank.level, analysis::rankWords(result.rank));
            ImGui::SameLine();
            text(analysis::destinationsWords(result.destinations), desk.colours.quiet, desk.faces.small);
            ImGui::SameLine();
        }
        text(result.id, desk.colours.quiet, desk.faces.small);
        for (const std::string& failure : result.failures) {
            ImGui::PushTextWrapPos(0);
            text(failure, desk.colours.bad, desk.faces.body);
            ImGui::PopTextWrapPos();
        }
        ImGui::EndGroup();
        ImGui::PopID();
    }
}

void coverage(const Desk& desk, const Vignettes& found) {
    const auto bare = [](const Vignettes::Cover& cover) { return cover.vignettes.empty(); };
    const auto missing = static_cast<std::size_t>(std::count_if(found.coverage.begin(), found.coverage.end(), bare));
    heading(desk, missing == 0 ? "Every rule has a patient who ends by it"
                               : counted(missing, "rule has", "rules have") + " no patient who ends by it");
    for (const Vignettes::Cover& cover : found.coverage) {
        if (cover.vignettes.empty()) {
            paragraph(desk, cover.rule);
        }
    }
}

void mutants(Desk& desk) {
    heading(desk, "Would a slip of the pen be noticed?");
    const auto* known = desk.session.mutantsOf(desk.session.topic());
    if (ImGui::Button(known == nullptr ? "Try every small change of every rule" : "Try again")) {
        desk.session.wantMutants(desk.session.topic());
    }
    if (known == nullptr) {
        quietly(desk, "Takes up to a minute, and stops when you edit.");
        return;
    }
    const Mutants& found = known->found;
    if (!found.failing.empty()) {
        paragraph(desk, "Nothing can be said while the patient " + found.failing + " ends elsewhere than expected.");
        return;
    }
    paragraph(desk, std::to_string(found.all) + " changes tried: " + std::to_string(found.byVignettes) +
                        " noticed by a vignette, " + std::to_string(found.byInvariants) + " by an invariant, " +
                        std::to_string(found.equivalent) + " change nothing for anybody, " +
                        std::to_string(found.survivors.size()) + " would go unnoticed.");
    int number = 0;
    for (const Mutants::Survivor& survivor : found.survivors) {
        ImGui::PushID(number++);
        text(survivor.rule, desk.colours.quiet, desk.faces.small);
        paragraph(desk, survivor.what);
        quietly(desk, survivor.before.words);
        if (ImGui::Button("Try this patient in the preview")) {
            desk.session.tryInPreview(survivor.before.answers);
        }
        ImGui::PopID();
    }
}

} // namespace

void vignettesPanel(Desk& desk) {
    beginPaper(desk, "vignettes");
    if (desk.session.isModule()) {
        emptyState(desk, "Patients in words belong to topics", "Choose a topic.");
    } else {
        fromPreview(desk);
        ImGui::Dummy({0, 6});
        if (const auto* known = desk.session.vignettesOf(desk.session.topic())) {
            const Node* list =
                desk.session.document().find("vignettes/" + desk.session.topic() + ".json", "/vignettes");
            results(desk, known->found, list);
            ImGui::Dummy({0, 6});
            coverage(desk, known->found);
            ImGui::Dummy({0, 6});
            mutants(desk);
        } else {
            emptyState(desk, "Running the patients in words\u2026", "");
        }
    }
    endPaper();
}

} // namespace signpost::studio

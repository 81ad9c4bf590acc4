// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"
#include "studio/panels/parts.hpp"

#include <array>

namespace signpost::studio {
namespace {

using analysis::Property;

void problemRow(const Desk& desk, const authoring::Problem& problem) {
    const bool warning = authoring::isWarning(problem.code);
    label(desk, warning ? "advice" : "error", warning ? desk.colours.warning : desk.colours.bad);
    ImGui::SameLine();
    std::string place = problem.place.file;
    if (problem.place.line != 0) {
        place += ", line " + std::to_string(problem.place.line);
    }
    text(place, desk.colours.quiet, desk.faces.small);
    paragraph(desk, problem.reason + (problem.suggestion.empty() ? "" : ": " + problem.suggestion));
    ImGui::Dummy({0, 4});
}

/// What the reader of authored files has against the library, this topic's file first.
void problems(const Desk& desk, const Check& check) {
    std::size_t errors = 0;
    for (const authoring::Problem& problem : check.problems) {
        errors += authoring::isWarning(problem.code) ? 0 : 1;
    }
    if (errors > 0) {
        heading(desk, counted(errors, "error keeps", "errors keep") + " the library from being used");
    }
    const std::string own = desk.session.path();
    for (const bool mine : {true, false}) {
        for (const authoring::Problem& problem : check.problems) {
            if ((problem.place.file == own) == mine && (mine || !authoring::isWarning(problem.code))) {
                problemRow(desk, problem);
            }
        }
    }
}

void patient(Desk& desk, const analysis::Finding& finding) {
    const analysis::Patient& patient = *finding.patient;
    ImGui::Indent();
    paragraph(desk, patient.words);
    levelChip(desk, patient.rank.level, analysis::rankWords(patient.rank));
    ImGui::SameLine();
    text(analysis::destinationsWords(patient.destinations), desk.colours.ink, desk.faces.body);
    if (mainButton(desk, "Try this patient in the preview")) {
        desk.session.tryInPreview(patient.answers);
        desk.arrangement.previewShown = true;
    }
    ImGui::Unindent();
}

void property(Desk& desk, const Proof& proof, Property which) {
    std::size_t count = 0;
    for (const analysis::Finding& finding : proof.findings) {
        count += finding.property == which ? 1 : 0;
    }
    const bool known = !proof.givenUp;
    const Palette& c = desk.colours;
    ImGui::PushID(static_cast<int>(which));
    text(!known       ? "\u2013"
         : count == 0 ? "\u2713"
                      : "\u2717",
         !known       ? c.quiet
         : count == 0 ? c.good
                      : c.bad,
         desk.faces.strong);
    ImGui::SameLine(44);
    ImGui::BeginGroup();
    paragraph(desk, analysis::statement(which));
    int number = 0;
    for (const analysis::Finding& finding : proof.findings) {
        if (finding.property != which) {
            continue;
        }
        ImGui::PushID(number++);
        text(finding.subject, c.quiet, desk.faces.small);
        ImGui::PushStyleColor(ImGuiCol_Text, c.bad);
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(finding.what.c_str());
        ImGui::PopTextWrapPos();
        ImGui::PopStyleColor();
        if (finding.patient) {
            patient(desk, finding);
        }
        ImGui::Dummy({0, 4});
        ImGui::PopID();
    }
    ImGui::EndGroup();
    ImGui::PopID();
}

void verdict(Desk& desk, const Known<Proof>& known) {
    const Proof& proof = known.found;
    const Palette& c = desk.colours;
    if (!desk.session.fresh(known)) {
        text("Being proven anew; this is of the text before your last change", c.quiet, desk.faces.small);
    } else {
        text("Of the text as it is now", c.quiet, desk.faces.small);
    }
    if (proof.givenUp) {
        text("Not known: the proof came to no end", c.warning, desk.faces.heading);
        paragraph(desk, "It reached a limit, or the library can't be used. Nothing is said of any patient.");
        return;
    }
    if (proof.proven()) {
        text("Proven for every patient", c.good, desk.faces.heading);
    } else {
        text(counted(proof.findings.size(), "thing is wrong", "things are wrong"), c.bad, desk.faces.heading);
    }
    paragraph(desk, readableCount(proof.answerSets) + " different sets of answers, each of them checked. " +
                        std::to_string(proof.questions) + " questions, " + std::to_string(proof.rules) +
                        " rules of its own. At most " + std::to_string(proof.longest) +
                        " questions are asked before the outcome.");
    quietly(desk, "Whether the rules are right is for clinicians. What the rules do is proven here.");
    ImGui::Dummy({0, 8});
    // What is wrong stands first.
    for (const bool failing : {true, false}) {
        for (std::size_t i = 0; i < analysis::propertyCount; ++i) {
            const auto which = static_cast<Property>(i);
            bool fails = false;
            for (const analysis::Finding& finding : proof.findings) {
                fails = fails || finding.property == which;
            }
            if (fails == failing) {
                property(desk, proof, which);
            }
        }
    }
}

} // namespace

void everyPatientPanel(Desk& desk) {
    beginPaper(desk, "every patient");
    if (const auto* check = desk.session.check()) {
        problems(desk, check->found);
    }
    if (desk.session.isModule()) {
        emptyState(desk, "A shared module is proven with the topics that include it", "Choose a topic.");
    } else if (const auto* proof = desk.session.proofOf(desk.session.topic())) {
        verdict(desk, *proof);
    } else if (desk.session.check() == nullptr || desk.session.check()->found.usable) {
        emptyState(desk, "Proving every patient\u2026", "");
    }
    endPaper();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/review.hpp"
#include "studio/panels/parts.hpp"
#include "studio/shell/texts.hpp"

#include <array>
#include <optional>

namespace signpost::studio {
namespace {

void approvals(const Desk& desk, const Review& review) {
    if (review.approvals.given.empty()) {
        paragraph(desk, "Nobody has signed it.");
        return;
    }
    if (!ImGui::BeginTable("approvals", 4, ImGuiTableFlags_BordersInnerH)) {
        return;
    }
    for (const char* column : {"As", "On", "Key", "Counts"}) {
        ImGui::TableSetupColumn(column);
    }
    ImGui::TableHeadersRow();
    for (const authoring::Approvals::Given& each : review.approvals.given) {
        ImGui::TableNextColumn();
        paragraph(desk, name(each.approval.as));
        ImGui::TableNextColumn();
        paragraph(desk, each.approval.date);
        ImGui::TableNextColumn();
        quietly(desk, each.approval.key.substr(0, 16) + "\u2026");
        ImGui::TableNextColumn();
        paragraph(desk, each.outdated          ? "No: the text has changed since"
                        : !each.genuine        ? "Not verified here: signpost approve does"
                        : each.genuine.value() ? "Yes"
                                               : "No: the signature is not this key's");
    }
    ImGui::EndTable();
}

void status(Desk& desk, const Review& review) {
    constexpr std::array<std::pair<const char*, const char*>, 3> steps = {
        {{"draft", "Back to draft"}, {"in-review", "Ask for review"}, {"retired", "Retire"}}};
    bool first = true;
    for (const auto& [value, words] : steps) {
        if (value == review.status) {
            continue;
        }
        if (!first) {
            ImGui::SameLine();
        }
        first = false;
        if (ImGui::Button(words)) {
            desk.session.apply(setStatus(desk.session.document(), "topics/" + desk.session.topic(), value));
        }
    }
}

/// The command that signs, ready to be pasted.
void command(Desk& desk, const char* role) {
    const std::string line =
        "signpost approve content --topic " + desk.session.topic() + " --key YOUR-KEY --as " + role;
    ImGui::PushID(role);
    text(line, desk.colours.ink, desk.faces.body);
    ImGui::SameLine();
    if (ImGui::Button("Copy")) {
        ImGui::SetClipboardText(line.c_str());
        desk.session.say("Copied.");
    }
    ImGui::PopID();
}

/// Hashes the topic and all that it includes: once for every text of the library, not once a frame.
const Review& reviewNow(const Session& session) {
    static std::string topic;
    static std::uint64_t revision = 0;
    static const LibraryDocument* of = nullptr;
    static Review review;
    const LibraryDocument& document = session.document();
    if (of != &document || revision != document.revision() || topic != session.topic()) {
        of = &document;
        revision = document.revision();
        topic = session.topic();
        // Signatures are verified where keys are: on the command line.
        review = reviewOf(document, topic,
                          [](std::string_view, std::string_view, std::string_view) { return std::optional<bool>(); });
    }
    return review;
}

} // namespace

void reviewPanel(Desk& desk) {
    beginPaper(desk, "review");
    if (desk.session.isModule()) {
        emptyState(desk, "A shared module is signed with each topic that includes it", "Choose a topic.");
        endPaper();
        return;
    }
    const Review& review = reviewNow(desk.session);
    heading(desk, "Read it as one page");
    paragraph(desk, "Questions, rules, advice and the tree of this topic, to be read with a screen reader, printed, or "
                    "sent to a second clinician.");
    if (mainButton(desk, "Open the review page")) {
        desk.session.wantReviewPage();
    }
    ImGui::Dummy({0, 8});
    heading(desk, "Status: " + (review.status.empty() ? std::string("none") : review.status));
    status(desk, review);
    ImGui::Dummy({0, 8});
    heading(desk, "Signatures");
    if (!review.approvals.problem.empty()) {
        ImGui::PushTextWrapPos(0);
        text(review.approvals.problem, desk.colours.bad, desk.faces.body);
        ImGui::PopTextWrapPos();
    }
    approvals(desk, review);
    paragraph(desk, "A topic is approved when its author and a second clinician have signed this text, each with a key "
                    "of their own. A changed letter, here or in a module that it includes, makes a signature void.");
    quietly(desk, "Hash of the text as it is now: " + review.approvals.hash);
    ImGui::Dummy({0, 4});
    paragraph(desk, "Keys never come near this page. Save the topic, then sign on the machine that has the key:");
    command(desk, "author");
    command(desk, "clinician");
    endPaper();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/review.hpp"

#include "studio/document/edits.hpp"
#include "studio/document/scratch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

constexpr std::array<std::string_view, 3> freeStatuses = {"draft", "in-review", "retired"};

std::string fileOf(const std::string& subject) {
    return subject + ".json";
}

bool hasStatus(const std::string& subject) {
    return !subject.starts_with("languages/");
}

} // namespace

Review reviewOf(const LibraryDocument& document, const std::string& subject, const Verify& verify) {
    Review review;
    const authoring::Node* status = hasStatus(subject) ? document.find(fileOf(subject), "/status") : nullptr;
    review.status = status == nullptr ? std::string() : status->text;
    review.approvals = authoring::approvalsOf(document.files(), subject, verify);
    return review;
}

Edited addApproval(const LibraryDocument& document, const std::string& subject, const Approval& approval,
                   const Verify& verify) {
    const authoring::Approvals before = authoring::approvalsOf(document.files(), subject, verify);
    if (!before.problem.empty())
        return Refusal{before.problem};
    if (approval.hash != before.hash)
        return Refusal{"this approval is for another text of " + subject + " than today's"};
    std::vector<Approval> standing;
    for (const authoring::Approvals::Given& given : before.given) {
        if (given.outdated)
            continue; // signed for what is no longer there
        if (given.approval.key == approval.key && given.approval.as != approval.as)
            return Refusal{"this key has approved it as " + std::string(name(given.approval.as)) +
                           " already; the second approval is another person's"};
        standing.push_back(given.approval);
    }
    Scratch scratch(document);
    scratch.make(
        setBytes(scratch.document(), authoring::approvalsFile(subject), authoring::withApproval(standing, approval)));
    const authoring::Approvals now = authoring::approvalsOf(scratch.document().files(), subject, verify);
    if (!now.problem.empty())
        return Refusal{now.problem};
    const bool genuine = std::any_of(now.given.begin(), now.given.end(), [&](const auto& given) {
        return given.approval.signature == approval.signature && given.counts();
    });
    if (!genuine)
        return Refusal{"the signature is not this key's for this text"};
    if (now.approved && hasStatus(subject)) {
        scratch.make(setText(scratch.document(), fileOf(subject), "/status", "approved"));
        scratch.make(setText(scratch.document(), fileOf(subject), "/approvalDate", approval.date));
    }
    return scratch.take("Approve " + subject);
}

Edited setStatus(const LibraryDocument& document, const std::string& subject, std::string_view status) {
    if (!hasStatus(subject))
        return Refusal{"a language has no status; it is approved or it is not"};
    if (std::find(freeStatuses.begin(), freeStatuses.end(), status) == freeStatuses.end())
        return Refusal{status == "approved" ? "approved is what two approvals make it" : "there is no such status"};
    return setText(document, fileOf(subject), "/status", status);
}

} // namespace signpost::studio

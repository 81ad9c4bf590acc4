// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/approval.hpp"
#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <string>
#include <string_view>

/// # Review and sign
///
/// A topic is `draft`, `in-review`, `approved` or `retired`. It is approved by two different Ed25519 keys, an author's
/// and a second clinician's, over a hash of what patients of the topic meet (authoring/approval.hpp). A changed letter
/// voids what was signed: the review then says `outdated`, whatever the file's status says.
///
/// Keys are the shell's: it signs `approvalMessage` and verifies (with OpenSSL, or the browser's WebCrypto, whose
/// answer comes later: until then `Verify` knows nothing).
///
///     const Review review = reviewOf(document, "topics/cough", verify);
///     const std::string message = authoring::approvalMessage("topics/cough", Role::author, review.approvals.hash,
///     today); document.apply(addApproval(document, "topics/cough", {Role::author, key, hash, today, signature},
///     verify));
namespace signpost::studio {

using authoring::Approval;
using authoring::Role;
using authoring::Verify;

struct Review {
    /// As the file says: "draft", "in-review", "approved", "retired". Languages have none.
    std::string status;
    authoring::Approvals approvals;
    /// The status says approved, and the approvals do not (any more).
    [[nodiscard]] bool isVoid() const { return status == "approved" && !approvals.approved; }
};

/// `subject` is "topics/<id>", "languages/<code>" or "library".
Review reviewOf(const LibraryDocument& document, const std::string& subject, const Verify& verify);

/// Adds an approval, in the place of the one in the same role. With the second of two that count, the status becomes
/// `approved`, with its date. Refused if it is for another text than today's, not genuine or not known to be, or if the
/// same key has approved in the other role.
Edited addApproval(const LibraryDocument& document, const std::string& subject, const Approval& approval,
                   const Verify& verify);

/// Another status; `approved` comes only by approvals.
Edited setStatus(const LibraryDocument& document, const std::string& subject, std::string_view status);

} // namespace signpost::studio

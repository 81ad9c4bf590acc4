// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// # Review and sign
///
/// A topic is `draft`, `in-review`, `approved` or `retired`. It is approved by two different Ed25519 keys, an author's
/// and a second clinician's, over its approval hash: the topic with the modules that it includes, in canonical form
/// (docs/content-format.md, "Approvals"). A changed letter changes the hash, and what was signed no longer counts.
///
///     const Review review = reviewOf(document, "cough", verify);
///     if (review.next) sign(*review.next) ...
namespace signpost::studio {

enum class Role : std::uint8_t { author, clinician };
std::string_view name(Role role);

/// What can be approved: a topic by its id; "" is the library: library.json and what stands beside it.
using Subject = std::string;

struct Approval {
    Role as = Role::author;
    /// The public key: 32 bytes in base64url.
    std::string key;
    /// The subject's hash when it was signed, 64 hexadecimal digits.
    std::string hash;
    /// The day, YYYY-MM-DD; signed too.
    std::string date;
    /// 64 bytes in base64url.
    std::string signature;
};

/// Whether `signature` is the key's over `message` (raw bytes all); nothing while that is not known yet: a browser
/// answers later.
using Verify =
    std::function<std::optional<bool>(std::string_view key, std::string_view message, std::string_view signature)>;

struct Review {
    /// As the file says: "draft", "in-review", "approved", "retired".
    std::string status;
    std::string hash;
    struct Signed {
        Approval approval;
        /// It was signed for another text than today's.
        bool outdated = false;
        /// Nothing while it is not known yet.
        std::optional<bool> genuine;
        [[nodiscard]] bool counts() const { return !outdated && genuine == true; }
    };
    std::vector<Signed> approvals;
    /// Two different keys, one in each role, over the text as it is.
    bool approved = false;
    /// What is wrong with the file of approvals; empty if nothing is.
    std::string problem;
};

Review reviewOf(const LibraryDocument& document, const Subject& subject, const Verify& verify);

/// The subject's hash; nothing if one of its files can't be read.
std::optional<std::string> approvalHash(const authoring::SourceFiles& files, const Subject& subject);

/// What is signed.
std::string approvalMessage(const Subject& subject, Role as, std::string_view hash, std::string_view date);

/// Adds an approval, in the place of an outdated one or one of the same role. With it the second, and genuine, the
/// status becomes `approved` with the approval's date. Refused if it is for another hash, not genuine, or the same key
/// has the other role.
Edited addApproval(const LibraryDocument& document, const Subject& subject, const Approval& approval,
                   const Verify& verify);

/// Another status; `approved` only through approvals.
Edited setStatus(const LibraryDocument& document, const Subject& subject, std::string_view status);

} // namespace signpost::studio

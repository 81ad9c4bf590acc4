// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "authoring/document.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// # Who approved what
///
/// What can be approved, a *subject*, is "topics/<id>", "languages/<code>" or "library" (library.json and what stands
/// beside it). approvals/<subject>.json holds signatures by Ed25519 keys over the subject's hash: one of an author and
/// one, by another key, of a second clinician. The hash is made of all files that the subject consists of, in canonical
/// form: laid out in another way they are the same, but a changed letter is another hash, and what was signed no longer
/// counts.
///
///     const auto hash = approvalHash(files, "topics/cough");
///     const std::string signedBytes = approvalMessage("topics/cough", Role::author, *hash, "2026-11-22");
namespace signpost::authoring {

enum class Role : std::uint8_t { author, clinician };
/// "author", "clinician".
std::string_view name(Role role);

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

/// "approvals/topics/cough.json", and back.
std::string approvalsFile(std::string_view subject);
std::string subjectOf(std::string_view approvalsFile);

/// The files whose words and rules an approval is about: a topic with the modules that it includes, library.json's
/// among them; nothing if there is no such subject.
std::optional<std::vector<std::string>> approvalFiles(const SourceFiles& files, std::string_view subject);

/// SHA-256, in hexadecimal, of these files; `status`, `approvalDate` and `$schema` at their roots left out, since they
/// change when it is approved. Nothing if there is no such subject or one of its files can't be read.
std::optional<std::string> approvalHash(const SourceFiles& files, std::string_view subject);

/// What is signed: the subject, the role, the hash and the day, a line each.
std::string approvalMessage(std::string_view subject, Role as, std::string_view hash, std::string_view date);

/// Reports what is ill-formed; whether signatures are genuine is not looked at.
std::vector<Approval> readApprovals(Problems& problems, const Node& root);

/// Whether `signature` is the key's over `message`, all in raw bytes; nothing while that is not known: a browser
/// answers later.
using Verify =
    std::function<std::optional<bool>(std::string_view key, std::string_view message, std::string_view signature)>;

struct Approvals {
    std::string hash;
    struct Given {
        Approval approval;
        /// Signed for another text than today's.
        bool outdated = false;
        std::optional<bool> genuine;
        [[nodiscard]] bool counts() const { return !outdated && genuine == true; }
    };
    std::vector<Given> given;
    /// Both roles, by two different keys, over the text as it is.
    bool approved = false;
    /// Why nothing can be said: a file can't be read; empty otherwise.
    std::string problem;
};

Approvals approvalsOf(const SourceFiles& files, std::string_view subject, const Verify& verify);

/// The approvals file as text, with one more, in the place of those by the same key or in the same role.
std::string withApproval(const std::vector<Approval>& existing, const Approval& added);

} // namespace signpost::authoring

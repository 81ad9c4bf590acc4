// SPDX-License-Identifier: Apache-2.0
#include "analysis/prove.hpp"
#include "cli/answers_line.hpp"
#include "cli/approvers.hpp"
#include "cli/check.hpp"
#include "cli/write_file.hpp"
#include "sealing/approver_key.hpp"
#include "sealing/base64url.hpp"
#include "sealing/error.hpp"
#include "studio/document/review.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Approval;
using authoring::Role;

constexpr std::string_view help =
    R"(signpost approve CONTENT (--topic ID | --language CODE | --library) --key KEY --as author|clinician [--date YYYY-MM-DD]

Approves content by your signature, as the studio does. Two people approve: an author and, with another key, a second
clinician. With the second approval the status becomes approved. A letter changed afterwards, in the topic or a module that it
includes, voids both. Content with problems, and a topic that is not proven, can't be approved.

  CONTENT      the folder that holds library.json and topics/; approvals/ in it is written
  --topic      approve a topic
  --language   approve the translation into a language
  --library    approve library.json with the interface, phrases, synonyms, facts, invariants and services
  --key        your private key, approver.pem of signpost keys approver
  --as         in which role
  --date       the day of the approval (default: today)

Exit status: 0 approved, 1 refused, 2 the command line is wrong, KEY can't be used or CONTENT can't be written.

Examples:
  signpost approve content --topic sore_throat --key ~/keys/approver.pem --as clinician
)";

std::string today() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 11> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
    return text.data();
}

/// What is to be approved; empty if the command line does not name exactly one thing.
std::string subjectIn(const Arguments& arguments) {
    const auto topic = arguments.value("--topic");
    const auto language = arguments.value("--language");
    const bool library = arguments.has("--library");
    if ((topic ? 1 : 0) + (language ? 1 : 0) + (library ? 1 : 0) != 1)
        return {};
    return topic ? "topics/" + *topic : language ? "languages/" + *language : "library";
}

/// Whether the content is good enough to be approved; if not, it was said why.
bool mayBeApproved(const authoring::Authored& content, const std::string& folder,
                   const std::optional<std::string>& topicId, const Streams& streams) {
    if (!topicId)
        return true;
    const auto topic = content.library.topic(*topicId);
    if (!topic)
        return true; // told as an unknown subject
    const Checked checked{content, folder, proveWatched(content.library, topic, {}, streams)};
    if (checked.good())
        return true;
    printFindings(checked, streams.complaints);
    streams.complaints << "\nsignpost: not approved, because " << *topicId << " is not proven (signpost check "
                       << shellWord(folder) << ")\n";
    return false;
}

bool writeChanged(const studio::LibraryDocument& document, const std::string& folder, const Streams& streams) {
    for (const std::string& path : document.changedPaths()) {
        const std::filesystem::path file = std::filesystem::path(folder) / path;
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        if (const std::string* bytes = document.bytes(path); bytes != nullptr && !writeFile(file, *bytes, streams))
            return false;
    }
    return true;
}

int approve(const authoring::SourceFiles& files, const std::string& subject, Role as, const std::string& pem,
            const Arguments& arguments, const Streams& streams) {
    const std::string& folder = arguments.rest().front();
    studio::LibraryDocument document(files);
    const studio::Review review = reviewOf(document, subject, anybody());
    if (!review.approvals.problem.empty()) {
        streams.complaints << "signpost: not approved: " << review.approvals.problem << '\n';
        return failed;
    }
    const std::string date = arguments.value("--date").value_or(today());
    const std::string message = authoring::approvalMessage(subject, as, review.approvals.hash, date);
    const Approval approval = {as, sealing::toBase64Url(sealing::approverPublicKey(pem)), review.approvals.hash, date,
                               sealing::toBase64Url(sealing::signAsApprover(pem, message))};
    if (const auto refused = document.apply(addApproval(document, subject, approval, anybody()))) {
        streams.complaints << "signpost: not approved: " << refused->why << '\n';
        return failed;
    }
    if (!writeChanged(document, folder, streams))
        return wrongUsage;
    const studio::Review now = reviewOf(document, subject, anybody());
    streams.out << subject << ' ' << review.approvals.hash << '\n'
                << "approved as " << name(as) << " on " << date
                << (now.approvals.approved ? "; both approvals are there\n" : "; the other approval is missing\n");
    return done;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 6> options = {"--topic=", "--language=", "--library",
                                                         "--key=",   "--as=",       "--date="};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1)
        return misused(approveCommand, streams,
                       arguments.error().empty() ? "name one content folder" : arguments.error());
    const std::string subject = subjectIn(arguments);
    if (subject.empty())
        return misused(approveCommand, streams, "name one thing to approve: --topic, --language or --library");
    const auto as = arguments.value("--as");
    if (as != "author" && as != "clinician")
        return misused(approveCommand, streams, "--as is author or clinician");
    const auto keyFile = arguments.value("--key");
    if (!keyFile)
        return misused(approveCommand, streams, "--key names your private key");
    const auto pem = readWholeFile(*keyFile, streams);
    const auto files = readFiles(arguments.rest().front(), streams);
    if (!pem || !files)
        return wrongUsage;
    int exit = done;
    const auto content = readUsable(*files, arguments.rest().front(), streams, exit);
    if (!content)
        return exit;
    if (!mayBeApproved(*content, arguments.rest().front(), arguments.value("--topic"), streams))
        return failed;
    try {
        return approve(*files, subject, as == "author" ? Role::author : Role::clinician, *pem, arguments, streams);
    } catch (const sealing::SealingError& error) {
        streams.complaints << "signpost: " << *keyFile << ": " << error.what() << '\n';
        return wrongUsage;
    }
}

} // namespace

const Command approveCommand = {"approve", "approve a topic by your signature", help, run};

} // namespace signpost::cli

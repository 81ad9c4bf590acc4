// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "authoring/translation.hpp"
#include "cli/answers_line.hpp"
#include "cli/approvers.hpp"
#include "cli/check.hpp"
#include "cli/write_file.hpp"
#include "sealing/base64url.hpp"
#include "sealing/error.hpp"
#include "sealing/publisher_key.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Authored;

constexpr std::string_view help =
    R"(signpost bundle CONTENT -o DIR [--language CODE [--allow-untranslated]]
                [--sign KEY (--approvers FILE | --allow-draft)]

Writes content in its published form: index.json, which a page needs first, and topics.<hash>.bin, the whole library, which
loads in the background. The hash is the SHA-256 of its bytes; the same content always gives the same bytes. Content with
problems is refused. Older topics files in DIR are left alone.

  CONTENT          the folder that holds library.json and topics/
  -o, --output     where to write; made if it is missing
  --language       the interface's language, a file of languages/ (default: the library's language)
  --allow-untranslated  publish in that language although texts are missing or stale; patients read these in English
  --sign           a publisher's private key, publisher.pem of signpost keys publisher. Writes index.sig as well, the
                   signature of index.json and, by the hash in it, of all the rest. Content is then refused unless signpost
                   check proves it and the library, each topic, and the language if it is another, are approved by two
                   people whom --approvers names
  --approvers      whose approval counts: {"approvers": [{"key": "<public key>", "name": "…", "as": ["author"]}, …]}
  --allow-draft    sign although not all is approved, for trying out

Without --sign an index.sig in DIR, the signature of what was there before, is removed.

Exit status: 0 written, 1 the content is refused, 2 the command line is wrong, KEY can't be used or DIR can't be written.

Examples:
  signpost bundle content -o build/web/content
  signpost bundle content -o out --sign keys/publisher.pem --approvers approvers.json
)";

constexpr std::string_view signatureName = "index.sig";

/// What is not approved by a clinician, by name; empty if all is.
std::vector<std::string> unapproved(const Library& library) {
    std::vector<std::string> names;
    if (library.status != Status::approved)
        names.emplace_back("the library");
    for (const Topic& topic : library.topics)
        if (topic.status != Status::approved)
            names.push_back(topic.id);
    return names;
}

/// Whether the approvals are there that the statuses speak of; if not, it was said why.
bool isApproved(const authoring::SourceFiles& files, const Authored& content, const std::string& language,
                const std::string& approversFile, const Streams& streams) {
    const auto approvers = readApprovers(approversFile, streams);
    if (!approvers)
        return false;
    std::vector<std::string> subjects = {"library"};
    for (const Topic& topic : content.library.topics)
        subjects.push_back("topics/" + topic.id);
    if (!language.empty())
        subjects.push_back("languages/" + language);
    bool all = true;
    for (const std::string& subject : subjects) {
        const authoring::Approvals approvals = authoring::approvalsOf(files, subject, approvers->verify());
        if (approvals.approved)
            continue;
        all = false;
        const bool outdated = std::any_of(approvals.given.begin(), approvals.given.end(),
                                          [](const auto& given) { return given.outdated; });
        const std::string why = !approvals.problem.empty() ? ": " + approvals.problem
                                : outdated
                                    ? " has changed since it was approved"
                                    : " lacks the approval of an author or a second clinician of " + approversFile;
        streams.complaints << "signpost: not signed, because " << subject << why << '\n';
    }
    return all;
}

/// Whether the content may bear a signature; if not, it was said why. `language` is empty for the library's own.
bool mayBeSigned(const authoring::SourceFiles& files, const Authored& content, const std::string& language,
                 const Arguments& arguments, const Streams& streams) {
    const auto drafts = unapproved(content.library);
    if (!drafts.empty() && !arguments.has("--allow-draft")) {
        streams.complaints << "signpost: not signed, because this is not approved:";
        for (const std::string& name : drafts)
            streams.complaints << (name == drafts.front() ? " " : ", ") << name;
        streams.complaints << ". --allow-draft signs it for trying out\n";
        return false;
    }
    const auto approvers = arguments.value("--approvers");
    if (!arguments.has("--allow-draft") && !approvers) {
        streams.complaints << "signpost: not signed, because nobody says whose approval counts (--approvers FILE)\n";
        return false;
    }
    if (!arguments.has("--allow-draft") && !isApproved(files, content, language, *approvers, streams))
        return false;
    const Checked checked{content, arguments.rest().front(), proveWatched(content.library, std::nullopt, {}, streams)};
    if (checked.good())
        return true;
    printFindings(checked, streams.complaints);
    streams.complaints << "\nsignpost: not signed, because the content is not proven (signpost check "
                       << shellWord(checked.folder) << ")\n";
    return false;
}

/// The index's signature in base64url; nothing, and a complaint, if the key can't be used.
std::optional<std::string> sign(const std::string& keyFile, const std::string& index, const Streams& streams) {
    const auto pem = readWholeFile(keyFile, streams);
    if (!pem)
        return std::nullopt;
    try {
        return sealing::toBase64Url(sealing::signAsPublisher(*pem, index));
    } catch (const sealing::SealingError& error) {
        streams.complaints << "signpost: " << keyFile << ": " << error.what() << '\n';
        return std::nullopt;
    }
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 6> options = {"--output=", "--language=",  "--allow-untranslated",
                                                         "--sign=",   "--approvers=", "--allow-draft"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1 || !arguments.has("--output")) {
        return misused(bundleCommand, streams,
                       arguments.error().empty() ? "name one content folder, and -o DIR" : arguments.error());
    }
    const auto keyFile = arguments.value("--sign");
    if (arguments.has("--allow-draft") && !keyFile)
        return misused(bundleCommand, streams, "--allow-draft goes with --sign: what is not signed may be a draft");
    int exit = done;
    const std::string& source = arguments.rest().front();
    const auto files = readFiles(source, streams);
    if (!files)
        return wrongUsage;
    auto content = readUsable(*files, source, streams, exit);
    if (!content) {
        return exit;
    }
    const std::string own = content->library.language;
    const std::string language = arguments.value("--language").value_or(own);
    if (language != own && files->contains("languages/" + language + ".json")) {
        const authoring::Translated translated = authoring::translate(*files, language);
        if (translated.missing + translated.stale > 0 && !arguments.has("--allow-untranslated")) {
            streams.complaints << "signpost: " << translated.missing << " texts are not translated, and of "
                               << translated.stale << " the English has changed (signpost translations "
                               << shellWord(source) << " --language " << language
                               << "). --allow-untranslated leaves them in English\n";
            return failed;
        }
        content = readUsable(translated.files, source, streams, exit);
        if (!content)
            return exit;
    }
    const auto bundle = authoring::makeBundle(*content, language);
    if (!bundle) {
        streams.complaints << "signpost: there is no languages/" << language << ".json\n";
        return failed;
    }
    std::optional<std::string> signature;
    if (keyFile) {
        // A useless key is told before the proof, which takes its time.
        signature = sign(*keyFile, bundle->index, streams);
        if (!signature)
            return wrongUsage;
        if (!mayBeSigned(*files, *content, language == own ? "" : language, arguments, streams))
            return failed;
    }
    const std::filesystem::path folder = *arguments.value("--output");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    // Never stands the signature of one index beside another.
    std::filesystem::remove(folder / signatureName, error);
    // The index names the other file, so it comes last: a page never finds a name without its file.
    if (!writeFile(folder / bundle->topicsName, bundle->topics, streams) ||
        !writeFile(folder / "index.json", bundle->index, streams) ||
        (signature && !writeFile(folder / signatureName, *signature, streams))) {
        return wrongUsage;
    }
    streams.out << "content " << bundle->hash << '\n'
                << (folder / bundle->topicsName).string() << "  " << bundle->topics.size() << " bytes\n"
                << (folder / "index.json").string() << "  " << bundle->index.size() << " bytes\n";
    if (signature)
        streams.out << (folder / signatureName).string() << "  signed\n";
    return done;
}

} // namespace

const Command bundleCommand = {"bundle", "write content in its published form", help, run};

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "cli/answers_line.hpp"
#include "cli/check.hpp"
#include "sealing/base64url.hpp"
#include "sealing/error.hpp"
#include "sealing/publisher_key.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Authored;

constexpr std::string_view help =
    R"(signpost bundle CONTENT -o DIR [--language CODE] [--sign KEY [--allow-draft]]

Writes content in its published form: index.json, which a page needs first, and topics.<hash>.bin, the whole library, which
loads in the background. The hash is the SHA-256 of its bytes; the same content always gives the same bytes. Content with
problems is refused. Older topics files in DIR are left alone.

  CONTENT          the folder that holds library.json and topics/
  -o, --output     where to write; made if it is missing
  --language       the interface's language, a file of languages/ (default: the library's language)
  --sign           a publisher's private key, publisher.pem of signpost keys publisher. Writes index.sig as well, the
                   signature of index.json and, by the hash in it, of all the rest. Content is then refused unless signpost
                   check proves it and the library and each topic are approved
  --allow-draft    sign although not all is approved, for trying out

Without --sign an index.sig in DIR, the signature of what was there before, is removed.

Exit status: 0 written, 1 the content is refused, 2 the command line is wrong, KEY can't be used or DIR can't be written.

Examples:
  signpost bundle content -o build/web/content
  signpost bundle content -o out --sign keys/publisher.pem
)";

constexpr std::string_view signatureName = "index.sig";

bool writeFile(const std::filesystem::path& path, const std::string& bytes, const Streams& streams) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        streams.complaints << "signpost: " << path.string() << " can't be written\n";
    }
    return static_cast<bool>(file);
}

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

/// Whether the content may bear a signature; if not, it was said why.
bool mayBeSigned(const Authored& content, const Arguments& arguments, const Streams& streams) {
    const auto drafts = unapproved(content.library);
    if (!drafts.empty() && !arguments.has("--allow-draft")) {
        streams.complaints << "signpost: not signed, because this is not approved:";
        for (const std::string& name : drafts)
            streams.complaints << (name == drafts.front() ? " " : ", ") << name;
        streams.complaints << ". --allow-draft signs it for trying out\n";
        return false;
    }
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
    constexpr std::array<std::string_view, 4> options = {"--output=", "--language=", "--sign=", "--allow-draft"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1 || !arguments.has("--output")) {
        return misused(bundleCommand, streams,
                       arguments.error().empty() ? "name one content folder, and -o DIR" : arguments.error());
    }
    const auto keyFile = arguments.value("--sign");
    if (arguments.has("--allow-draft") && !keyFile)
        return misused(bundleCommand, streams, "--allow-draft goes with --sign: what is not signed may be a draft");
    int exit = done;
    const auto content = readUsable(arguments.rest().front(), streams, exit);
    if (!content) {
        return exit;
    }
    const std::string language = arguments.value("--language").value_or(content->library.language);
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
        if (!mayBeSigned(*content, arguments, streams))
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

// SPDX-License-Identifier: Apache-2.0
#include "authoring/digest.hpp"
#include "cli/command.hpp"
#include "cli/diff_report.hpp"
#include "cli/threads_option.hpp"
#include "signpost/compact.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

namespace signpost::cli {
namespace {

constexpr std::string_view help = R"(signpost diff OLD NEW [--format text|markdown|json] [--threads N]

Which patients change level or destination? Compares two versions of content on every possible patient, and tells exactly how
many answer sets move from where to where, those that go down first, each with the rules that caused it, a patient in words,
and the command that opens them in the player. Texts that changed, and topics that came or went, are listed beside.

  OLD, NEW    each a content folder, or a folder that signpost bundle wrote
  --format    text (default), markdown for a review, or json for other programs
  --threads   how many to use (default: as many as the machine has cores)

Patients are sets of answers to the questions of both versions: a question or box that one version does not have, it ignores.
What facts.json of NEW calls impossible is left out; if NEW is published content, which has no facts, that of OLD.

Exit status: 0 nobody moves, 1 somebody does, or the content has problems; 2 the command line is wrong or a folder can't be
read.

Examples:
  signpost diff published/2025-01 content
  signpost diff content-before content --format markdown > review.md
)";

std::nullopt_t refuse(const Streams& streams, const std::filesystem::path& file, const std::string& why, int& exit) {
    streams.complaints << "signpost: " << file.string() << ' ' << why << '\n';
    exit = failed;
    return std::nullopt;
}

std::optional<Library> readBundle(const std::filesystem::path& folder, const Streams& streams, int& exit) {
    exit = wrongUsage;
    const auto indexText = readWholeFile((folder / "index.json").string(), streams);
    if (!indexText)
        return std::nullopt;
    const auto index = nlohmann::json::parse(*indexText, nullptr, false);
    const auto text = [&](const char* key) {
        return index.is_object() && index.contains(key) && index[key].is_string() ? index[key].get<std::string>() : "";
    };
    const std::filesystem::path name = text("topics");
    if (name.empty() || name.has_parent_path())
        return refuse(streams, folder / "index.json", "does not name its topics file", exit);
    const auto bytes = readWholeFile((folder / name).string(), streams);
    if (!bytes)
        return std::nullopt;
    if (authoring::sha256Hex(*bytes) != text("content"))
        return refuse(streams, folder / name, "is not the file that index.json was written with", exit);
    const std::vector<std::uint8_t> content(bytes->begin(), bytes->end());
    auto library = readCompact(content);
    if (const auto* error = std::get_if<CompactError>(&library))
        return refuse(streams, folder / name, "is no published content: " + error->reason, exit);
    exit = done;
    return std::get<Library>(std::move(library));
}

bool isBundle(const std::filesystem::path& folder) {
    std::error_code error;
    return std::filesystem::exists(folder / "index.json", error) &&
           !std::filesystem::exists(folder / "library.json", error);
}

std::optional<Library> read(const std::string& folder, const Streams& streams, int& exit) {
    if (isBundle(folder))
        return readBundle(folder, streams, exit);
    auto content = readUsable(folder, streams, exit);
    return content ? std::optional(std::move(content->library)) : std::nullopt;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 2> optionNames = {"--format=", "--threads="};
    constexpr std::array<std::string_view, 3> formats = {"text", "markdown", "json"};
    const Arguments arguments(words, optionNames);
    if (!arguments.error().empty() || arguments.rest().size() != 2)
        return misused(diffCommand, streams,
                       arguments.error().empty() ? "name the old content and the new" : arguments.error());
    const std::string format = arguments.value("--format").value_or("text");
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
        return misused(diffCommand, streams, "--format is text, markdown or json");
    analysis::ProofOptions options;
    if (const auto threads = arguments.value("--threads"); threads && !readThreads(*threads, options.threads))
        return misused(diffCommand, streams, "--threads needs a number from 1 to 1000");
    int exit = done;
    const auto before = read(arguments.rest()[0], streams, exit);
    if (!before)
        return exit;
    const auto after = read(arguments.rest()[1], streams, exit);
    if (!after)
        return exit;
    const auto progress = [&](std::size_t now, std::size_t all) {
        streams.complaints << '\r' << now << " of " << all << " topics" << (now == all ? "\n" : "") << std::flush;
    };
    Compared compared;
    compared.before = arguments.rest()[0];
    compared.after = arguments.rest()[1];
    compared.beforeIsFolder = !isBundle(compared.before);
    compared.afterIsFolder = !isBundle(compared.after);
    compared.difference = streams.watched ? analysis::compareLibraries(*before, *after, options, progress)
                                          : analysis::compareLibraries(*before, *after, options);
    if (format == "json")
        printJson(compared, streams.out);
    else if (format == "markdown")
        printMarkdown(compared, streams.out);
    else
        printText(compared, streams.out);
    const auto& topics = compared.difference.topics;
    const bool givenUp = std::any_of(topics.begin(), topics.end(), [](const auto& topic) { return topic.givenUp; });
    return compared.difference.anybodyMoves() || givenUp ? failed : done;
}

} // namespace

const Command diffCommand = {"diff", "which patients does a new version send elsewhere?", help, run};

} // namespace signpost::cli

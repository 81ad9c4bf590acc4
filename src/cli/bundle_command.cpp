// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "cli/command.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>

namespace signpost::cli {
namespace {

constexpr std::string_view help = R"(signpost bundle CONTENT -o DIR [--language CODE]

Writes content in its published form: index.json, which a page needs first, and topics.<hash>.bin, the whole library, which
loads in the background. The hash is the SHA-256 of its bytes; the same content always gives the same bytes. Content with
problems is refused. Older topics files in DIR are left alone.

  CONTENT          the folder that holds library.json and topics/
  -o, --output     where to write; made if it is missing
  --language       the interface's language, a file of languages/ (default: the library's language)

Exit status: 0 written, 1 the content has problems, 2 the command line is wrong or DIR can't be written.

Example:
  signpost bundle content -o build/web/content
)";

bool writeFile(const std::filesystem::path& path, const std::string& bytes, const Streams& streams) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        streams.complaints << "signpost: " << path.string() << " can't be written\n";
    }
    return static_cast<bool>(file);
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 2> options = {"--output=", "--language="};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1 || !arguments.has("--output")) {
        return misused(bundleCommand, streams,
                       arguments.error().empty() ? "name one content folder, and -o DIR" : arguments.error());
    }
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
    const std::filesystem::path folder = *arguments.value("--output");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    // The index names the other file, so it comes last: a page never finds a name without its file.
    if (!writeFile(folder / bundle->topicsName, bundle->topics, streams) ||
        !writeFile(folder / "index.json", bundle->index, streams)) {
        return wrongUsage;
    }
    streams.out << "content " << bundle->hash << '\n'
                << (folder / bundle->topicsName).string() << "  " << bundle->topics.size() << " bytes\n"
                << (folder / "index.json").string() << "  " << bundle->index.size() << " bytes\n";
    return done;
}

} // namespace

const Command bundleCommand = {"bundle", "write content in its published form", help, run};

} // namespace signpost::cli

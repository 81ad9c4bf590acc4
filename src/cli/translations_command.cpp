// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/write_file.hpp"
#include "studio/document/translations.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <ostream>

namespace signpost::cli {
namespace {

using Json = nlohmann::ordered_json;
using studio::TranslationRow;

constexpr std::string_view help = R"(signpost translations CONTENT --language CODE [--file FILE] [--stamp | --json]

What of the content is translated into a language: which texts are missing, which are stale because the English has changed
since, and which are orphaned because the English is gone.

  CONTENT      the folder that holds library.json and topics/
  --language   a file of languages/
  --file       only of this English file: topics/cough.json, or languages/en.json for the interface
  --stamp      note today's English for translations that do not say what they were made from ("of" is empty or missing);
               what is stale stays stale
  --json       every text that is not current, with its English, for other programs

Exit status: 0 all is translated, 1 it is not, 2 the command line is wrong or a file can't be read or written.

Examples:
  signpost translations content --language cy
  signpost translations content --language cy --file topics/cough.json --json
)";

std::string_view nameOf(TranslationRow::State state) {
    constexpr std::array<std::string_view, 4> names = {"current", "missing", "stale", "orphaned"};
    return names[static_cast<std::size_t>(state)];
}

bool stamp(studio::LibraryDocument& document, const std::string& language, const std::string& folder,
           const Streams& streams) {
    if (const auto refused = document.apply(stampTranslations(document, language))) {
        streams.complaints << "signpost: " << refused->why << '\n';
        return false;
    }
    for (const std::string& path : document.changedPaths())
        if (!writeFile(std::filesystem::path(folder) / path, *document.bytes(path), streams))
            return false;
    return true;
}

void printJson(const std::vector<TranslationRow>& rows, std::ostream& out) {
    Json list = Json::array();
    for (const TranslationRow& row : rows) {
        if (row.state == TranslationRow::State::current)
            continue;
        Json json = {{"file", row.file}, {"path", row.path}, {"state", nameOf(row.state)}};
        if (!row.english.empty())
            json["english"] = Json::parse(row.english);
        if (!row.translated.empty())
            json["translated"] = Json::parse(row.translated);
        list.push_back(std::move(json));
    }
    out << list.dump(2) << '\n';
}

void printText(const std::vector<TranslationRow>& rows, std::ostream& out) {
    std::string file;
    std::array<std::size_t, 4> counts{};
    const auto tell = [&] {
        if (!file.empty() && counts[1] + counts[2] + counts[3] > 0)
            out << file << ": " << counts[0] << " translated, " << counts[1] << " missing, " << counts[2] << " stale, "
                << counts[3] << " orphaned\n";
    };
    for (const TranslationRow& row : rows) {
        if (row.file != file) {
            tell();
            file = row.file;
            counts = {};
        }
        ++counts[static_cast<std::size_t>(row.state)];
        if (row.state == TranslationRow::State::stale || row.state == TranslationRow::State::orphaned)
            out << row.file << ' ' << row.path << ": " << nameOf(row.state) << '\n';
    }
    tell();
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 4> options = {"--language=", "--file=", "--stamp", "--json"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1)
        return misused(translationsCommand, streams,
                       arguments.error().empty() ? "name one content folder" : arguments.error());
    const auto language = arguments.value("--language");
    if (!language)
        return misused(translationsCommand, streams, "--language names a language");
    auto files = readFiles(arguments.rest().front(), streams);
    if (!files)
        return wrongUsage;
    studio::LibraryDocument document(std::move(*files));
    if (document.bytes("languages/" + *language + ".json") == nullptr) {
        streams.complaints << "signpost: there is no languages/" << *language << ".json\n";
        return wrongUsage;
    }
    if (arguments.has("--stamp") && !stamp(document, *language, arguments.rest().front(), streams))
        return wrongUsage;
    const auto file = arguments.value("--file");
    std::vector<TranslationRow> rows;
    for (const std::string& each : filesToTranslate(document))
        if (!file || *file == each)
            for (TranslationRow& row : translationRows(document, *language, each))
                rows.push_back(std::move(row));
    if (arguments.has("--json"))
        printJson(rows, streams.out);
    else
        printText(rows, streams.out);
    std::size_t open = 0;
    for (const TranslationRow& row : rows)
        open += row.state == TranslationRow::State::current ? 0 : 1;
    if (!arguments.has("--json"))
        streams.out << rows.size() - open << " of " << rows.size() << " texts are translated\n";
    return open == 0 ? done : failed;
}

} // namespace

const Command translationsCommand = {"translations", "what is not translated?", help, run};

} // namespace signpost::cli

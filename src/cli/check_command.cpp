// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "signpost/leaves.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Authored;
using authoring::Problem;

constexpr std::string_view help = R"(signpost check CONTENT [--json]

Reads a content folder and reports every mistake in it with file, line, column, JSON pointer, reason and a suggestion.
docs/content-errors.md explains each kind, by the name in brackets at the end of the line. Warnings are advice.

  CONTENT   the folder that holds library.json and topics/
  --json    one JSON object instead of lines, for other programs

Exit status: 0 no mistakes (warnings are allowed), 1 mistakes, 2 the folder can't be read.

Examples:
  signpost check content
  signpost check content --json | jq '.problems[] | .file'
)";

std::size_t vignettesOf(const Authored& content, const Topic& topic) {
    return static_cast<std::size_t>(std::count_if(content.vignettes.begin(), content.vignettes.end(),
                                                  [&](const auto& vignette) { return vignette.topic == topic.id; }));
}

/// The topic's own, without those that every topic shares.
std::size_t ownRules(const Topic& topic, const Library& library) {
    return static_cast<std::size_t>(std::count_if(topic.rules.begin(), topic.rules.end(), [&](std::uint32_t rule) {
        return library.rules[rule].id.starts_with(topic.id + "/");
    }));
}

std::size_t triageQuestions(const Topic& topic, const Library& library) {
    return static_cast<std::size_t>(
        std::count_if(topic.questions.begin(), topic.questions.end(), [&](std::uint32_t question) {
            const Question& each = library.questions[question];
            const auto reads = questionsRead(library, each.enableWhen);
            const bool ofPhrases = std::find(reads.begin(), reads.end(), library.phrases) != reads.end();
            return each.phase == Phase::triage && each.input == Input::patient && !ofPhrases;
        }));
}

void printTable(const Authored& content, std::ostream& out) {
    constexpr int nameWidth = 28;
    constexpr int numberWidth = 11;
    out << '\n' << std::left << std::setw(nameWidth) << "topic" << std::right;
    for (const auto* heading : {"questions", "rules", "of its own", "advice", "vignettes"}) {
        out << std::setw(numberWidth) << heading;
    }
    out << '\n';
    for (const Topic& topic : content.library.topics) {
        out << std::left << std::setw(nameWidth) << topic.id << std::right << std::setw(numberWidth)
            << triageQuestions(topic, content.library) << std::setw(numberWidth) << topic.rules.size()
            << std::setw(numberWidth) << ownRules(topic, content.library) << std::setw(numberWidth)
            << topic.advice.size() << std::setw(numberWidth) << vignettesOf(content, topic) << '\n';
    }
}

void printJson(const Authored& content, std::ostream& out) {
    using Json = nlohmann::ordered_json;
    Json problems = Json::array();
    for (const Problem& problem : content.problems) {
        problems.push_back({{"code", name(problem.code)},
                            {"warning", isWarning(problem.code)},
                            {"file", problem.place.file},
                            {"line", problem.place.line},
                            {"column", problem.place.column},
                            {"pointer", problem.place.pointer},
                            {"reason", problem.reason},
                            {"suggestion", problem.suggestion}});
    }
    Json topics = Json::array();
    for (const Topic& topic : content.library.topics) {
        topics.push_back({{"id", topic.id},
                          {"questions", triageQuestions(topic, content.library)},
                          {"rules", topic.rules.size()},
                          {"vignettes", vignettesOf(content, topic)}});
    }
    // Texts of content that is not UTF-8 are quoted in problems; what can't be said is replaced.
    out << Json{{"usable", content.usable}, {"problems", problems}, {"topics", topics}}.dump(
               2, ' ', false, Json::error_handler_t::replace)
        << '\n';
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 1> options = {"--json"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1) {
        return misused(checkCommand, streams,
                       arguments.error().empty() ? "name one content folder" : arguments.error());
    }
    const std::string& folder = arguments.rest().front();
    const auto content = readAny(folder, streams);
    if (!content) {
        return wrongUsage;
    }
    const auto warnings = std::count_if(content->problems.begin(), content->problems.end(),
                                        [](const Problem& problem) { return isWarning(problem.code); });
    const auto errors = static_cast<std::ptrdiff_t>(content->problems.size()) - warnings;
    if (arguments.has("--json")) {
        printJson(*content, streams.out);
        return content->usable ? done : failed;
    }
    for (const Problem& problem : content->problems) {
        streams.out << describe(problem, folder) << '\n';
    }
    if (!content->library.topics.empty()) {
        printTable(*content, streams.out);
    }
    streams.out << '\n' << errors << (errors == 1 ? " problem, " : " problems, ") << warnings << " warnings\n";
    return content->usable ? done : failed;
}

} // namespace

const Command checkCommand = {"check", "report every mistake in content", help, run};

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#include "authoring/expression.hpp"
#include "cli/command.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <istream>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Document;
using authoring::ExpressionTrial;
using authoring::Node;
using authoring::Problem;
using authoring::Problems;
using Json = nlohmann::ordered_json;

constexpr std::string_view help =
    R"(signpost evaluate EXPRESSION --answers JSON (--content DIR [--topic ID] | --questions FILE)
signpost evaluate --batch

Tells what a condition is for some answers: true, false, or unknown (the patient is not sure). While questions are open it
tells every value that is still possible.

  EXPRESSION    a condition, as in a rule's "when"
  --answers     an object of answers by linkId: '{"age": "2 months", "temperature": 38.2}' (default: none)
  --content     the questions and scores of a content folder; with --topic, of one topic
  --questions   a file with {"questions": [...], "scores": [...]}, written as in a topic
  --batch       reads one object a line, {"questions", "scores", "condition", "answers"}, and writes one a line:
                {"value": true}, {"possible": [true, false]} or {"error": {...}}

Exit status: 0 evaluated, 1 the condition or an answer is wrong, 2 the command line is wrong or a file can't be read.

Examples:
  signpost evaluate 'age_months < 3 and temperature >= 38' --content content --answers '{"age": "2 months", "temperature": 38.2}'
  signpost evaluate 'count(throat_signs) >= 1' --content content --topic sore_throat --answers '{"throat_signs": []}'
)";

constexpr std::array<std::string_view, 5> options = {"--answers=", "--content=", "--topic=", "--questions=", "--batch"};

Json valueJson(Truth value) {
    return value == Truth::unknown ? Json("unknown") : Json(value == Truth::yes);
}

Json resultJson(TruthSet values) {
    Json possible = Json::array();
    for (const Truth value : {Truth::yes, Truth::no, Truth::unknown}) {
        if (values.has(value)) {
            possible.push_back(valueJson(value));
        }
    }
    return values.decided() ? Json{{"value", possible.front()}} : Json{{"possible", possible}};
}

Json errorJson(const Problems& problems) {
    const Problem& problem = problems.list().front();
    return {{"error",
             {{"code", name(problem.code)},
              {"pointer", problem.place.pointer},
              {"column", problem.place.column},
              {"reason", problem.reason},
              {"suggestion", problem.suggestion}}}};
}

Json evaluateLine(const std::string& line) {
    Problems problems;
    const auto document = Document::parse("line", line, problems);
    if (document == nullptr) {
        return errorJson(problems);
    }
    const Node& root = document->root();
    for (const auto* key : {"questions", "condition"}) {
        if (root.find(key) == nullptr) {
            problems.add(root, authoring::Code::missingKey, "the key \"" + std::string(key) + "\" is missing");
            return errorJson(problems);
        }
    }
    auto trial = ExpressionTrial::over(problems, *root.find("questions"), root.find("scores"));
    const auto values = trial.value(problems, *root.find("condition"), root.find("answers"));
    return values ? resultJson(*values) : errorJson(problems);
}

int runBatch(const Streams& streams) {
    for (std::string line; std::getline(streams.in, line);) {
        streams.out << evaluateLine(line).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return done;
}

void printProblems(const Problems& problems, const Streams& streams) {
    for (const Problem& problem : problems.list()) {
        streams.complaints << describe(problem) << '\n';
    }
}

/// The questions that the command line names; nothing after saying why.
std::optional<ExpressionTrial> trialFor(const Arguments& arguments, Problems& problems,
                                        std::unique_ptr<Document>& questions, const Streams& streams, int& exit) {
    if (const auto file = arguments.value("--questions")) {
        const auto text = readWholeFile(*file, streams);
        exit = wrongUsage;
        if (!text) {
            return std::nullopt;
        }
        exit = failed;
        questions = Document::parse(*file, *text, problems);
        if (questions == nullptr || questions->root().find("questions") == nullptr) {
            printProblems(problems, streams);
            streams.complaints << "signpost: " << *file << " must hold {\"questions\": [...]}\n";
            return std::nullopt;
        }
        return ExpressionTrial::over(problems, *questions->root().find("questions"), questions->root().find("scores"));
    }
    auto content = readUsable(*arguments.value("--content"), streams, exit);
    if (!content) {
        return std::nullopt;
    }
    std::optional<std::uint32_t> topic;
    if (const auto id = arguments.value("--topic")) {
        topic = content->library.topic(*id);
        if (!topic) {
            streams.complaints << "signpost: no topic is called " << *id << '\n';
            exit = wrongUsage;
            return std::nullopt;
        }
    }
    return ExpressionTrial::over(std::move(content->library), topic);
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    const Arguments arguments(words, options);
    if (!arguments.error().empty()) {
        return misused(evaluateCommand, streams, arguments.error());
    }
    if (arguments.has("--batch")) {
        return arguments.rest().empty()
                   ? runBatch(streams)
                   : misused(evaluateCommand, streams, "with --batch, conditions come line by line");
    }
    if (arguments.rest().size() != 1 || arguments.has("--content") == arguments.has("--questions")) {
        return misused(evaluateCommand, streams, "name one condition in quotes, and --content or --questions");
    }
    Problems problems;
    int exit = failed;
    std::unique_ptr<Document> questions;
    auto trial = trialFor(arguments, problems, questions, streams, exit);
    if (!trial) {
        return exit;
    }
    const auto answers = Document::parse("--answers", arguments.value("--answers").value_or("{}"), problems);
    // A condition has a place of its own, so that its problems read like those of a file.
    const auto condition = Document::parse(
        "condition", Json(arguments.rest().front()).dump(-1, ' ', false, Json::error_handler_t::replace), problems);
    const auto values = answers == nullptr || condition == nullptr
                            ? std::nullopt
                            : trial->value(problems, condition->root(), &answers->root());
    if (!values) {
        printProblems(problems, streams);
        return failed;
    }
    const Json result = resultJson(*values);
    const auto text = [](const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); };
    if (result.contains("value")) {
        streams.out << text(result["value"]) << '\n';
        return done;
    }
    streams.out << "open: it can be";
    for (const Json& value : result["possible"]) {
        streams.out << ' ' << text(value);
    }
    streams.out << '\n';
    return done;
}

} // namespace

const Command evaluateCommand = {"evaluate", "try a condition on some answers", help, run};

} // namespace signpost::cli

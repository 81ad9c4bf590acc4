// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "authoring/document.hpp"
#include "cli/command.hpp"
#include "signpost/journey.hpp"
#include "signpost/page.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Document;
using authoring::Node;
using Json = nlohmann::json;

constexpr std::string_view help = R"(signpost replay RECORD --content DIR

Plays the answers of a record again (docs/core-interface.md, "The record") and tells whether they still lead to the outcome
that it names. A record of other content, an answer that is refused, or another outcome is a failure.

  RECORD      a file, as {"record": true} prints it in signpost play --json
  --content   the content folder that the record was made with

Exit status: 0 the same outcome, 1 not the same, 2 the command line is wrong or a file can't be read.

Example:
  signpost replay record.json --content content
)";

/// Nothing, or what is wrong with the record's form.
std::optional<std::string> malformed(const Node& root) {
    constexpr std::array<std::string_view, 5> keys = {"format", "content", "answers", "outcome", "withdrawn"};
    if (root.kind != Node::Kind::object) {
        return "a record is an object";
    }
    for (const Node* member : root.children) {
        if (std::find(keys.begin(), keys.end(), member->key) == keys.end()) {
            return "a record has no key \"" + member->key + "\"";
        }
    }
    const Node* format = root.find("format");
    const Node* content = root.find("content");
    const Node* answers = root.find("answers");
    const Node* outcome = root.find("outcome");
    if (format == nullptr || format->text != "1") {
        return "its format is not 1";
    }
    if (content == nullptr || content->kind != Node::Kind::text || answers == nullptr ||
        answers->kind != Node::Kind::list || outcome == nullptr || outcome->kind != Node::Kind::object) {
        return "it must have content, answers and outcome";
    }
    for (const Node* answer : answers->children) {
        if (answer->kind != Node::Kind::list || answer->children.size() != 2 ||
            answer->children[0]->kind != Node::Kind::text || answer->children[1]->kind != Node::Kind::text) {
            return "line " + std::to_string(answer->line) + ": an answer is [linkId, text]";
        }
    }
    return std::nullopt;
}

int refuse(const Streams& streams, const std::string& why) {
    streams.out << "does not replay: " << why << '\n';
    return failed;
}

int replay(const Json& record, const Library& library, const Streams& streams) {
    const std::string hash = authoring::contentHash(library);
    if (record.at("content") != hash) {
        return refuse(streams, "the record was made with other content, " + record.at("content").get<std::string>() +
                                   "; this is " + hash);
    }
    Journey journey(library);
    std::size_t number = 0;
    for (const Json& answer : record.at("answers")) {
        ++number;
        const std::string linkId = answer.at(0);
        if (const auto refused = journey.answer(linkId, answer.at(1).get<std::string>())) {
            return refuse(streams, "answer " + std::to_string(number) + ", " + linkId + ", is refused: " +
                                       (refused->detail.empty() ? std::string(refused->code) : refused->detail));
        }
    }
    const Json again = Json::parse(recordJson(journey, hash));
    if (!again.contains("outcome")) {
        return refuse(streams, "the answers lead to no outcome");
    }
    for (const auto* key : {"outcome", "withdrawn"}) {
        if (again.value(key, Json()) != record.value(key, Json())) {
            return refuse(streams, std::string("the ") + key +
                                       " differs\n  record: " + record.value(key, Json()).dump() +
                                       "\n  replay: " + again.value(key, Json()).dump());
        }
    }
    streams.out << "replays: " << again.at("outcome").dump() << '\n';
    return done;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 1> options = {"--content="};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 1 || !arguments.has("--content")) {
        return misused(replayCommand, streams,
                       arguments.error().empty() ? "name one record, and --content DIR" : arguments.error());
    }
    const std::string& file = arguments.rest().front();
    const auto text = readWholeFile(file, streams);
    if (!text) {
        return wrongUsage;
    }
    authoring::Problems problems;
    const auto document = Document::parse(file, *text, problems);
    if (document == nullptr || !problems.list().empty()) {
        for (const auto& problem : problems.list()) {
            streams.out << describe(problem) << '\n';
        }
        return refuse(streams, "the record can't be read");
    }
    if (const auto why = malformed(document->root())) {
        return refuse(streams, *why);
    }
    int exit = done;
    const auto content = readUsable(*arguments.value("--content"), streams, exit);
    return content ? replay(Json::parse(*text), content->library, streams) : exit;
}

} // namespace

const Command replayCommand = {"replay", "check that a record leads to its outcome again", help, run};

} // namespace signpost::cli

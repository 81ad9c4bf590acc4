// SPDX-License-Identifier: Apache-2.0
#include "authoring/answers.hpp"
#include "authoring/document.hpp"
#include "cli/play.hpp"
#include "signpost/page.hpp"

#include <istream>
#include <ostream>

namespace signpost::cli {
namespace {

using authoring::Document;
using authoring::Node;

/// Lines in, lines out, each sent at once: the other side is waiting for it.
class JsonPlay {
public:
    JsonPlay(Player& player, std::ostream& out) : player_(player), out_(out) {}

    void page() { line(pageJson(player_.journey())); }

    void take(const std::string& text) {
        authoring::Problems problems;
        const auto document = Document::parse("line", text, problems);
        if (document == nullptr || document->root().kind != Node::Kind::object) {
            return refuse({}, {"not-a-line",
                               problems.list().empty() ? "a line is one JSON object" : problems.list().front().reason});
        }
        const Node& root = document->root();
        if (const Node* words = root.find("search"); words != nullptr && words->kind == Node::Kind::text) {
            line(searchJson(player_.journey(), WordIndex(player_.journey().library()), words->text));
        } else if (root.find("topics") != nullptr) {
            line(topicsJson(player_.journey()));
        } else if (root.find("restart") != nullptr) {
            player_.restart();
            page();
        } else if (root.find("record") != nullptr) {
            line(recordJson(player_.journey(), player_.contentHash()));
        } else if (const Node* earlier = root.find("page"); earlier != nullptr) {
            if (const auto found = pageJson(player_.journey(), earlier->text)) {
                line(*found);
            } else {
                refuse(earlier->text, {"not-now", "there is no such page yet"});
            }
        } else {
            answer(root.find("linkId"), root.find("answer"));
        }
    }

private:
    void answer(const Node* linkId, const Node* value) {
        if (linkId == nullptr || linkId->kind != Node::Kind::text || value == nullptr) {
            return refuse({}, {"not-a-line", R"(an answer is {"linkId": "...", "answer": ...})"});
        }
        const Library& library = player_.journey().library();
        const auto question = library.question(linkId->text);
        const auto text = authoring::answerTextOf(question ? &library.questions[*question] : nullptr, *value);
        if (!text) {
            return refuse(linkId->text,
                          {"not-a-line", "an answer is a text, a number, true, false or a list of texts"});
        }
        if (const auto refused = player_.answer(linkId->text, *text)) {
            return refuse(linkId->text, *refused);
        }
        page();
    }
    void refuse(const std::string& linkId, const AnswerError& error) {
        line(errorJson(player_.journey().library(), linkId, error));
        page();
    }
    void line(const std::string& json) { out_ << json << std::endl; }

    Player& player_;
    std::ostream& out_;
};

} // namespace

int playJson(Player& player, const Streams& streams) {
    JsonPlay play(player, streams.out);
    play.page();
    for (std::string line; std::getline(streams.in, line);) {
        if (!line.empty()) {
            play.take(line);
        }
    }
    return done;
}

} // namespace signpost::cli

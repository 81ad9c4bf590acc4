// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"
#include "analysis/explanation/explanation.hpp"
#include "authoring/answers.hpp"
#include "authoring/document.hpp"
#include "cli/answers_line.hpp"
#include "cli/command.hpp"
#include "cli/wrapped_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace signpost::cli {
namespace {

using analysis::Explanation;
using Json = nlohmann::ordered_json;

constexpr std::string_view help = R"(signpost explain CONTENT TOPIC ANSWERS [--json]

Tells why somebody with these answers ends where they do: which rules hold, which nearly do, and every single other
answer that would have led to another level or destination, and where.

  CONTENT   the folder that holds library.json and topics/
  TOPIC     the topic's id
  ANSWERS   in one line, as signpost check prints them for --patient: 'who=me; age=30 years; throat_red_signs=none';
            or a JSON object: '{"age": "30 years", "throat_red_signs": []}'. What is asked and not told is taken as the
            mildest answer, and named
  --json    one JSON object

Exit status: 0 explained, 1 the content has problems or an answer is wrong, 2 the command line is wrong.

Examples:
  signpost explain content sore_throat 'age=30 years; throat_duration=over_3_weeks'
  signpost explain content urinary '{"age": "30 years", "sex": "female"}' --json
)";

std::variant<std::vector<GivenAnswer>, std::string> readObject(const std::string& text, const Library& library) {
    authoring::Problems problems;
    const auto document = authoring::Document::parse("ANSWERS", text, problems);
    if (document == nullptr || !problems.list().empty()) {
        return describe(problems.list().front());
    }
    if (document->root().kind != authoring::Node::Kind::object) {
        return "ANSWERS is a JSON object of answers by linkId";
    }
    std::vector<GivenAnswer> answers;
    for (const authoring::Node* member : document->root().children) {
        const auto question = library.question(member->key);
        const auto answer = authoring::answerTextOf(question ? &library.questions[*question] : nullptr, *member);
        if (!answer) {
            return member->key + ": an answer is a text, a number, true, false or a list of texts";
        }
        answers.push_back({member->key, *answer});
    }
    return answers;
}

std::string endWords(const Explanation::End& end) {
    return analysis::rankWords(end.rank) + ": " + analysis::destinationsWords(end.destinations);
}

Json endJson(const Explanation::End& end) {
    Json json = {{"level", name(end.rank.level)}};
    if (end.rank.withinMinutes) {
        json["within"] = *end.rank.withinMinutes;
    }
    json["destinations"] = Json::array();
    end.destinations.each([&](Destination each) { json["destinations"].push_back(name(each)); });
    return json;
}

class Report {
public:
    Report(const Library& library, const Explanation& why) : library_(library), why_(why) {}

    void print(std::ostream& out) const {
        out << endWords({why_.patient.rank, why_.patient.destinations}) << "\n\nAsked and answered\n";
        for (const Explanation::Told& each : why_.asked) {
            const bool assumed = std::any_of(why_.assumed.begin(), why_.assumed.end(),
                                             [&](const auto& other) { return other.question == each.question; });
            printWrapped(out,
                         question(each.question) + ": " + each.answer + (assumed ? " (not told: taken as this)" : ""),
                         "  ");
        }
        out << "\nRules that hold\n";
        for (const Explanation::Rule& rule : why_.held) {
            out << "  " << rule.id << ", " << endWords(rule.end) << (rule.unsure ? ", because of a \"not sure\"" : "")
                << (rule.decides ? ": decides\n" : "\n");
            printWhy(rule.because, rule.source, out);
        }
        out << "\nRules that nearly hold: one other answer, and they decide\n";
        std::string screen;
        for (const Explanation::Near& near : why_.nearly) {
            const Explanation::Change& first = why_.changes[near.changes.front()];
            // The emergency screen's are the same for every topic.
            if (library_.questions[first.question].phase == Phase::screen && first.end.rank.level >= Level::emergency) {
                screen += (screen.empty() ? "" : ", ") + near.id;
                continue;
            }
            out << "  " << near.id << ", " << endWords(first.end) << '\n';
            printWhy(near.because, near.source, out);
            std::string how;
            for (const std::size_t change : near.changes) {
                const Explanation::Change& its = why_.changes[change];
                how += (how.empty() ? "with " : ", or ") + question(its.question) + ": " + its.instead;
            }
            printWrapped(out, how, "      ");
        }
        if (!screen.empty()) {
            printWrapped(out, "and of the emergency screen: " + screen, "  ");
        }
        out << (why_.nearly.empty() ? "  none\n" : "") << "\nOther answers that would change the outcome\n";
        printChanges(out);
    }

    [[nodiscard]] Json json() const {
        Json json = {{"outcome", endJson({why_.patient.rank, why_.patient.destinations})}};
        json["asked"] = told(why_.asked);
        json["assumed"] = told(why_.assumed);
        json["held"] = Json::array();
        for (const Explanation::Rule& rule : why_.held) {
            json["held"].push_back({{"rule", rule.id},
                                    {"outcome", endJson(rule.end)},
                                    {"decides", rule.decides},
                                    {"unsure", rule.unsure},
                                    {"because", rule.because},
                                    {"source", rule.source}});
        }
        json["nearly"] = Json::array();
        for (const Explanation::Near& near : why_.nearly) {
            json["nearly"].push_back(
                {{"rule", near.id}, {"because", near.because}, {"source", near.source}, {"changes", near.changes}});
        }
        json["changes"] = Json::array();
        for (const Explanation::Change& change : why_.changes) {
            json["changes"].push_back({{"linkId", library_.questions[change.question].linkId},
                                       {"instead", change.instead},
                                       {"outcome", endJson(change.end)},
                                       {"rules", change.reasons},
                                       {"assumed", told(change.assumed)}});
        }
        return json;
    }

private:
    [[nodiscard]] const std::string& question(std::uint32_t index) const { return library_.questions[index].linkId; }

    static void printWhy(const std::string& because, const std::string& source, std::ostream& out) {
        printWrapped(out, because + (source.empty() ? "" : " Source: " + source), "      ");
    }

    /// Other answers to one question that lead to the same end stand together.
    void printChanges(std::ostream& out) const {
        if (why_.changes.empty()) {
            out << "  none\n";
        }
        std::vector<bool> printed(why_.changes.size());
        for (std::size_t i = 0; i < why_.changes.size(); ++i) {
            if (printed[i]) {
                continue;
            }
            const Explanation::Change& change = why_.changes[i];
            if (i == 0 || why_.changes[i - 1].question != change.question) {
                out << "  " << question(change.question) << '\n';
            }
            std::string answers;
            for (std::size_t j = i; j < why_.changes.size(); ++j) {
                const Explanation::Change& other = why_.changes[j];
                if (other.question == change.question && other.end == change.end && other.reasons == change.reasons) {
                    answers += (answers.empty() ? "" : "; ") + other.instead;
                    printed[j] = true;
                }
            }
            printWrapped(out,
                         answers + " -> " + endWords(change.end) + " (" + analysis::listed(change.reasons, "and") + ")",
                         "    ");
            for (const Explanation::Told& each : change.assumed) {
                printWrapped(out, "if " + question(each.question) + ": " + each.answer, "        ");
            }
        }
    }

    [[nodiscard]] Json told(const std::vector<Explanation::Told>& answers) const {
        Json json = Json::array();
        for (const Explanation::Told& each : answers) {
            json.push_back({{"linkId", question(each.question)},
                            {"text", library_.questions[each.question].text.me},
                            {"answer", each.answer}});
        }
        return json;
    }

    const Library& library_;
    const Explanation& why_;
};

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 1> options = {"--json"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 3) {
        return misused(explainCommand, streams,
                       arguments.error().empty() ? "name one content folder, one topic, and the answers in quotes"
                                                 : arguments.error());
    }
    int exit = done;
    const auto content = readUsable(arguments.rest()[0], streams, exit);
    if (!content) {
        return exit;
    }
    const Library& library = content->library;
    const auto topic = library.topic(arguments.rest()[1]);
    if (!topic) {
        return misused(explainCommand, streams, "no topic is called " + arguments.rest()[1]);
    }
    const std::string& given = arguments.rest()[2];
    const auto answers = given.starts_with("{") ? readObject(given, library) : readAnswersLine(given);
    if (const auto* wrong = std::get_if<std::string>(&answers)) {
        streams.complaints << "signpost: " << *wrong << '\n';
        return failed;
    }
    const analysis::TopicTable table(library, *topic, {});
    const auto why = explain(table, std::get<std::vector<GivenAnswer>>(answers));
    if (const auto* wrong = std::get_if<analysis::WrongAnswer>(&why)) {
        streams.complaints << "signpost: " << (wrong->linkId.empty() ? "" : wrong->linkId + ": ") << wrong->why << '\n';
        return failed;
    }
    const Report report(library, std::get<Explanation>(why));
    if (arguments.has("--json")) {
        streams.out << report.json().dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        report.print(streams.out);
    }
    return done;
}

} // namespace

const Command explainCommand = {"explain", "why somebody ends where they do, and what would change it", help, run};

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
// analysis_driver CONTENT: one patient a line in, what the decision diagrams say of them a line out (README.md).
#include "authoring/answers.hpp"
#include "authoring/authored.hpp"
#include "authoring/document.hpp"
#include "authoring/source_files.hpp"
#include "diagrams_word.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <stdexcept>

namespace {

using namespace signpost;
using analysis::Assignment;
using analysis::TopicTable;
using authoring::Document;
using authoring::Node;
using Json = nlohmann::ordered_json;

class Driver {
public:
    explicit Driver(Library library) : library_(std::move(library)), tables_(library_.topics.size()) {}

    Json speak(const std::string& line) {
        authoring::Problems problems;
        const auto document = Document::parse("line", line, problems);
        if (document == nullptr || document->root().kind != Node::Kind::object)
            throw std::runtime_error("a line is one JSON object");
        const Node* topic = document->root().find("topic");
        const Node* answers = document->root().find("answers");
        if (topic == nullptr || answers == nullptr)
            throw std::runtime_error("a line has a topic and answers");
        const TopicTable& table = tableOf(topic->text);
        const Patient patient = read(table, *answers);
        const prove::DiagramsWord word = prove::wordOn(table, patient.low, patient.phase);
        if (!word.sameOutcome(prove::wordOn(table, patient.high, patient.phase)))
            throw std::runtime_error("the sets depend on answers that were not given");
        return written(word);
    }

private:
    /// The patient twice: what was not answered has its first value, and its last. It must make no difference.
    struct Patient {
        Assignment low;
        Assignment high;
        Phase phase = Phase::triage;
    };

    const TopicTable& tableOf(const std::string& id) {
        const auto topic = library_.topic(id);
        if (!topic)
            throw std::runtime_error("there is no topic '" + id + "'");
        std::unique_ptr<TopicTable>& table = tables_[*topic];
        if (!table)
            table = std::make_unique<TopicTable>(library_, *topic, analysis::Limits{});
        if (table->diagrams().exhausted() != analysis::Diagrams::Exhausted::no)
            throw std::runtime_error("the diagrams of '" + id + "' were given up");
        return *table;
    }

    Patient read(const TopicTable& table, const Node& answers) const {
        Patient patient;
        for (const std::uint32_t values : table.space().valueCounts()) {
            patient.low.push_back(0);
            patient.high.push_back(values - 1);
        }
        std::vector<Answer> given(library_.questions.size());
        for (const Node* each : answers.children) {
            if (each->key == "ask_anyway") {
                patient.phase = each->flag ? Phase::outcome : Phase::triage;
                continue;
            }
            const auto question = library_.question(each->key);
            if (!question)
                throw std::runtime_error("there is no question '" + each->key + "'");
            given[*question] = read(library_.questions[*question], *each);
        }
        for (const std::uint32_t question : table.space().questions()) {
            // What no patient is asked is there from the beginning: no word of the host, no phrase found.
            if (!given[question].given() && library_.questions[question].input == Input::patient)
                continue;
            table.space().assign(patient.low, question, given[question]);
            table.space().assign(patient.high, question, given[question]);
        }
        return patient;
    }
    static Answer read(const Question& question, const Node& value) {
        const auto text = authoring::answerTextOf(&question, value);
        if (!text)
            throw std::runtime_error(question.linkId + " can't have such an answer");
        auto answer = readAnswer(question, *text);
        if (const auto* error = std::get_if<AnswerError>(&answer))
            throw std::runtime_error(question.linkId + ": " + error->detail);
        return std::get<Answer>(std::move(answer));
    }

    static Json written(const prove::DiagramsWord& word) {
        Json result = {{"level", name(word.rank.level)}};
        result["within"] = word.rank.withinMinutes ? Json(*word.rank.withinMinutes) : Json(nullptr);
        result["destinations"] = Json::array();
        word.destinations.each([&](Destination each) { result["destinations"].push_back(name(each)); });
        result["reasons"] = word.reasons;
        result["topics"] = word.topics;
        result["advice"] = word.advice;
        result["possible"] = word.possible;
        result["reaching"] = word.reaching;
        result["holding"] = word.holding;
        result["unknown"] = word.unknown;
        return result;
    }

    Library library_;
    std::vector<std::unique_ptr<TopicTable>> tables_;
};

int run(const std::string& folder) {
    auto files = authoring::readFolder(folder);
    if (const auto* error = std::get_if<std::string>(&files)) {
        std::cerr << "analysis_driver: " << *error << '\n';
        return 2;
    }
    auto content = authoring::readContent(std::get<authoring::SourceFiles>(files));
    if (!content.usable) {
        for (const authoring::Problem& problem : content.problems)
            std::cerr << describe(problem, folder) << '\n';
        return 1;
    }
    Driver driver(std::move(content.library));
    for (std::string line; std::getline(std::cin, line);) {
        Json result;
        try {
            result = driver.speak(line);
        } catch (const std::runtime_error& error) {
            result = {{"error", error.what()}};
        }
        std::cout << result.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    std::ios::sync_with_stdio(false);
    if (argc != 2) {
        std::cerr << "usage: analysis_driver CONTENT\n";
        return 2;
    }
    return run(argv[1]);
}

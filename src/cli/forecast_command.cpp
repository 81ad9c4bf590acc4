// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"
#include "cli/command.hpp"
#include "cli/forecast_model.hpp"
#include "cli/text_table.hpp"
#include "cli/wrapped_text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

using analysis::Forecast;
using analysis::ForecastError;
using Json = nlohmann::ordered_json;

constexpr std::string_view help = R"(signpost forecast CONTENT TOPIC --model FILE [--json]

The exact mix of outcomes for a stated model of who comes and what they answer, with the questions asked on average and
the letters per 1,000 people. It is as good as the model: a model, not a prediction. docs/forecast.md describes the file.

  CONTENT   the folder that holds library.json and topics/
  TOPIC     the topic's id
  --model   a file of frequencies: of ages, and of answers, which may depend on age and on one earlier answer
  --json    one JSON object

Exit status: 0 done, 1 the content or the model has problems, 2 the command line is wrong or a file can't be read.

Example:
  signpost forecast content sore_throat --model docs/examples/forecast_model.json
)";

constexpr std::string_view caution = "A model, not a prediction.";
constexpr double people = 1000;

std::string decimal(double value, int places) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(places) << value;
    return text.str();
}

std::string destinationsOf(const Forecast::End& end) {
    return end.rank ? analysis::destinationsWords(end.destinations) : "";
}

void print(const ForecastModel& model, const Forecast& forecast, std::ostream& out) {
    const Topic& topic = model.library.topics[model.topic];
    out << topic.title << ": " << caution << '\n';
    printWrapped(out, "Model: " + model.title + ". Source of its numbers: " + model.source, "");
    out << '\n';
    TextTable table({{"outcome"}, {"where to"}, {"of 1,000 people", true}});
    for (const Forecast::End& end : forecast.ends) {
        table.add({end.rank ? analysis::rankWords(*end.rank) : "Not offered", destinationsOf(end),
                   decimal(end.share * people, 1)});
    }
    table.print(out);
    out << "\nQuestions asked on average, up to the outcome: " << decimal(forecast.questions, 1)
        << "\nOf 1,000 people, sent to the surgery, which they write to: " << decimal(forecast.letters * people, 1)
        << "\nOf 1,000 people, told to phone the surgery now, and may write as well: "
        << decimal(forecast.lettersOffered * people, 1) << '\n';
    printWrapped(out,
                 "While the surgery is open. Who writes after \"Still need help?\" is not in it. What the model states "
                 "is taken as it is; answers that it does not tie together are independent.",
                 "");
}

Json jsonOf(const ForecastModel& model, const Forecast& forecast) {
    Json json = {{"caution", caution},
                 {"topic", model.library.topics[model.topic].id},
                 {"model", {{"title", model.title}, {"source", model.source}}}};
    json["outcomes"] = Json::array();
    for (const Forecast::End& end : forecast.ends) {
        Json its = {{"level", end.rank ? Json(name(end.rank->level)) : Json(nullptr)}};
        if (end.rank && end.rank->withinMinutes) {
            its["within"] = *end.rank->withinMinutes;
        }
        its["destinations"] = Json::array();
        end.destinations.each([&](Destination each) { its["destinations"].push_back(name(each)); });
        its["share"] = end.share;
        json["outcomes"].push_back(std::move(its));
    }
    json["questions"] = forecast.questions;
    json["letters"] = {
        {"per", people}, {"expected", forecast.letters * people}, {"offered", forecast.lettersOffered * people}};
    return json;
}

std::string_view words(ForecastError error) {
    switch (error) {
    case ForecastError::notStated:
        return "the model leaves out how often a question is answered how that others depend on";
    case ForecastError::tooManyCases:
        return "the model's conditions depend on too many answers to go through all their combinations";
    case ForecastError::wrongCondition:
        return "a condition of the model reads something else than earlier answers";
    }
    return {};
}

int complain(const authoring::Problems& problems, const Streams& streams) {
    for (const authoring::Problem& problem : problems.list()) {
        streams.complaints << describe(problem) << '\n';
    }
    streams.complaints << "signpost: the model has problems\n";
    return failed;
}

int run(std::span<const std::string_view> words, const Streams& streams) {
    constexpr std::array<std::string_view, 2> options = {"--model=", "--json"};
    const Arguments arguments(words, options);
    if (!arguments.error().empty() || arguments.rest().size() != 2 || !arguments.has("--model")) {
        return misused(forecastCommand, streams,
                       arguments.error().empty() ? "name one content folder, one topic, and --model FILE"
                                                 : arguments.error());
    }
    const std::string file = *arguments.value("--model");
    const auto text = readWholeFile(file, streams);
    if (!text) {
        return wrongUsage;
    }
    int exit = done;
    auto content = readUsable(arguments.rest()[0], streams, exit);
    if (!content) {
        return exit;
    }
    const auto topic = content->library.topic(arguments.rest()[1]);
    if (!topic) {
        return misused(forecastCommand, streams, "no topic is called " + arguments.rest()[1]);
    }
    authoring::Problems problems;
    const auto document = authoring::Document::parse(file, *text, problems);
    if (document == nullptr || !problems.onlyWarnings()) {
        return complain(problems, streams);
    }
    ForecastModelReader reader(problems, document->root());
    auto model = reader.readHead(std::move(content->library), *topic);
    if (!model || !problems.onlyWarnings()) {
        return complain(problems, streams);
    }
    const analysis::PatientSpace space = analysis::spaceOfJourneys(model->library, *topic, reader.conditions());
    const analysis::JourneyGraph graph = analysis::walkAllJourneys(space, *topic);
    if (!graph.complete) {
        streams.complaints << "signpost: the topic's journeys are too many to go through\n";
        return failed;
    }
    if (!reader.readShares(*model, space, analysis::questionsIn(graph, space))) {
        return complain(problems, streams);
    }
    const auto result = analysis::forecast(space, graph, model->frequencies);
    if (const auto* error = std::get_if<ForecastError>(&result)) {
        streams.complaints << "signpost: " << cli::words(*error) << '\n';
        return failed;
    }
    if (arguments.has("--json")) {
        streams.out << jsonOf(*model, std::get<Forecast>(result)).dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    } else {
        print(*model, std::get<Forecast>(result), streams.out);
    }
    return done;
}

} // namespace

const Command forecastCommand = {"forecast", "the mix of outcomes for a stated model", help, run};

} // namespace signpost::cli

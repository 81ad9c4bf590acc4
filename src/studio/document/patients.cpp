// SPDX-License-Identifier: Apache-2.0
#include "studio/document/patients.hpp"

#include "authoring/answers.hpp"
#include "authoring/vignette_run.hpp"
#include "studio/document/edits.hpp"
#include "studio/document/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::studio {
namespace {

using authoring::Node;
using authoring::Vignette;
using authoring::VignetteRun;

constexpr std::string_view openingHours = "surgery_opens_in";

/// The other way of authoring::answerTextOf: as an author would write the answer.
std::optional<Json> answerJson(const Question& question, const std::string& text) {
    const auto read = readAnswer(question, text);
    const auto* answer = std::get_if<Answer>(&read);
    if (answer == nullptr)
        return std::nullopt;
    switch (answer->kind) {
    case Answer::Kind::unsure:
        return "unsure";
    case Answer::Kind::number:
        return question.type == QuestionType::age ? Json(answerText(question, *answer))
                                                  : Json::parse(answerText(question, *answer), nullptr, false);
    case Answer::Kind::options:
        break;
    default:
        return text;
    }
    constexpr std::uint64_t yesBit = 2;
    if (question.type == QuestionType::boolean)
        return answer->options == yesBit;
    Json boxes = Json::array();
    for (std::size_t i = 0; i < question.options.size(); ++i)
        if ((answer->options >> i & 1U) != 0)
            boxes.push_back(question.options[i].value);
    return question.type == QuestionType::checklist || boxes.empty() ? boxes : boxes.front();
}

std::string withinText(std::uint32_t minutes) {
    constexpr std::uint32_t hour = 60;
    constexpr std::uint32_t day = 24 * hour;
    const auto text = [](std::uint32_t count, const char* unit) { return std::to_string(count) + " " + unit; };
    return minutes % day == 0    ? text(minutes / day, "days")
           : minutes % hour == 0 ? text(minutes / hour, "hours")
                                 : text(minutes, "minutes");
}

Json expectation(const VignetteRun& run, std::string_view topic) {
    Json expected = {{"level", name(run.outcome.rank.level)}};
    if (run.outcome.rank.withinMinutes)
        expected["within"] = withinText(*run.outcome.rank.withinMinutes);
    expected["destinations"] = Json::array();
    run.outcome.destinations.each([&](Destination each) { expected["destinations"].push_back(name(each)); });
    expected["reasons"] = Json::array();
    const std::string own = std::string(topic) + "/";
    for (const std::string& reason : run.reasons)
        expected["reasons"].push_back(reason.starts_with(own) ? reason.substr(own.size()) : reason);
    return expected;
}

/// The defaults of a topic's file of vignettes, in the texts that a journey takes.
std::map<std::string, std::string> defaultsOf(const LibraryDocument& document, const std::string& path,
                                              const Library& library) {
    std::map<std::string, std::string> defaults;
    const Node* node = document.find(path, "/defaults");
    if (node == nullptr)
        return defaults;
    for (const Node* each : node->children) {
        const auto index = library.question(each->key);
        const Question* question = index ? &library.questions[*index] : nullptr;
        if (const auto text = authoring::answerTextOf(question, *each))
            defaults[each->key] = *text;
    }
    return defaults;
}

} // namespace

Vignettes runVignettes(const Compiled& compiled, std::string_view topic) {
    const Library& library = compiled.content.library;
    Vignettes all;
    for (const Vignette& vignette : compiled.content.vignettes) {
        if (!topic.empty() && vignette.topic != topic)
            continue;
        VignetteRun run = authoring::runVignette(library, vignette);
        all.results.push_back({vignette.topic, vignette.id, run.passed, std::move(run.failures), run.ended,
                               run.outcome.rank, run.outcome.destinations, std::move(run.reasons),
                               std::move(run.asked)});
    }
    const auto cover = [&](const Topic& its, const std::string& rule) {
        Vignettes::Cover& covered = all.coverage.emplace_back(Vignettes::Cover{its.id, rule, {}});
        for (const VignetteResult& result : all.results)
            if (result.topic == its.id && result.passed &&
                std::find(result.reasons.begin(), result.reasons.end(), rule) != result.reasons.end())
                covered.vignettes.push_back(result.id);
    };
    for (const Topic& its : library.topics) {
        if (!topic.empty() && its.id != topic)
            continue;
        for (const std::uint32_t rule : its.rules)
            cover(its, library.rules[rule].id);
        cover(its, its.id + "/default");
    }
    return all;
}

Edited addVignette(const LibraryDocument& document, const Compiled& compiled, std::string_view topic,
                   std::span<const GivenAnswer> answers, std::string_view id, std::string_view patient) {
    const Library& library = compiled.content.library;
    if (!compiled.content.usable || compiled.revision != document.revision())
        return Refusal{"the content has problems: mend them first"};
    if (!library.topic(topic))
        return Refusal{"there is no topic " + std::string(topic)};
    const std::string path = "vignettes/" + std::string(topic) + ".json";
    if (document.bytes(path) != nullptr && document.root(path) == nullptr)
        return Refusal{path + " can't be read as JSON: mend its text first"};
    if (const Node* others = document.find(path, "/vignettes"); others != nullptr)
        for (const Node* other : others->children)
            if (const Node* its = other->find("id"); its != nullptr && its->text == id)
                return Refusal{"there is a vignette " + std::string(id) + " already"};

    const auto defaults = defaultsOf(document, path, library);
    Vignette vignette;
    vignette.id = id;
    vignette.topic = topic;
    vignette.answers = defaults;
    vignette.answers.try_emplace(std::string(openingHours), "0");
    Json written = Json::object();
    for (const GivenAnswer& answer : answers) {
        if (answer.linkId == "words")
            vignette.words = answer.text;
        const auto index = library.question(answer.linkId);
        if (!index)
            continue; // the journey's own: which topic, whether anything else
        const Question& question = library.questions[*index];
        const auto json = answerJson(question, answer.text);
        if (!json)
            return Refusal{"\"" + answer.text + "\" is no answer to " + answer.linkId};
        vignette.answers[answer.linkId] = answer.text;
        const auto usual = defaults.find(answer.linkId);
        const bool expected = usual != defaults.end() ? usual->second == answer.text
                                                      : answer.linkId == openingHours && answer.text == "0";
        if (!expected)
            written[answer.linkId] = *json;
    }
    const VignetteRun run = authoring::runVignette(library, vignette);
    if (!run.ended)
        return Refusal{run.failures.empty() ? "these answers lead to no outcome" : run.failures.front()};
    Json json = {{"id", id}, {"patient", patient}};
    if (!vignette.words.empty())
        json["words"] = vignette.words;
    json["answers"] = written;
    json["expect"] = expectation(run, topic);
    if (document.bytes(path) != nullptr) {
        const Node* list = document.find(path, "/vignettes");
        return insertItem(document, path, "/vignettes", list == nullptr ? 0 : list->children.size(), json);
    }
    const Json file = {{"format", 1}, {"topic", topic}, {"vignettes", Json::array({json})}};
    return setBytes(document, path, laidOutFile(file));
}

} // namespace signpost::studio

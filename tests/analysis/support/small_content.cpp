// SPDX-License-Identifier: Apache-2.0
#include "support/small_content.hpp"

#include "authoring/source_files.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace signpost::test {
namespace {

using Json = nlohmann::ordered_json;

void fillIn(Json& object, const char* key, const Json& value) {
    if (!object.contains(key))
        object[key] = value;
}

void fillInQuestions(Json& part, const char* key) {
    for (Json& question : part[key]) {
        if (question.contains("include"))
            continue;
        fillIn(question, "text", "Question " + question["linkId"].get<std::string>() + "?");
        if (question.contains("answerOption"))
            for (Json& option : question["answerOption"])
                fillIn(option, "text", "Option " + option["value"].get<std::string>());
    }
}

void fillInWhy(Json& rule) {
    fillIn(rule, "because", "A reason for the patient.");
    fillIn(rule, "source", "The surgery, 2026");
}

Json partFrom(const std::string& id, const std::string& text) {
    Json part = {{"format", 1}, {"id", id}};
    part.update(Json::parse(text));
    if (part.contains("questions"))
        fillInQuestions(part, "questions");
    if (part.contains("letter_questions"))
        fillInQuestions(part, "letter_questions");
    if (part.contains("rules"))
        for (Json& rule : part["rules"])
            fillInWhy(rule);
    if (part.contains("scores"))
        for (Json& score : part["scores"]) {
            fillIn(score, "text", "Points");
            fillIn(score, "source", "The surgery, 2026");
        }
    return part;
}

} // namespace

SmallContent::SmallContent() {
    auto files = authoring::readFolder(SIGNPOST_SOURCE_DIR "/tests/analysis/content");
    if (const auto* error = std::get_if<std::string>(&files))
        throw std::runtime_error(*error);
    files_ = std::get<authoring::SourceFiles>(std::move(files));
}

SmallContent& SmallContent::topic(const std::string& id, const std::string& json) {
    Json topic = partFrom(id, json);
    fillIn(topic, "title", "Topic " + id);
    fillIn(topic, "kind", "clinical");
    fillIn(topic, "status", "draft");
    fillIn(topic, "version", "0.1.0");
    fillIn(topic, "lastReviewDate", "2026-11-22");
    fillIn(topic, "body_parts", {"chest"});
    fillIn(topic, "search", {"my " + id});
    fillIn(topic, "reading", {{{"text", "On the NHS website"}, {"url", "https://www.nhs.uk/conditions/"}}});
    fillIn(topic["default"], "level", "self-care");
    fillIn(topic["default"], "destination", "home");
    fillInWhy(topic["default"]);
    for (Json& each : topic["default"]["cases"])
        fillIn(each, "text", "whoever ends here");
    fillIn(topic, "advice",
           {{{"id", "get_help"},
             {"kind", "help"},
             {"levels", {"emergency", "urgent", "soon", "routine", "self-care"}},
             {"text", "Call 999 for trouble breathing."}}});
    files_["topics/" + id + ".json"] = topic.dump(2);
    return *this;
}

SmallContent& SmallContent::module(const std::string& id, const std::string& json) {
    files_["shared/" + id + ".json"] = partFrom(id, json).dump(2);
    return *this;
}

SmallContent& SmallContent::list(const std::string& name, const std::string& json) {
    Json file = {{"format", 1}};
    file[name] = Json::parse(json);
    files_[name + ".json"] = file.dump(2);
    return *this;
}

SmallContent& SmallContent::change(const std::string& file, const std::string& text, const std::string& instead) {
    std::string& whole = files_.at(file);
    const auto at = whole.find(text);
    if (at == std::string::npos || whole.find(text, at + 1) != std::string::npos)
        throw std::runtime_error("not exactly once in " + file + ": " + text);
    whole.replace(at, text.size(), instead);
    return *this;
}

Library SmallContent::library() const {
    authoring::Authored content = authoring::readContent(files_);
    if (!content.usable) {
        std::string problems;
        for (const authoring::Problem& problem : content.problems)
            if (!isWarning(problem.code))
                problems += describe(problem) + '\n';
        throw std::runtime_error(problems);
    }
    return std::move(content.library);
}

} // namespace signpost::test

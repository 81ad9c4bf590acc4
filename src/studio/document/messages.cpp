// SPDX-License-Identifier: Apache-2.0
#include "studio/document/messages.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace signpost::studio {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> taskNames = {"check", "prove", "vignettes", "mutants", "changes"};

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Reading never fails: what is missing or of another type is as if it were empty. Both sides are this very code.
const Json& member(const Json& json, const char* key) {
    static const Json none;
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() ? *found : none;
}
std::string text(const Json& json) {
    return json.is_string() ? json.get<std::string>() : std::string();
}
std::string text(const Json& json, const char* key) {
    return text(member(json, key));
}
bool flag(const Json& json, const char* key) {
    const Json& value = member(json, key);
    return value.is_boolean() && value.get<bool>();
}
template <class Number>
Number number(const Json& json, const char* key) {
    const Json& value = member(json, key);
    return value.is_number() ? value.get<Number>() : Number{};
}
template <class Item, class Read>
std::vector<Item> list(const Json& json, const char* key, Read read) {
    std::vector<Item> all;
    const Json& items = member(json, key);
    if (items.is_array())
        for (const Json& item : items)
            all.push_back(read(item));
    return all;
}
std::vector<std::string> texts(const Json& json, const char* key) {
    return list<std::string>(json, key, [](const Json& item) { return text(item); });
}
template <class Item, class Write>
Json array(const std::vector<Item>& items, Write write) {
    Json all = Json::array();
    for (const Item& item : items)
        all.push_back(write(item));
    return all;
}

void writeEnd(Json& json, const Rank& rank, Destinations destinations) {
    json["level"] = name(rank.level);
    if (rank.withinMinutes)
        json["within"] = *rank.withinMinutes;
    json["destinations"] = Json::array();
    destinations.each([&](Destination each) { json["destinations"].push_back(name(each)); });
}
void readEnd(const Json& json, Rank& rank, Destinations& destinations) {
    rank.level = levelNamed(text(json, "level")).value_or(Level::selfCare);
    if (member(json, "within").is_number())
        rank.withinMinutes = number<std::uint32_t>(json, "within");
    for (const std::string& each : texts(json, "destinations"))
        if (const auto destination = destinationNamed(each))
            destinations.add(*destination);
}

Json toJson(const analysis::Patient& patient) {
    Json json = {{"words", patient.words}, {"online111", patient.online111}, {"reasons", patient.reasons}};
    json["answers"] = array(patient.answers, [](const GivenAnswer& each) { return Json{each.linkId, each.text}; });
    writeEnd(json, patient.rank, patient.destinations);
    return json;
}
analysis::Patient patientOf(const Json& json) {
    analysis::Patient patient;
    patient.words = text(json, "words");
    patient.online111 = flag(json, "online111");
    patient.reasons = texts(json, "reasons");
    patient.answers = list<GivenAnswer>(json, "answers", [](const Json& pair) {
        return pair.is_array() && pair.size() == 2 ? GivenAnswer{text(pair[0]), text(pair[1])} : GivenAnswer{};
    });
    readEnd(json, patient.rank, patient.destinations);
    return patient;
}

Json toJson(const authoring::Problem& problem) {
    return {{"code", name(problem.code)},      {"file", problem.place.file},       {"line", problem.place.line},
            {"column", problem.place.column},  {"pointer", problem.place.pointer}, {"reason", problem.reason},
            {"suggestion", problem.suggestion}};
}
authoring::Problem problemOf(const Json& json) {
    authoring::Problem problem;
    for (const authoring::Code code : authoring::allCodes())
        if (name(code) == text(json, "code"))
            problem.code = code;
    problem.place = {text(json, "file"), number<unsigned>(json, "line"), number<unsigned>(json, "column"),
                     text(json, "pointer")};
    problem.reason = text(json, "reason");
    problem.suggestion = text(json, "suggestion");
    return problem;
}

Json toJson(const analysis::Finding& finding) {
    Json json = {{"property", name(finding.property)},
                 {"topic", finding.topic},
                 {"subject", finding.subject},
                 {"what", finding.what}};
    if (finding.patient)
        json["patient"] = toJson(*finding.patient);
    return json;
}
analysis::Finding findingOf(const Json& json) {
    analysis::Finding finding;
    for (std::size_t i = 0; i < analysis::propertyCount; ++i)
        if (name(static_cast<analysis::Property>(i)) == text(json, "property"))
            finding.property = static_cast<analysis::Property>(i);
    finding.topic = text(json, "topic");
    finding.subject = text(json, "subject");
    finding.what = text(json, "what");
    if (member(json, "patient").is_object())
        finding.patient = patientOf(member(json, "patient"));
    return finding;
}

Json answerJson(const std::monostate& /*none*/) {
    return nullptr;
}
Json answerJson(const Check& check) {
    return {{"problems", array(check.problems, [](const auto& each) { return toJson(each); })},
            {"usable", check.usable}};
}
Json answerJson(const Proof& proof) {
    return {{"topic", proof.topic},
            {"findings", array(proof.findings, [](const auto& each) { return toJson(each); })},
            {"answerSets", proof.answerSets},
            {"questions", proof.questions},
            {"rules", proof.rules},
            {"longest", proof.longest},
            {"mean", proof.mean},
            {"givenUp", proof.givenUp}};
}
Json answerJson(const Vignettes& vignettes) {
    return {{"results", array(vignettes.results,
                              [](const VignetteResult& each) {
                                  Json json = {{"topic", each.topic},   {"id", each.id},
                                               {"passed", each.passed}, {"failures", each.failures},
                                               {"ended", each.ended},   {"reasons", each.reasons},
                                               {"asked", each.asked}};
                                  writeEnd(json, each.rank, each.destinations);
                                  return json;
                              })},
            {"coverage", array(vignettes.coverage, [](const Vignettes::Cover& each) {
                 return Json{{"topic", each.topic}, {"rule", each.rule}, {"vignettes", each.vignettes}};
             })}};
}
Json answerJson(const Mutants& mutants) {
    return {{"topic", mutants.topic},
            {"all", mutants.all},
            {"equivalent", mutants.equivalent},
            {"byVignettes", mutants.byVignettes},
            {"byInvariants", mutants.byInvariants},
            {"survivors", array(mutants.survivors,
                                [](const Mutants::Survivor& each) {
                                    return Json{{"rule", each.rule},
                                                {"what", each.what},
                                                {"before", toJson(each.before)},
                                                {"after", toJson(each.after)},
                                                {"refusedBy", each.refusedBy}};
                                })},
            {"givenUp", mutants.givenUp},
            {"failing", mutants.failing}};
}
Json answerJson(const Changes& changes) {
    return {{"added", changes.added},
            {"removed", changes.removed},
            {"moves", array(changes.moves,
                            [](const Changes::Move& each) {
                                return Json{{"topic", each.topic},
                                            {"direction", each.direction},
                                            {"asksAnyway", each.asksAnyway},
                                            {"count", each.count},
                                            {"before", toJson(each.before)},
                                            {"after", toJson(each.after)},
                                            {"causes", array(each.causes, [](const auto& cause) {
                                                 return Json{cause.first, cause.second};
                                             })}};
                            })},
            {"texts", array(changes.texts,
                            [](const Changes::Text& each) {
                                return Json{{"kind", each.kind},
                                            {"id", each.id},
                                            {"part", each.part},
                                            {"before", each.before},
                                            {"after", each.after}};
                            })},
            {"unmatched", changes.unmatched},
            {"givenUp", changes.givenUp}};
}

Check checkOf(const Json& json) {
    return {list<authoring::Problem>(json, "problems", problemOf), flag(json, "usable")};
}
Proof proofOf(const Json& json) {
    return {text(json, "topic"),
            list<analysis::Finding>(json, "findings", findingOf),
            text(json, "answerSets"),
            number<std::size_t>(json, "questions"),
            number<std::size_t>(json, "rules"),
            number<std::uint32_t>(json, "longest"),
            number<double>(json, "mean"),
            flag(json, "givenUp")};
}
Vignettes vignettesOf(const Json& json) {
    Vignettes all;
    all.results = list<VignetteResult>(json, "results", [](const Json& each) {
        VignetteResult result;
        result.topic = text(each, "topic");
        result.id = text(each, "id");
        result.passed = flag(each, "passed");
        result.failures = texts(each, "failures");
        result.ended = flag(each, "ended");
        result.reasons = texts(each, "reasons");
        result.asked = texts(each, "asked");
        readEnd(each, result.rank, result.destinations);
        return result;
    });
    all.coverage = list<Vignettes::Cover>(json, "coverage", [](const Json& each) {
        return Vignettes::Cover{text(each, "topic"), text(each, "rule"), texts(each, "vignettes")};
    });
    return all;
}
Mutants mutantsOf(const Json& json) {
    Mutants all;
    all.topic = text(json, "topic");
    all.all = number<std::size_t>(json, "all");
    all.equivalent = number<std::size_t>(json, "equivalent");
    all.byVignettes = number<std::size_t>(json, "byVignettes");
    all.byInvariants = number<std::size_t>(json, "byInvariants");
    all.survivors = list<Mutants::Survivor>(json, "survivors", [](const Json& each) {
        return Mutants::Survivor{text(each, "rule"), text(each, "what"), patientOf(member(each, "before")),
                                 patientOf(member(each, "after")), text(each, "refusedBy")};
    });
    all.givenUp = flag(json, "givenUp");
    all.failing = text(json, "failing");
    return all;
}
Changes changesOf(const Json& json) {
    Changes all;
    all.added = texts(json, "added");
    all.removed = texts(json, "removed");
    all.moves = list<Changes::Move>(json, "moves", [](const Json& each) {
        return Changes::Move{text(each, "topic"),
                             text(each, "direction"),
                             flag(each, "asksAnyway"),
                             text(each, "count"),
                             patientOf(member(each, "before")),
                             patientOf(member(each, "after")),
                             list<std::pair<std::string, std::string>>(each, "causes", [](const Json& pair) {
                                 return pair.is_array() && pair.size() == 2 ? std::pair(text(pair[0]), text(pair[1]))
                                                                            : std::pair<std::string, std::string>();
                             })};
    });
    all.texts = list<Changes::Text>(json, "texts", [](const Json& each) {
        return Changes::Text{text(each, "kind"), text(each, "id"), text(each, "part"), text(each, "before"),
                             text(each, "after")};
    });
    all.unmatched = texts(json, "unmatched");
    all.givenUp = texts(json, "givenUp");
    return all;
}

Json filesJson(const authoring::SourceFiles& files) {
    Json json = Json::object();
    for (const auto& [path, bytes] : files)
        json[path] = bytes;
    return json;
}

Json taskJson(const Task& task) {
    return {{"task", taskNames[static_cast<std::size_t>(task.kind)]}, {"topic", task.topic}};
}
std::optional<Task> taskOf(const Json& json) {
    for (std::size_t i = 0; i < taskNames.size(); ++i)
        if (taskNames[i] == text(json, "task"))
            return Task{static_cast<Task::Kind>(i), text(json, "topic")};
    return std::nullopt;
}

Update updateOf(const Json& json) {
    Update update{number<std::uint64_t>(json, "revision"), {}};
    for (const auto& [path, bytes] : member(json, "files").items())
        update.files[path] = bytes.is_string() ? std::optional(bytes.get<std::string>()) : std::nullopt;
    return update;
}

} // namespace

std::string toBytes(const Update& update) {
    Json files = Json::object();
    for (const auto& [path, bytes] : update.files)
        files[path] = bytes ? Json(*bytes) : Json();
    return dump({{"revision", update.revision}, {"files", files}});
}

std::string toBytes(const Task& task) {
    return dump(taskJson(task));
}

std::string publishedToBytes(const authoring::SourceFiles& files) {
    return dump({{"published", filesJson(files)}});
}

std::string toBytes(const Result& result) {
    Json json = taskJson(result.task);
    json["revision"] = result.revision;
    json["cancelled"] = result.cancelled;
    json["refused"] = result.refused;
    json["answer"] = std::visit([](const auto& answer) { return answerJson(answer); }, result.answer);
    return dump(json);
}

std::string answerTo(Workshop& workshop, std::string_view message) {
    const Json json = Json::parse(message, nullptr, false);
    if (member(json, "files").is_object()) {
        workshop.take(updateOf(json));
        return {};
    }
    if (member(json, "published").is_object()) {
        authoring::SourceFiles files;
        for (const auto& [path, bytes] : member(json, "published").items())
            files[path] = text(bytes);
        workshop.takePublished(files);
        return {};
    }
    if (const auto task = taskOf(json))
        return toBytes(workshop.perform(*task));
    Result refused;
    refused.refused = "this is no message";
    return toBytes(refused);
}

std::optional<Result> resultFromBytes(std::string_view bytes) {
    const Json json = Json::parse(bytes, nullptr, false);
    const auto task = taskOf(json);
    if (!task)
        return std::nullopt;
    Result result{*task, number<std::uint64_t>(json, "revision"), flag(json, "cancelled"), text(json, "refused"), {}};
    const Json& answer = member(json, "answer");
    if (!answer.is_object())
        return result;
    switch (task->kind) {
    case Task::Kind::check:
        result.answer = checkOf(answer);
        break;
    case Task::Kind::prove:
        result.answer = proofOf(answer);
        break;
    case Task::Kind::vignettes:
        result.answer = vignettesOf(answer);
        break;
    case Task::Kind::mutants:
        result.answer = mutantsOf(answer);
        break;
    case Task::Kind::changes:
        result.answer = changesOf(answer);
        break;
    }
    return result;
}

} // namespace signpost::studio

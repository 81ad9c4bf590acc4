// SPDX-License-Identifier: Apache-2.0
#include "studio/pictures/tree_picture.hpp"

#include <nlohmann/json.hpp>

// A worker's answer and the page that reads it are the same program, so the form is known: only its outline is checked.
namespace signpost::studio {
namespace {

using Json = nlohmann::ordered_json;

Json lineToJson(const TreePicture::Line& line) {
    Json patient = Json::array();
    for (const GivenAnswer& answer : line.patient) {
        patient.push_back({answer.linkId, answer.text});
    }
    return {{"answers", line.answers},
            {"count", line.count},
            {"share", line.share},
            {"ends", line.ends},
            {"level", line.level ? Json(static_cast<unsigned>(*line.level)) : Json()},
            {"outcome", line.outcome},
            {"destinations", line.destinations},
            {"rules", line.rules},
            {"card", line.card},
            {"drawnHere", line.drawnHere},
            {"trunk", line.trunk},
            {"patient", patient}};
}

TreePicture::Line lineFromJson(const Json& json) {
    TreePicture::Line line;
    line.answers = json.value("answers", std::string());
    line.count = json.value("count", std::string());
    line.share = json.value("share", 0.0);
    line.ends = json.value("ends", false);
    if (json.contains("level") && json["level"].is_number_unsigned()) {
        line.level = static_cast<Level>(json["level"].get<unsigned>());
    }
    line.outcome = json.value("outcome", std::string());
    line.destinations = json.value("destinations", std::string());
    line.rules = json.value("rules", std::vector<std::string>());
    line.card = json.value("card", noIndex);
    line.drawnHere = json.value("drawnHere", false);
    line.trunk = json.value("trunk", false);
    for (const Json& answer : json.value("patient", Json::array())) {
        line.patient.push_back({answer[0].get<std::string>(), answer[1].get<std::string>()});
    }
    return line;
}

} // namespace

std::string toBytes(const TreePicture& picture) {
    Json cards = Json::array();
    for (const TreePicture::Card& card : picture.cards) {
        Json lines = Json::array();
        for (const TreePicture::Line& line : card.lines) {
            lines.push_back(lineToJson(line));
        }
        cards.push_back({{"title", card.title},
                         {"linkId", card.linkId},
                         {"redFlags", card.redFlags},
                         {"earlier", card.earlier},
                         {"firstFits", card.firstFits},
                         {"fromCard", card.fromCard},
                         {"fromLine", card.fromLine},
                         {"lines", lines}});
    }
    return Json{{"topic", picture.topic},
                {"title", picture.title},
                {"passedOver", picture.passedOver},
                {"complete", picture.complete},
                {"cards", cards}}
        .dump();
}

std::optional<TreePicture> treeFromBytes(std::string_view bytes) {
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object() || !json.contains("cards")) {
        return std::nullopt;
    }
    TreePicture picture;
    picture.topic = json.value("topic", std::string());
    picture.title = json.value("title", std::string());
    picture.passedOver = json.value("passedOver", std::string());
    picture.complete = json.value("complete", true);
    for (const Json& from : json["cards"]) {
        TreePicture::Card& card = picture.cards.emplace_back();
        card.title = from.value("title", std::string());
        card.linkId = from.value("linkId", std::string());
        card.redFlags = from.value("redFlags", false);
        card.earlier = from.value("earlier", false);
        card.firstFits = from.value("firstFits", false);
        card.fromCard = from.value("fromCard", noIndex);
        card.fromLine = from.value("fromLine", noIndex);
        for (const Json& line : from.value("lines", Json::array())) {
            card.lines.push_back(lineFromJson(line));
        }
    }
    return picture;
}

} // namespace signpost::studio

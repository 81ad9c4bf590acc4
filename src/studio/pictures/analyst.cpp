// SPDX-License-Identifier: Apache-2.0
#include "studio/pictures/analyst.hpp"

#include "analysis/drawing/drawings.hpp"
#include "authoring/bundle.hpp"
#include "studio/document/messages.hpp"
#include "studio/pictures/tree_picture.hpp"

#include <nlohmann/json.hpp>

namespace signpost::studio {

std::string analystMessage(Ask ask, std::string_view message) {
    return static_cast<char>(ask) + std::string(message);
}

std::string Analyst::answer(std::string_view message) {
    if (message.empty()) {
        return {};
    }
    const std::string_view rest = message.substr(1);
    switch (static_cast<Ask>(message.front())) {
    case Ask::workshop:
    case Ask::published:
        return answerTo(workshop_, rest);
    case Ask::tree:
        return tree(rest);
    case Ask::path:
        return path(rest);
    case Ask::bundle:
        return bundle(rest);
    case Ask::review:
        return review(rest);
    }
    return {};
}

bool Analyst::draw(std::string_view topic) {
    const auto compiled = workshop_.compiled();
    if (compiled == nullptr || !compiled->content.usable) {
        return false;
    }
    if (table_ != nullptr && drawnFrom_ == compiled && drawnTopic_ == topic) {
        return true;
    }
    const auto number = compiled->content.library.topic(topic);
    if (!number) {
        return false;
    }
    table_.reset();
    drawnFrom_ = compiled;
    drawnTopic_ = topic;
    table_ = std::make_unique<analysis::TopicTable>(compiled->content.library, *number, analysis::Limits{});
    tree_ = analysis::decisionTree(*table_);
    return true;
}

std::string Analyst::tree(std::string_view topic) {
    return draw(topic) ? toBytes(pictureOf(*table_, tree_)) : std::string();
}

std::string Analyst::path(std::string_view message) {
    const auto json = nlohmann::json::parse(message, nullptr, false);
    if (!json.is_object() || !draw(json.value("topic", std::string()))) {
        return {};
    }
    std::vector<GivenAnswer> answers;
    for (const auto& answer : json.value("answers", nlohmann::json::array())) {
        answers.push_back({answer[0].get<std::string>(), answer[1].get<std::string>()});
    }
    return nlohmann::json(pathOf(*table_, tree_, answers)).dump();
}

std::string Analyst::bundle(std::string_view language) {
    const auto compiled = workshop_.compiled();
    if (compiled == nullptr || !compiled->content.usable) {
        return {};
    }
    const auto made = authoring::makeBundle(compiled->content, std::string(language));
    return made ? made->index + '\0' + made->topics : std::string();
}

std::string Analyst::review(std::string_view topic) {
    return draw(topic) ? analysis::asReviewPage(*table_, tree_) : std::string();
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "authoring/answers.hpp"

namespace signpost::authoring {

std::optional<std::string> answerTextOf(const Question* question, const Node& value) {
    switch (value.kind) {
    case Node::Kind::boolean:
        return value.flag ? "true" : "false";
    case Node::Kind::number:
    case Node::Kind::text:
        return value.text;
    case Node::Kind::list: {
        std::string text;
        for (const Node* box : value.children) {
            if (box->kind != Node::Kind::text) {
                return std::nullopt;
            }
            text += (text.empty() ? "" : ",") + box->text;
        }
        const bool checklist = question != nullptr && question->type == QuestionType::checklist;
        return text.empty() && checklist ? question->options.back().value : text;
    }
    default:
        break;
    }
    return std::nullopt;
}

} // namespace signpost::authoring

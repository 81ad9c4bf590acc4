// SPDX-License-Identifier: Apache-2.0
#include "authoring/readers/files.hpp"
#include "authoring/readers/parts.hpp"
#include "authoring/readers/vocabulary.hpp"

namespace signpost::authoring {
namespace {

void readPeriod(const Fields& fields) {
    if (const Node* node = fields.find("effectivePeriod"); node != nullptr) {
        const Fields period(fields.problems(), *node, shapes::period);
        const std::string start = period.date("start");
        const std::string end = period.date("end");
        if (!start.empty() && !end.empty() && end < start) {
            fields.problems().add(*period.find("end"), Code::badDate, "the period ends before it starts");
        }
    }
}

std::vector<Topic::Reading> readReading(const Fields& fields) {
    std::vector<Topic::Reading> list;
    for (const Node* node : fields.objects("reading")) {
        const Fields reading(fields.problems(), *node, shapes::reading);
        Topic::Reading each{reading.requiredText("text"), reading.requiredText("url")};
        if (!each.url.empty() && !each.url.starts_with("https://")) {
            fields.problems().add(*reading.find("url"), Code::badAddress, "\"" + each.url + "\" is no secure address",
                                  "begin with https://");
        }
        list.push_back(std::move(each));
    }
    return list;
}

} // namespace

TopicDraft readTopicFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::topic);
    TopicDraft draft;
    checkFormat(fields);
    checkIdIsFileName(fields, "id");
    draft.part = readPart(fields);
    Topic& topic = draft.topic;
    topic.id = draft.part.id;
    topic.title = fields.requiredText("title");
    fields.require("kind");
    topic.kind = fields.oneOf("kind", vocabulary::topicKinds).value_or(TopicKind::clinical);
    topic.status = readStatus(fields);
    topic.version = readVersion(fields);
    topic.lastReviewDate = fields.date("lastReviewDate");
    readPeriod(fields);
    topic.sensitive = fields.flag("sensitive", false);
    draft.bodyParts = readNames(fields, "body_parts");
    draft.audience = readCondition(fields, "audience");
    topic.searchWords = fields.texts("search");
    topic.reading = readReading(fields);
    draft.letterQuestions = readAsks(fields, "letter_questions");
    if (const Node* node = fields.require("default"); node != nullptr) {
        draft.otherwise = readDefault(problems, *node);
    }
    return draft;
}

ModuleDraft readModuleFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::module);
    checkFormat(fields);
    checkIdIsFileName(fields, "id");
    fields.text("title");
    return {readPart(fields)};
}

LibraryDraft readLibraryFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::library);
    LibraryDraft draft;
    draft.node = &root;
    checkFormat(fields);
    draft.id = fields.identifier("id");
    draft.title = fields.requiredText("title");
    draft.language = fields.requiredText("language");
    draft.version = readVersion(fields);
    draft.status = readStatus(fields);
    fields.requiredText("publisher");
    fields.date("lastReviewDate");
    for (const auto* key : {"screen", "phrase_questions", "ask_anyway", "letter", "fallback_topic", "body_parts"}) {
        fields.require(key);
    }
    draft.screen = readNames(fields, "screen");
    draft.phraseQuestions = readName(fields, "phrase_questions");
    draft.askAnyway = readName(fields, "ask_anyway");
    draft.letter = readName(fields, "letter");
    draft.fallbackTopic = readName(fields, "fallback_topic");
    for (const Node* node : fields.objects("body_parts")) {
        const Fields part(problems, *node, shapes::bodyPart);
        BodyPart each{part.identifier("value"), part.requiredText("text")};
        for (const BodyPart& other : draft.bodyParts) {
            if (other.value == each.value && !each.value.empty()) {
                problems.add(*part.find("value"), Code::duplicateId, "\"" + each.value + "\" stands twice", "keep one");
            }
        }
        draft.bodyParts.push_back(std::move(each));
    }
    return draft;
}

} // namespace signpost::authoring

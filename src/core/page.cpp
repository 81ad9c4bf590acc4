// SPDX-License-Identifier: Apache-2.0
#include "signpost/page.hpp"

#include "core/number_text.hpp"
#include "core/page_json.hpp"
#include "signpost/search.hpp"

#include <algorithm>

namespace signpost {
namespace {

void writeChoice(JsonWriter& json, const Journey& journey, std::string_view page) {
    json.object([&] {
        json.member("page", page);
        json.memberUnlessEmpty("words", journey.words());
    });
}

void writeOutcomeBrief(JsonWriter& json, const Journey& journey) {
    const Outcome outcome = journey.outcome();
    json.object([&] {
        json.member("level", name(outcome.rank.level));
        if (outcome.rank.withinMinutes)
            json.member("within", std::int64_t{*outcome.rank.withinMinutes});
        json.key("destinations");
        json.array([&] { outcome.destinations.each([&](Destination d) { json.value(name(d)); }); });
        json.key("rules");
        json.array([&] {
            for (const Reason& reason : outcome.reasons)
                json.value(reasonId(journey.library(), reason));
        });
    });
}

bool hasOutcome(const Journey& journey) {
    const Step step = journey.next().step;
    return step == Step::outcome || step == Step::check || journey.writing() || journey.asksAnyway();
}

} // namespace

std::string pageJson(const Journey& journey) {
    JsonWriter json;
    const Next next = journey.next();
    switch (next.step) {
    case Step::question:
        writeQuestion(json, journey, next.question);
        break;
    case Step::chooseTopic:
        writeChoice(json, journey, "choose-topic");
        break;
    case Step::anythingElse:
        writeChoice(json, journey, "anything-else");
        break;
    case Step::whichIsRight:
        writeWhichIsRight(json, journey);
        break;
    case Step::outcome:
        writeOutcome(json, journey);
        break;
    case Step::check:
        writeCheck(json, journey);
        break;
    case Step::wait:
        json.object([&] { json.member("page", "wait"); });
        break;
    }
    return json.take();
}

std::optional<std::string> pageJson(const Journey& journey, std::string_view page) {
    JsonWriter json;
    if (page == "outcome" && hasOutcome(journey))
        writeOutcome(json, journey);
    else if (page == "check" && journey.next().step == Step::check)
        writeCheck(json, journey);
    else if ((page == "choose-topic" && !journey.topics().empty()) ||
             (page == "anything-else" && !journey.topics().empty()))
        writeChoice(json, journey, page);
    else if (const auto question = journey.library().question(page);
             question && journey.library().questions[*question].input == Input::patient)
        writeQuestion(json, journey, *question);
    else
        return std::nullopt;
    return json.take();
}

std::string topicsJson(const Journey& journey) {
    const Library& library = journey.library();
    std::vector<const Topic*> topics;
    for (std::uint32_t i = 0; i < library.topics.size(); ++i)
        if (journey.offers(i))
            topics.push_back(&library.topics[i]);
    std::sort(topics.begin(), topics.end(), [](const Topic* a, const Topic* b) { return a->title < b->title; });
    JsonWriter json;
    json.object([&] {
        json.key("topics");
        json.array([&] {
            for (const Topic* topic : topics)
                json.object([&] {
                    json.member("id", topic->id);
                    json.member("title", topic->title);
                    json.key("bodyParts");
                    json.array([&] {
                        for (const std::string& part : topic->bodyParts)
                            json.value(part);
                    });
                    json.member("sensitive", topic->sensitive);
                    json.member("kind", topic->kind == TopicKind::clinical ? "clinical" : "administration");
                });
        });
        json.key("bodyParts");
        json.array([&] {
            for (const BodyPart& part : library.bodyParts)
                json.object([&] {
                    json.member("value", part.value);
                    json.member("text", part.text);
                });
        });
    });
    return json.take();
}

std::string searchJson(const Journey& journey, const WordIndex& index, std::string_view words) {
    const Library& library = journey.library();
    const std::uint64_t flags = index.phrases.find(words);
    JsonWriter json;
    json.object([&] {
        json.key("results");
        json.array([&] {
            for (const SearchResult& result : index.topics.find(words))
                if (journey.offers(result.topic))
                    json.object([&] {
                        json.member("topic", library.topics[result.topic].id);
                        json.member("title", library.topics[result.topic].title);
                    });
        });
        if (library.fallbackTopic != noIndex)
            json.member("somethingElse", library.topics[library.fallbackTopic].id);
        json.key("flags");
        json.array([&] {
            for (std::size_t i = 0; i < library.flags.size(); ++i)
                if ((flags >> i & 1U) != 0)
                    json.value(library.flags[i].id);
        });
    });
    return json.take();
}

std::string recordJson(const Journey& journey, std::string_view content) {
    JsonWriter json;
    json.object([&] {
        json.member("format", std::int64_t{1});
        json.member("content", content);
        json.key("answers");
        json.array([&] {
            for (const GivenAnswer& given : journey.given())
                json.array([&] {
                    json.value(given.linkId);
                    json.value(given.text);
                });
        });
        if (!journey.withdrawals().empty()) {
            json.key("withdrawn");
            json.array([&] {
                for (const Withdrawal& withdrawal : journey.withdrawals())
                    if (withdrawal.changedStands)
                        json.value(journey.library().questions[withdrawal.question].linkId);
            });
        }
        if (hasOutcome(journey)) {
            json.key("outcome");
            writeOutcomeBrief(json, journey);
        }
    });
    return json.take();
}

std::string errorJson(const Library& library, std::string_view linkId, const AnswerError& error) {
    JsonWriter json;
    json.object([&] {
        json.member("error", error.code);
        json.memberUnlessEmpty("linkId", linkId);
        json.memberUnlessEmpty("detail", error.detail);
        const auto index = library.question(linkId);
        if (!index)
            return;
        const Question& question = library.questions[*index];
        if (error.code == "out-of-range" || error.code == "not-a-number") {
            json.member("min", numberText(question.least, question.decimals));
            json.member("max", numberText(question.greatest, question.decimals));
        }
        if (error.code == "too-long")
            json.member("max", std::int64_t{question.maxLength});
    });
    return json.take();
}

} // namespace signpost

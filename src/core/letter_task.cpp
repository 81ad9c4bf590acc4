// SPDX-License-Identifier: Apache-2.0
#include "core/letter_parts.hpp"
#include "core/page_json.hpp"
#include "signpost/page.hpp"

namespace signpost {
namespace {

void writeOwner(JsonWriter& json, const Stamp& stamp) {
    json.object([&] {
        json.key("identifier");
        writeIdentifier(json, odsSystem, stamp.ods);
        json.member("display", stamp.surgery);
    });
}

std::string joinedReasons(const Journey& journey, const Outcome& outcome) {
    const Library& library = journey.library();
    std::string text;
    for (const Reason& reason : outcome.reasons) {
        const Words& because = reason.rule != noIndex ? library.rules[reason.rule].because
                                                      : library.topics[reason.defaultOf].otherwise.because;
        text += (text.empty() ? "" : " ") + because.to(journey.who());
    }
    return text;
}

void writeReason(JsonWriter& json, const Journey& journey, const Outcome& outcome) {
    json.key("reasonCode");
    json.object([&] {
        json.key("coding");
        json.array([&] {
            for (const Reason& reason : outcome.reasons)
                json.object([&] {
                    json.member("system", "urn:signpost:rule");
                    json.member("code", reasonId(journey.library(), reason));
                });
        });
        json.member("text", joinedReasons(journey, outcome));
    });
}

void writeInputType(JsonWriter& json, std::string_view code) {
    json.key("type");
    json.object([&] {
        json.key("coding");
        json.array([&] {
            json.object([&] {
                json.member("system", "urn:signpost:task-input");
                json.member("code", code);
            });
        });
    });
}

void writeInput(JsonWriter& json, std::string_view code, std::string_view value) {
    json.object([&] {
        writeInputType(json, code);
        json.member("valueString", value);
    });
}

/// How soon the rule's source wants it, where it says so.
void writeWithin(JsonWriter& json, std::uint32_t minutes) {
    json.object([&] {
        writeInputType(json, "within");
        json.key("valueDuration");
        json.object([&] {
            json.member("value", std::int64_t{minutes});
            json.member("unit", "minutes");
            json.member("system", "http://unitsofmeasure.org");
            json.member("code", "min");
        });
    });
}

/// Why they still ask. That none of the signs asked about again is there is no reason: it stands with the answers.
void writeAsksAnyway(JsonWriter& json, const Journey& journey) {
    for (std::uint32_t question : journey.library().askAnywayQuestions) {
        const Answer& answer = journey.answers()[question];
        if (!answer.given() || (answer.kind == Answer::Kind::options && answer.options == 0))
            continue;
        for (const std::string& text : spoken(journey, question, answer))
            writeInput(json, "asks-anyway", text);
    }
}

} // namespace

void writeMessageHeader(JsonWriter& json, const LetterContext& letter) {
    json.object([&] {
        writeResourceHead(json, "MessageHeader", letter.header());
        json.key("eventCoding");
        json.object([&] {
            json.member("system", "urn:signpost:event");
            json.member("code", "online-consultation-request");
        });
        json.key("destination");
        json.array([&] {
            json.object([&] {
                json.member("name", letter.stamp.surgery);
                json.member("endpoint", "urn:signpost:surgery:" + letter.stamp.ods);
                json.key("receiver");
                writeOwner(json, letter.stamp);
            });
        });
        json.key("source");
        json.object([&] {
            json.member("name", "Signpost");
            json.member("software", letter.stamp.software);
            json.member("endpoint", letter.stamp.origin);
        });
        json.key("focus");
        json.array([&] { json.object([&] { json.member("reference", "urn:uuid:" + letter.task()); }); });
    });
}

void writeTask(JsonWriter& json, const LetterContext& letter) {
    const Journey& journey = letter.journey;
    const Outcome outcome = journey.outcome();
    json.object([&] {
        writeResourceHead(json, "Task", letter.task());
        json.member("status", "requested");
        json.member("intent", "proposal");
        json.member("priority", outcome.rank.level == Level::urgent ? "urgent" : "routine");
        writeReference(json, "focus", letter.response());
        writeReference(json, "for", letter.patient());
        json.member("authoredOn", letter.stamp.time);
        writeReference(json, "requester", letter.proxy ? letter.relatedPerson() : letter.patient());
        json.key("owner");
        writeOwner(json, letter.stamp);
        writeReason(json, journey, outcome);
        json.key("input");
        json.array([&] {
            writeInput(json, "record", recordJson(journey, letter.stamp.content));
            writeInput(json, "level", name(outcome.rank.level));
            if (outcome.rank.withinMinutes)
                writeWithin(json, *outcome.rank.withinMinutes);
            writeInput(json, "list", name(outcome.list));
            writeInput(json, "identity", "not-verified");
            writeInput(json, "content-status", name(statusOf(journey)));
            for (std::uint32_t topic : journey.topics())
                writeInput(json, "topic", journey.library().topics[topic].title);
            if (outcome.advised) {
                writeInput(json, "advised", name(outcome.advised->rank.level));
                outcome.advised->destinations.each(
                    [&](Destination d) { writeInput(json, "advised-destination", name(d)); });
                writeAsksAnyway(json, journey);
            }
            for (std::uint32_t question : raisedFlags(journey))
                writeInput(json, "flag", journey.library().questions[question].linkId);
            for (const Withdrawal& withdrawal : journey.withdrawals())
                if (withdrawal.changedStands)
                    for (const std::string& text : spoken(journey, withdrawal.question, withdrawal.first))
                        writeInput(json, "withdrawn", text);
        });
    });
}

} // namespace signpost

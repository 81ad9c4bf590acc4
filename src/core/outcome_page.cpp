// SPDX-License-Identifier: Apache-2.0
#include "core/page_json.hpp"

#include <algorithm>

namespace signpost {
namespace {

std::string_view card(Level level) {
    switch (level) {
    case Level::call999:
    case Level::emergency:
        return "emergency";
    case Level::urgent:
        return "urgent";
    case Level::soon:
    case Level::routine:
        return "non-urgent";
    case Level::selfCare:
        break;
    }
    return "none";
}

std::string_view name(Letter letter) {
    constexpr std::array<std::string_view, 3> names = {"none", "offered", "expected"};
    return names[static_cast<std::size_t>(letter)];
}

void writeDestinations(JsonWriter& json, Destinations destinations) {
    json.key("destinations");
    json.array([&] { destinations.each([&](Destination d) { json.value(name(d)); }); });
}

/// The topic in play that the rule stands in: the first that has it.
std::string_view topicOf(const Journey& journey, const Reason& reason) {
    const Library& library = journey.library();
    if (reason.rule == noIndex)
        return library.topics[reason.defaultOf].id;
    for (std::uint32_t topic : journey.topics()) {
        const auto& rules = library.topics[topic].rules;
        if (std::find(rules.begin(), rules.end(), reason.rule) != rules.end())
            return library.topics[topic].id;
    }
    return {};
}

void writeReasons(JsonWriter& json, const Journey& journey, const Outcome& outcome) {
    const Library& library = journey.library();
    json.key("reasons");
    json.array([&] {
        for (const Reason& reason : outcome.reasons)
            json.object([&] {
                const bool isRule = reason.rule != noIndex;
                const Words& because =
                    isRule ? library.rules[reason.rule].because : library.topics[reason.defaultOf].otherwise.because;
                json.member("rule", reasonId(library, reason));
                json.memberUnlessEmpty("topic", topicOf(journey, reason));
                json.member("because", because.to(journey.who()));
                json.memberUnlessEmpty("source", isRule ? library.rules[reason.rule].source
                                                        : library.topics[reason.defaultOf].otherwise.source);
                json.member("unsure", reason.unsure);
            });
    });
}

void writeAdvice(JsonWriter& json, const Journey& journey, const Outcome& outcome) {
    constexpr std::array<std::string_view, adviceKindCount> kinds = {"do",       "avoid", "medicine",
                                                                     "duration", "watch", "help"};
    const Library& library = journey.library();
    json.key("advice");
    json.object([&] {
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            json.key(kinds[kind]);
            json.array([&] {
                for (std::uint32_t index : outcome.advice) {
                    const Advice& item = library.advice[index];
                    if (static_cast<std::size_t>(item.kind) != kind)
                        continue;
                    json.object([&] {
                        json.member("id", item.id);
                        json.member("text", item.text.to(journey.who()));
                    });
                }
            });
        }
    });
}

} // namespace

void writeOutcome(JsonWriter& json, const Journey& journey) {
    const Library& library = journey.library();
    const Outcome outcome = journey.outcome();
    json.object([&] {
        json.member("page", "outcome");
        json.member("level", name(outcome.rank.level));
        if (outcome.rank.withinMinutes)
            json.member("within", std::int64_t{*outcome.rank.withinMinutes});
        writeDestinations(json, outcome.destinations);
        json.member("card", card(outcome.rank.level));
        json.key("topics");
        json.array([&] {
            for (std::uint32_t topic : journey.topics())
                json.object([&] {
                    json.member("id", library.topics[topic].id);
                    json.member("title", library.topics[topic].title);
                });
        });
        writeReasons(json, journey, outcome);
        writeAdvice(json, journey, outcome);
        json.key("reading");
        json.array([&] {
            for (std::uint32_t topic : journey.topics())
                for (const Topic::Reading& reading : library.topics[topic].reading)
                    json.object([&] {
                        json.member("text", reading.text);
                        json.member("url", reading.url);
                    });
        });
        json.member("letter", name(outcome.letter));
        json.member("askAnyway", outcome.askAnyway);
        json.member("closed", outcome.closed);
        json.member("online111", outcome.online111);
        json.member("sensitive", std::any_of(journey.topics().begin(), journey.topics().end(),
                                             [&](std::uint32_t topic) { return library.topics[topic].sensitive; }));
        if (outcome.advised) {
            json.key("asked");
            json.object([&] {
                json.member("advised", name(outcome.advised->rank.level));
                writeDestinations(json, outcome.advised->destinations);
            });
        }
        json.member("status", name(statusOf(journey)));
    });
}

void writeCheck(JsonWriter& json, const Journey& journey) {
    const Library& library = journey.library();
    const auto joined = [&](std::uint32_t question, const Answer& answer) {
        std::string text;
        for (const std::string& part : spoken(journey, question, answer))
            text += (text.empty() ? "" : "; ") + part;
        return text;
    };
    // What applied and was answered, each question once, in the order in which it was first answered.
    std::vector<std::uint32_t> shown;
    const auto rules = std::vector<std::uint32_t>();
    const Evaluation now(library, journey.answers(), rules);
    for (const GivenAnswer& given : journey.given()) {
        const auto question = library.question(given.linkId);
        if (question && library.questions[*question].input == Input::patient && journey.answers()[*question].given() &&
            now.applies(*question).has(Truth::yes) && std::find(shown.begin(), shown.end(), *question) == shown.end())
            shown.push_back(*question);
    }
    json.object([&] {
        json.member("page", "check");
        json.key("items");
        json.array([&] {
            for (std::uint32_t question : shown)
                json.object([&] {
                    const Question& q = library.questions[question];
                    json.member("linkId", q.linkId);
                    json.member("text", q.text.to(journey.who()));
                    json.member("answer", answerText(q, journey.answers()[question]));
                    json.member("display", joined(question, journey.answers()[question]));
                    json.member("phase", name(q.phase));
                    for (const Withdrawal& withdrawal : journey.withdrawals())
                        if (withdrawal.question == question && withdrawal.changedStands)
                            json.member("withdrawn", joined(question, withdrawal.first));
                });
        });
        json.member("list", name(journey.outcome().list));
    });
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "core/number_text.hpp"
#include "core/page_json.hpp"

#include <algorithm>

namespace signpost {
namespace {

std::string_view name(TextFormat format) {
    constexpr std::array<std::string_view, 6> names = {"", "name", "phone", "email", "postcode", "nhs-number"};
    return names[static_cast<std::size_t>(format)];
}

/// Questions put to the patient and answered, and this one.
std::int64_t pageNumber(const Journey& journey, std::uint32_t question) {
    std::vector<std::string_view> seen;
    for (const GivenAnswer& given : journey.given()) {
        const auto answered = journey.library().question(given.linkId);
        if (!answered || journey.library().questions[*answered].input != Input::patient)
            continue;
        if (*answered == question)
            break;
        if (std::find(seen.begin(), seen.end(), given.linkId) == seen.end())
            seen.push_back(given.linkId);
    }
    return static_cast<std::int64_t>(seen.size()) + 1;
}

void writeOptions(JsonWriter& json, const Question& question, Who who) {
    json.key("options");
    json.array([&] {
        for (const Option& option : question.options)
            json.object([&] {
                json.member("value", option.value);
                json.member("text", option.text.to(who));
                json.memberUnlessEmpty("hint", option.hint.to(who));
                if (option.none)
                    json.member("none", true);
            });
    });
}

/// The topic in play that brings the question in; nothing for the screen's.
std::string_view topicOf(const Journey& journey, std::uint32_t question) {
    const Library& library = journey.library();
    if (library.questions[question].phase == Phase::screen)
        return {};
    for (std::uint32_t topic : journey.topics()) {
        const auto& questions = library.topics[topic].questions;
        if (std::find(questions.begin(), questions.end(), question) != questions.end())
            return library.topics[topic].id;
    }
    return {};
}

bool sensitive(const Journey& journey) {
    return std::any_of(journey.topics().begin(), journey.topics().end(),
                       [&](std::uint32_t topic) { return journey.library().topics[topic].sensitive; });
}

} // namespace

void writeQuestion(JsonWriter& json, const Journey& journey, std::uint32_t index) {
    const Question& question = journey.library().questions[index];
    const Who who = journey.who();
    json.object([&] {
        json.member("page", "question");
        json.member("linkId", question.linkId);
        json.member("phase", name(question.phase));
        json.memberUnlessEmpty("topic", topicOf(journey, index));
        json.member("type", name(question.type));
        json.member("text", question.text.to(who));
        json.memberUnlessEmpty("hint", question.hint.to(who));
        json.memberUnlessEmpty("why", question.why.to(who));
        if (question.type == QuestionType::choice || question.type == QuestionType::checklist)
            writeOptions(json, question, who);
        if (question.type == QuestionType::number) {
            json.member("min", numberText(question.least, question.decimals));
            json.member("max", numberText(question.greatest, question.decimals));
            json.member("decimals", std::int64_t{question.decimals});
            json.memberUnlessEmpty("unit", question.unit);
        }
        if (question.maxLength != 0)
            json.member("maxLength", std::int64_t{question.maxLength});
        json.memberUnlessEmpty("format", name(question.format));
        json.memberUnlessEmpty("autocomplete", question.autocomplete);
        if (const Answer& answer = journey.answers()[index]; answer.given())
            json.member("answer", answerText(question, answer));
        if (question.offersUnsure)
            json.member("unsure", question.unsureText.to(who));
        json.member("required", question.required);
        json.member("sensitive", sensitive(journey));
        json.member("number", pageNumber(journey, index));
    });
}

void writeWhichIsRight(JsonWriter& json, const Journey& journey) {
    const Withdrawal& pending = *journey.pendingWithdrawal();
    const Question& question = journey.library().questions[pending.question];
    const auto texts = [&](std::string_view key, const Answer& answer) {
        json.key(key);
        json.array([&] {
            for (const std::string& text : spoken(journey, pending.question, answer))
                json.value(text);
        });
    };
    json.object([&] {
        json.member("page", "which-is-right");
        json.member("linkId", question.linkId);
        json.member("text", question.text.to(journey.who()));
        texts("first", pending.first);
        texts("changed", pending.changed);
    });
}

} // namespace signpost

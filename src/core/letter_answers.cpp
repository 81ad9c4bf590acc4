// SPDX-License-Identifier: Apache-2.0
#include "core/letter_parts.hpp"
#include "core/number_text.hpp"
#include "core/page_json.hpp"
#include "signpost/age.hpp"

#include <algorithm>

namespace signpost {
namespace {

void writeCoding(JsonWriter& json, const std::string& linkId, std::string_view code, std::string_view display) {
    json.object([&] {
        json.key("valueCoding");
        json.object([&] {
            json.member("system", "urn:signpost:option:" + linkId);
            json.member("code", code);
            json.memberUnlessEmpty("display", display);
        });
    });
}

void writeAge(JsonWriter& json, Age age) {
    const std::string text = ageText(age);
    const auto space = text.find(' ');
    const std::string unit = text.substr(space + 1);
    json.object([&] {
        json.key("valueQuantity");
        json.object([&] {
            json.key("value");
            json.number(text.substr(0, space));
            json.member("unit", unit);
            json.member("system", "http://unitsofmeasure.org");
            json.member("code", unit.front() == 'd' ? "d" : unit.front() == 'm' ? "mo" : "a");
        });
    });
}

void writePlain(JsonWriter& json, const Question& question, const Answer& answer) {
    json.object([&] {
        switch (question.type) {
        case QuestionType::boolean:
            json.member("valueBoolean", answerText(question, answer) == "true");
            break;
        case QuestionType::number:
            json.key(question.decimals == 0 ? "valueInteger" : "valueDecimal");
            json.number(answerText(question, answer));
            break;
        case QuestionType::date:
            json.member("valueDate", answer.text);
            break;
        default:
            json.member("valueString", answer.text);
        }
    });
}

void writeAnswers(JsonWriter& json, const Journey& journey, std::uint32_t index) {
    const Question& question = journey.library().questions[index];
    const Answer& answer = journey.answers()[index];
    json.key("answer");
    json.array([&] {
        if (answer.kind == Answer::Kind::unsure) {
            writeCoding(json, question.linkId, "unsure", question.unsureText.to(journey.who()));
        } else if (question.type == QuestionType::choice || question.type == QuestionType::checklist) {
            for (std::size_t i = 0; i < question.options.size(); ++i)
                if ((answer.options >> i & 1U) != 0 || (answer.options == 0 && question.options[i].none))
                    writeCoding(json, question.linkId, question.options[i].value,
                                question.options[i].text.to(journey.who()));
        } else if (question.type == QuestionType::age) {
            writeAge(json, answer.number);
        } else {
            writePlain(json, question, answer);
        }
    });
}

bool blank(const Answer& answer) {
    return answer.kind == Answer::Kind::text && answer.text.empty();
}

} // namespace

std::vector<std::uint32_t> answeredQuestions(const Journey& journey) {
    const Library& library = journey.library();
    const Evaluation now(library, journey.answers(), {});
    std::vector<std::uint32_t> questions;
    const auto take = [&](std::uint32_t question) {
        if (journey.answers()[question].given() && !blank(journey.answers()[question]) &&
            library.questions[question].input != Input::scan && now.applies(question).has(Truth::yes) &&
            std::find(questions.begin(), questions.end(), question) == questions.end())
            questions.push_back(question);
    };
    for (std::uint32_t question : journey.letterQuestions())
        take(question);
    for (const GivenAnswer& given : journey.given())
        if (const auto question = library.question(given.linkId))
            take(*question);
    return questions;
}

void writeQuestionnaireResponse(JsonWriter& json, const LetterContext& letter) {
    const Journey& journey = letter.journey;
    const Library& library = journey.library();
    json.object([&] {
        writeResourceHead(json, "QuestionnaireResponse", letter.response());
        json.key("identifier");
        writeIdentifier(json, "urn:ietf:rfc:3986", "urn:uuid:" + letter.stamp.key);
        const Topic& topic = library.topics[journey.topics().front()];
        json.member("questionnaire", "urn:signpost:topic:" + topic.id + "|" + topic.version);
        json.member("status", "completed");
        writeReference(json, "subject", letter.patient());
        json.member("authored", letter.stamp.time);
        const std::string& author = letter.proxy ? letter.relatedPerson() : letter.patient();
        writeReference(json, "author", author);
        writeReference(json, "source", author);
        json.key("item");
        json.array([&] {
            for (std::uint32_t question : answeredQuestions(journey))
                json.object([&] {
                    json.member("linkId", library.questions[question].linkId);
                    json.member("text", library.questions[question].text.to(journey.who()));
                    writeAnswers(json, journey, question);
                });
        });
    });
}

} // namespace signpost

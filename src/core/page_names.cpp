// SPDX-License-Identifier: Apache-2.0
#include "core/number_text.hpp"
#include "core/page_json.hpp"
#include "signpost/age.hpp"

#include <algorithm>

namespace signpost {

std::string_view name(Phase phase) {
    constexpr std::array<std::string_view, 4> names = {"screen", "triage", "outcome", "letter"};
    return names[static_cast<std::size_t>(phase)];
}

std::string_view name(LetterList list) {
    constexpr std::array<std::string_view, 3> names = {"urgent", "clinical", "admin"};
    return names[static_cast<std::size_t>(list)];
}

std::string_view name(Status status) {
    constexpr std::array<std::string_view, 4> names = {"draft", "in-review", "approved", "retired"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view name(QuestionType type) {
    constexpr std::array<std::string_view, 8> names = {"boolean", "choice", "checklist", "number",
                                                       "age",     "string", "text",      "date"};
    return names[static_cast<std::size_t>(type)];
}

std::string reasonId(const Library& library, const Reason& reason) {
    return reason.rule != noIndex ? library.rules[reason.rule].id : library.topics[reason.defaultOf].id + "/default";
}

Status statusOf(const Journey& journey) {
    const Library& library = journey.library();
    if (journey.topics().empty())
        return library.status;
    Status least = Status::approved;
    for (std::uint32_t topic : journey.topics()) {
        const Status status = library.topics[topic].status;
        if (status == Status::retired)
            return status;
        least = std::min(least, status);
    }
    return least;
}

std::vector<std::string> spoken(const Journey& journey, std::uint32_t index, const Answer& answer) {
    const Question& question = journey.library().questions[index];
    std::vector<std::string> texts;
    switch (answer.kind) {
    case Answer::Kind::open:
        break;
    case Answer::Kind::unsure:
        texts.push_back(question.unsureText.to(journey.who()));
        break;
    case Answer::Kind::text:
        texts.push_back(answer.text);
        break;
    case Answer::Kind::number:
        texts.push_back(answerText(question, answer) + (question.unit.empty() ? "" : " " + question.unit));
        break;
    case Answer::Kind::options:
        for (std::size_t i = 0; i < question.options.size(); ++i)
            if ((answer.options >> i & 1U) != 0 || (answer.options == 0 && question.options[i].none))
                texts.push_back(question.options[i].text.to(journey.who()));
        break;
    }
    return texts;
}

} // namespace signpost

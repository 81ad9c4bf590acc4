// SPDX-License-Identifier: Apache-2.0
#include "analysis/patient.hpp"

#include "core/page_json.hpp"

namespace signpost::analysis {
namespace {

/// What somebody may type so that exactly these red flags are found in it.
std::string wordsFor(const Library& library, std::uint64_t flags) {
    std::string words;
    for (std::size_t flag = 0; flag < library.flags.size(); ++flag) {
        if (((flags >> flag) & 1) == 0 || library.flags[flag].phrases.empty())
            continue;
        words += words.empty() ? "" : ". ";
        for (const char c : library.flags[flag].phrases.front())
            if (c != '+')
                words += c;
    }
    return words;
}

std::string textOf(const Question& question, const Answer& answer) {
    if (answer.given())
        return answerText(question, answer);
    if (question.offersUnsure)
        return "unsure";
    Answer mildest;
    switch (question.type) {
    case QuestionType::checklist:
        mildest.kind = Answer::Kind::options;
        break;
    case QuestionType::boolean:
    case QuestionType::choice:
        mildest.kind = Answer::Kind::options;
        mildest.options = question.worse == Worse::no ? 2 : 1;
        break;
    case QuestionType::number:
    case QuestionType::age:
        mildest.kind = Answer::Kind::number;
        mildest.number = question.worse == Worse::lower ? question.greatest : question.least;
        break;
    default:
        mildest.kind = Answer::Kind::text;
    }
    return answerText(question, mildest);
}

/// "Do you have any of these? a stiff neck." Nothing for "none of these" and plain no's, which would bury the rest.
std::string inWords(const Library& library, std::uint32_t index, const Answer& answer, Who who) {
    const Question& question = library.questions[index];
    if (index == library.age)
        return answerText(question, answer) + ". ";
    std::string said;
    if (answer.kind == Answer::Kind::unsure) {
        said = "not sure";
    } else if (answer.kind == Answer::Kind::options && question.type == QuestionType::boolean) {
        constexpr std::uint64_t yesBit = 2;
        said = answer.options == yesBit ? "yes" : "";
    } else if (answer.kind == Answer::Kind::options) {
        for (std::size_t option = 0; option < question.options.size(); ++option)
            if (((answer.options >> option) & 1) != 0)
                said += (said.empty() ? "" : "; ") + question.options[option].text.to(who);
    } else {
        said = answerText(question, answer) + (question.unit.empty() ? "" : " " + question.unit);
    }
    return said.empty() ? "" : question.text.to(who) + " " + said + ". ";
}

} // namespace

std::vector<Answer> answersOf(const PatientSpace& space, const Assignment& assignment) {
    std::vector<Answer> answers;
    for (std::uint32_t question = 0; question < space.library().questions.size(); ++question)
        answers.push_back(space.answer(assignment, question));
    return answers;
}

Patient walk(const PatientSpace& space, std::uint32_t topic, const Assignment& answers, bool asksAnyway) {
    return walk(space.library(), topic, answersOf(space, answers), asksAnyway);
}

Patient walk(const Library& library, std::uint32_t topic, std::span<const Answer> answers, bool asksAnyway) {
    Journey journey(library);
    if (library.opensIn != noIndex)
        if (const Answer& minutes = answers[library.opensIn]; minutes.given())
            journey.answer(library.questions[library.opensIn].linkId,
                           answerText(library.questions[library.opensIn], minutes));
    if (library.phrases != noIndex)
        if (const std::string words = wordsFor(library, answers[library.phrases].options); !words.empty())
            journey.answer("words", words);

    Patient patient;
    const auto put = [&](std::string_view linkId, const std::string& text) {
        return !journey.answer(linkId, text).has_value();
    };
    bool goesOn = true;
    while (goesOn) {
        const Next next = journey.next();
        switch (next.step) {
        case Step::question: {
            const Question& question = library.questions[next.question];
            goesOn = put(question.linkId, textOf(question, answers[next.question]));
            if (goesOn)
                patient.words += inWords(library, next.question, journey.answers()[next.question], journey.who());
            break;
        }
        case Step::chooseTopic:
            goesOn = topic != noIndex && put("topic", library.topics[topic].id);
            break;
        case Step::anythingElse:
            goesOn = put("anything_else", "no");
            break;
        case Step::outcome:
            goesOn = asksAnyway && journey.outcome().askAnyway && put("ask_anyway", "true");
            break;
        default:
            goesOn = false;
        }
    }
    const Outcome outcome = journey.outcome();
    patient.answers = journey.given();
    patient.rank = outcome.rank;
    patient.destinations = outcome.destinations;
    patient.online111 = outcome.online111;
    for (const Reason& reason : outcome.reasons)
        patient.reasons.push_back(reasonId(library, reason));
    if (!journey.words().empty())
        patient.words = "Typed: \"" + std::string(journey.words()) + "\". " + patient.words;
    while (!patient.words.empty() && patient.words.back() == ' ')
        patient.words.pop_back();
    return patient;
}

std::string answersLine(const Patient& patient) {
    std::string line;
    for (const GivenAnswer& answer : patient.answers)
        line += (line.empty() ? "" : "; ") + answer.linkId + "=" + answer.text;
    return line;
}

} // namespace signpost::analysis

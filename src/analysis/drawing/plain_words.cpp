// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/plain_words.hpp"

#include "signpost/age.hpp"

#include <array>

namespace signpost::analysis {
namespace {

std::string counted(std::uint32_t number, std::string_view unit) {
    return std::to_string(number) + " " + std::string(unit) + (number == 1 ? "" : "s");
}

std::string numberText(const Question& question, std::int64_t number) {
    Answer answer;
    answer.kind = Answer::Kind::number;
    answer.number = number;
    return answerText(question, answer);
}

std::string ageRange(std::int64_t low, std::int64_t high) {
    if (low <= youngestAge && high >= oldestAge)
        return "any age";
    if (high >= oldestAge)
        return ageText(low) + " or more";
    if (low <= youngestAge)
        return "under " + ageText(high + 1);
    if (low == high)
        return ageText(low);
    const std::string from = ageText(low);
    const std::string to = ageText(high);
    const std::size_t unit = from.find(' ');
    if (from.substr(unit) == to.substr(to.find(' ')) && from.substr(unit) != " month" && from.substr(unit) != " day")
        return from.substr(0, unit) + " to " + to;
    // "12 months to under 5 years" leaves no doubt about the 4-year-old.
    return from + " to under " + ageText(high + 1);
}

} // namespace

std::string_view levelWords(Level level) {
    constexpr std::array<std::string_view, levelCount> words = {"Self-care", "Routine",   "Soon",
                                                                "Urgent",    "Emergency", "Call 999"};
    return words[static_cast<std::size_t>(level)];
}

std::string_view destinationWords(Destination destination) {
    constexpr std::array<std::string_view, destinationCount> words = {
        "ambulance",     "A&E",     "NHS 111",  "GP surgery",     "surgery reception",    "Pharmacy First",
        "pharmacist",    "dentist", "optician", "maternity unit", "sexual health clinic", "mental health line",
        "self-referral", "home"};
    return words[static_cast<std::size_t>(destination)];
}

std::string withinWords(const Rank& rank) {
    if (!rank.withinMinutes)
        return {};
    constexpr std::uint32_t hour = 60;
    constexpr std::uint32_t day = 24 * hour;
    const std::uint32_t minutes = *rank.withinMinutes;
    if (minutes % day == 0 && minutes > day)
        return "within " + counted(minutes / day, "day");
    return "within " + (minutes % hour == 0 ? counted(minutes / hour, "hour") : counted(minutes, "minute"));
}

std::string rankWords(const Rank& rank) {
    const std::string within = withinWords(rank);
    return std::string(levelWords(rank.level)) + (within.empty() ? "" : ", ") + within;
}

std::string destinationsWords(Destinations destinations) {
    std::vector<std::string> words;
    destinations.each([&](Destination each) { words.emplace_back(destinationWords(each)); });
    return listed(words, "and");
}

std::string optionWords(const Question& question, std::size_t option) {
    if (question.type == QuestionType::boolean)
        return option == 1 ? "yes" : "no";
    const Option& its = question.options[option];
    return its.text.empty() ? its.value : its.text.me;
}

std::string unsureWords(const Question& question) {
    if (question.input == Input::host)
        return "not known";
    return question.unsureText.empty() ? "not sure" : question.unsureText.me;
}

std::string rangeWords(const Library& library, std::uint32_t index, std::int64_t low, std::int64_t high) {
    if (index == library.age)
        return ageRange(low, high);
    const Question& question = library.questions[index];
    const std::string unit = question.unit.empty() ? "" : " " + question.unit;
    if (low <= question.least && high >= question.greatest)
        return "any number";
    if (low <= question.least)
        return "under " + numberText(question, high + 1) + unit;
    if (high >= question.greatest)
        return numberText(question, low) + unit + " or more";
    return low == high ? numberText(question, low) + unit
                       : numberText(question, low) + " to " + numberText(question, high) + unit;
}

std::string valuesWords(const PatientSpace& space, std::uint32_t index, const std::vector<bool>& values) {
    const Variable& variable = space.variables()[index];
    const Question& question = space.library().questions[variable.question];
    std::vector<std::string> words;
    if (variable.kind == Variable::Kind::number) {
        for (std::uint32_t value = 0; value < variable.answers(); ++value) {
            if (!values[value])
                continue;
            std::uint32_t last = value;
            while (last + 1 < variable.answers() && values[last + 1])
                ++last;
            words.push_back(
                rangeWords(space.library(), variable.question, variable.lows[value], space.greatestOf(index, last)));
            value = last;
        }
    } else if (variable.kind == Variable::Kind::option) {
        // "Yes" before "no".
        const bool yesFirst = question.type == QuestionType::boolean;
        for (std::uint32_t i = 0; i < variable.answers(); ++i) {
            const std::uint32_t value = yesFirst ? variable.answers() - 1 - i : i;
            if (values[value])
                words.push_back(optionWords(question, value));
        }
    }
    if (variable.unsureValue() != noIndex && values[variable.unsureValue()])
        words.push_back(unsureWords(question));
    std::string text;
    for (const std::string& each : words)
        text += (text.empty() ? "" : "; ") + each;
    return text;
}

std::string answerWords(const Library& library, std::uint32_t index, const Answer& answer) {
    const Question& question = library.questions[index];
    switch (answer.kind) {
    case Answer::Kind::open:
        return "not answered";
    case Answer::Kind::unsure:
        return unsureWords(question);
    case Answer::Kind::number:
        return answerText(question, answer) + (question.unit.empty() ? "" : " " + question.unit);
    case Answer::Kind::text:
        return answer.text;
    case Answer::Kind::options:
        break;
    }
    std::string text;
    for (std::size_t option = 0; option < question.options.size(); ++option)
        if (((answer.options >> option) & 1) != 0)
            text += (text.empty() ? "" : "; ") + optionWords(question, option);
    return text.empty() ? "none of these" : text;
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? " " + std::string(last) + " " : ", ";
        text += items[i];
    }
    return text;
}

} // namespace signpost::analysis

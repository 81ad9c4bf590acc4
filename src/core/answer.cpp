// SPDX-License-Identifier: Apache-2.0
#include "signpost/answer.hpp"

#include "core/number_text.hpp"
#include "core/text_formats.hpp"
#include "signpost/age.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace signpost {
namespace {

using Result = std::variant<Answer, AnswerError>;

AnswerError refuse(std::string_view code, std::string detail) {
    return {code, std::move(detail)};
}

Answer picked(std::uint64_t options) {
    return {Answer::Kind::options, options, 0, {}};
}
Answer counted(std::int64_t number) {
    return {Answer::Kind::number, 0, number, {}};
}

std::optional<std::size_t> optionNamed(const Question& question, std::string_view value) {
    for (std::size_t i = 0; i < question.options.size(); ++i)
        if (question.options[i].value == value)
            return i;
    return std::nullopt;
}

AnswerError unknownOption(const Question& question, std::string_view value) {
    std::string options;
    for (const Option& option : question.options)
        options += (options.empty() ? "" : ", ") + option.value;
    return refuse("unknown-option", "'" + std::string(value) + "' is not one of: " + options);
}

Result readChoice(const Question& question, std::string_view text) {
    const auto option = optionNamed(question, text);
    if (!option)
        return unknownOption(question, text);
    return picked(std::uint64_t{1} << *option);
}

Result readChecklist(const Question& question, std::string_view text) {
    std::uint64_t boxes = 0;
    bool none = false;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto value = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const auto option = optionNamed(question, value);
        if (!option)
            return unknownOption(question, value);
        if (question.options[*option].none)
            none = true;
        else
            boxes |= std::uint64_t{1} << *option;
    }
    if (none && boxes != 0)
        return refuse("none-and-others", "'none of these' can't be ticked together with other boxes");
    if (!none && boxes == 0)
        return refuse("required", "tick a box, or 'none of these'");
    return picked(boxes);
}

Result readNumber(const Question& question, std::string_view text) {
    const auto shown = decimalsShown(text);
    if (!shown)
        return refuse("not-a-number", "'" + std::string(text) + "' is not a number such as 38.2");
    if (*shown > question.decimals)
        return refuse("too-many-decimals", "at most " + std::to_string(question.decimals) + " decimals");
    const auto value = scaledNumber(text, question.decimals);
    if (!value || *value < question.least || *value > question.greatest)
        return refuse("out-of-range", "from " + numberText(question.least, question.decimals) + " to " +
                                          numberText(question.greatest, question.decimals));
    return counted(*value);
}

Result readAge(std::string_view text) {
    const auto age = ageFrom(text);
    if (!age)
        return refuse("bad-age", "write '20 days' (under 28), '7 months' (under 24) or '30 years' (to 120)");
    return counted(*age);
}

/// Without the characters that no text in a letter may hold (FHIR: none below U+0020 but tab and line ends). They come
/// from pasting, not from typing.
std::string withoutControls(std::string_view text) {
    constexpr unsigned char firstPrintable = 0x20;
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char c) {
        return static_cast<unsigned char>(c) >= firstPrintable || c == '\n' || c == '\t' || c == '\r';
    });
    return kept;
}

Result readText(const Question& question, std::string_view given) {
    const std::string text = withoutControls(given);
    const bool blank =
        std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    if (blank && question.required)
        return refuse("required", "an answer is needed");
    if (question.maxLength != 0 && codePoints(text) > question.maxLength)
        return refuse("too-long", "at most " + std::to_string(question.maxLength) + " characters");
    if (!blank)
        if (const auto code = formatProblem(question, text); !code.empty())
            return refuse(code, "'" + text + "' is not in the form asked for");
    return Answer{Answer::Kind::text, 0, 0, blank ? std::string() : text};
}

} // namespace

Result readAnswer(const Question& question, std::string_view text) {
    if (text == "unsure" && question.type != QuestionType::text && question.type != QuestionType::string) {
        if (!question.offersUnsure)
            return refuse("unsure-not-offered", "this question has no 'not sure'");
        return Answer{Answer::Kind::unsure, 0, 0, {}};
    }
    const bool written = question.type == QuestionType::text || question.type == QuestionType::string ||
                         question.type == QuestionType::date;
    if (text.empty() && !written && question.type != QuestionType::checklist) {
        if (question.required)
            return refuse("required", "an answer is needed");
        return Answer{Answer::Kind::text, 0, 0, {}};
    }
    switch (question.type) {
    case QuestionType::boolean:
    case QuestionType::choice:
        return readChoice(question, text);
    case QuestionType::checklist:
        return readChecklist(question, text);
    case QuestionType::number:
        return readNumber(question, text);
    case QuestionType::age:
        return readAge(text);
    default:
        return readText(question, text);
    }
}

std::string answerText(const Question& question, const Answer& answer) {
    switch (answer.kind) {
    case Answer::Kind::open:
        return {};
    case Answer::Kind::unsure:
        return "unsure";
    case Answer::Kind::text:
        return answer.text;
    case Answer::Kind::number:
        return question.type == QuestionType::age ? ageText(answer.number)
                                                  : numberText(answer.number, question.decimals);
    case Answer::Kind::options:
        break;
    }
    std::string values;
    for (std::size_t i = 0; i < question.options.size(); ++i)
        if ((answer.options >> i & 1U) != 0 || (answer.options == 0 && question.options[i].none))
            values += (values.empty() ? "" : ",") + question.options[i].value;
    return values;
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "core/text_formats.hpp"

#include "core/number_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace signpost {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string without(std::string_view text, std::string_view dropped) {
    std::string kept;
    for (char c : text)
        if (dropped.find(c) == std::string_view::npos)
            kept += c;
    return kept;
}

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), isDigit);
}

bool isPhone(std::string_view text) {
    std::string digits = without(text, " -().");
    if (!digits.empty() && digits.front() == '+')
        digits.erase(0, 1);
    constexpr std::size_t fewest = 10;
    constexpr std::size_t most = 15;
    return allDigits(digits) && digits.size() >= fewest && digits.size() <= most;
}

bool isEmail(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    const auto host = text.substr(at + 1);
    const auto dot = host.rfind('.');
    return dot != std::string_view::npos && dot != 0 && dot + 1 < host.size() &&
           text.find(' ') == std::string_view::npos;
}

/// The outward part, then a digit and two letters; which outward parts exist is not for us to know.
bool isPostcode(std::string_view text) {
    const std::string code = without(text, " ");
    constexpr std::size_t inward = 3;
    if (code.size() < 5 || code.size() > 7)
        return false;
    const auto outward = std::string_view(code).substr(0, code.size() - inward);
    const auto rest = std::string_view(code).substr(code.size() - inward);
    return isLetter(outward.front()) && std::any_of(outward.begin(), outward.end(), isDigit) &&
           std::all_of(outward.begin(), outward.end(), [](char c) { return isDigit(c) || isLetter(c); }) &&
           isDigit(rest[0]) && isLetter(rest[1]) && isLetter(rest[2]);
}

} // namespace

std::size_t codePoints(std::string_view text) {
    constexpr unsigned continuationMask = 0xC0;
    constexpr unsigned continuation = 0x80;
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & continuationMask) != continuation;
    }));
}

bool isDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto part = [&](std::size_t from, std::size_t size) {
        const auto digits = text.substr(from, size);
        return allDigits(digits) ? scaledNumber(digits, 0).value_or(0) : 0;
    };
    const auto year = part(0, 4);
    const auto month = part(5, 2);
    const auto day = part(8, 2);
    if (year < 1 || month < 1 || month > 12)
        return false;
    constexpr std::array<std::int64_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[std::size_t(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool isNhsNumber(std::string_view text) {
    const std::string digits = without(text, " -");
    if (digits.size() != 10 || !allDigits(digits))
        return false;
    // Weights 10 to 2 over the first nine digits; the check digit is 11 minus the sum modulo 11, and 10 is never
    // issued.
    int sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += (digits[std::size_t(i)] - '0') * (10 - i);
    const int check = (11 - sum % 11) % 11;
    return check != 10 && check == digits[9] - '0';
}

std::string_view formatProblem(const Question& question, std::string_view text) {
    if (question.type == QuestionType::date)
        return isDate(text) ? "" : "bad-date";
    switch (question.format) {
    case TextFormat::phone:
        return isPhone(text) ? "" : "bad-phone";
    case TextFormat::email:
        return isEmail(text) ? "" : "bad-email";
    case TextFormat::postcode:
        return isPostcode(text) ? "" : "bad-postcode";
    case TextFormat::nhsNumber:
        return isNhsNumber(text) ? "" : "bad-nhs-number";
    case TextFormat::any:
    case TextFormat::name:
        break;
    }
    return "";
}

} // namespace signpost

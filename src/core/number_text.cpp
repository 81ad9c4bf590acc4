// SPDX-License-Identifier: Apache-2.0
#include "core/number_text.hpp"

namespace signpost {
namespace {

constexpr std::size_t mostDigits = 15; // far below what 64 bits hold, whatever the decimals

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<unsigned> decimalsShown(std::string_view text) {
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    std::size_t whole = 0;
    while (whole < text.size() && isDigit(text[whole]))
        ++whole;
    if (whole == 0)
        return std::nullopt;
    if (whole == text.size())
        return 0;
    if (text[whole] != '.' || whole + 1 == text.size())
        return std::nullopt;
    for (char c : text.substr(whole + 1))
        if (!isDigit(c))
            return std::nullopt;
    return static_cast<unsigned>(text.size() - whole - 1);
}

std::optional<std::int64_t> scaledNumber(std::string_view text, unsigned decimals) {
    const auto shown = decimalsShown(text);
    if (!shown || *shown > decimals)
        return std::nullopt;
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (char c : text) {
        if (!isDigit(c))
            continue;
        if (++digits > mostDigits)
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    for (unsigned i = *shown; i < decimals; ++i)
        value *= 10;
    return text.front() == '-' ? -value : value;
}

std::string numberText(std::int64_t scaled, unsigned decimals) {
    std::string digits = std::to_string(scaled < 0 ? -scaled : scaled);
    if (decimals > 0) {
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return scaled < 0 ? "-" + digits : digits;
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "signpost/age.hpp"

#include "core/number_text.hpp"

namespace signpost {
namespace {

// The scale: 0..27 are days, 28..50 the months 1..23, 51..169 the years 2..120.
constexpr std::int64_t daysTold = 28;
constexpr std::int64_t firstMonth = 28;
constexpr std::int64_t monthsTold = 24;
constexpr std::int64_t firstYear = firstMonth + monthsTold - 1;
constexpr std::int64_t oldestYears = 120;
constexpr std::int64_t monthsInYear = 12;

constexpr Age fromMonths(std::int64_t months) {
    return firstMonth + months - 1;
}
constexpr Age fromYears(std::int64_t years) {
    return firstYear + years - 2;
}
static_assert(fromYears(oldestYears) == oldestAge);

} // namespace

std::optional<Age> ageFrom(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    const auto value = scaledNumber(text.substr(0, space), 0);
    if (!value || *value < 0)
        return std::nullopt;
    const auto unit = text.substr(space + 1);
    if (unit == "days" || unit == "day")
        return *value < daysTold ? std::optional<Age>(*value) : std::nullopt;
    if (unit == "months" || unit == "month")
        return *value >= 1 && *value < monthsTold ? std::optional<Age>(fromMonths(*value)) : std::nullopt;
    if (unit == "years" || unit == "year") {
        if (*value == 1)
            return fromMonths(monthsInYear);
        return *value >= 2 && *value <= oldestYears ? std::optional<Age>(fromYears(*value)) : std::nullopt;
    }
    return std::nullopt;
}

std::string ageText(Age age) {
    const auto told = [](std::int64_t value, const char* unit) {
        return std::to_string(value) + " " + unit + (value == 1 ? "" : "s");
    };
    if (age < firstMonth)
        return told(age, "day");
    if (age < firstYear)
        return told(age - firstMonth + 1, "month");
    return told(age - firstYear + 2, "year");
}

std::int64_t ageIn(Age age, AgeUnit unit) {
    if (age < firstMonth)
        return unit == AgeUnit::days ? age : 0;
    const std::int64_t months = age < firstYear ? age - firstMonth + 1 : (age - firstYear + 2) * monthsInYear;
    switch (unit) {
    case AgeUnit::days:
        return daysTold; // all that the scale can tell: at least 28
    case AgeUnit::months:
        return months;
    case AgeUnit::years:
        break;
    }
    return months / monthsInYear;
}

std::optional<Age> ageAtLeast(std::int64_t value, AgeUnit unit) {
    if (value <= 0)
        return youngestAge;
    switch (unit) {
    case AgeUnit::days:
        return value <= daysTold ? std::optional<Age>(value) : std::nullopt;
    case AgeUnit::months:
        if (value < monthsTold)
            return fromMonths(value);
        if (value % monthsInYear != 0)
            return std::nullopt;
        value /= monthsInYear;
        break;
    case AgeUnit::years:
        if (value == 1)
            return fromMonths(monthsInYear);
        break;
    }
    return value <= oldestYears ? std::optional<Age>(fromYears(value)) : std::nullopt;
}

} // namespace signpost

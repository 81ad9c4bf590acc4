// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signpost {

/// Age as one number on a scale that is exact where it matters: days to 27, months from 1 to 23, years from 2 to 120.
/// The scale keeps the order of ages, so a threshold in days, months or years is one threshold on it.
///
///     ageFrom("20 days")  == 20
///     ageFrom("7 months") == 34          // 28 days come before the first month
///     ageFrom("30 years") == 79
///     ageFrom("1 years")  == ageFrom("12 months")
///     ageFrom("40 days")  == std::nullopt // from 28 days on, an age is told in months
using Age = std::int64_t;

inline constexpr Age youngestAge = 0;
inline constexpr Age oldestAge = 169;

enum class AgeUnit : std::uint8_t { days, months, years };

/// Reads "20 days", "7 months", "1 month", "30 years". Nothing if it is no age of that form and range. "0 months" and
/// "1 year" are understood: under 28 days is told in days, so 0 months is not an age; 1 year is 12 months.
std::optional<Age> ageFrom(std::string_view text);

/// The other way: "20 days", "7 months", "30 years".
std::string ageText(Age age);

/// The age in a unit, rounded down; an age told in an older unit counts at its start.
std::int64_t ageIn(Age age, AgeUnit unit);

/// The youngest age that is at least `value` in `unit`; nothing if the scale can't tell it (28 < days, or months beyond
/// 24 that are no whole years, or beyond the oldest age). A value of 0 or less is the youngest age.
std::optional<Age> ageAtLeast(std::int64_t value, AgeUnit unit);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace signpost::inbox {

/// A moment, in whole seconds, UTC.
using Moment = std::chrono::sys_seconds;

/// The same moment on a London clock. By the rule in force since 1996: summer time, one hour ahead, from 01:00 UTC on
/// the last Sunday of March to 01:00 UTC on the last Sunday of October. (The C++ library here has calendars, but no
/// zones, and the C library's zones depend on the machine.)
std::chrono::local_seconds toLondon(Moment moment) noexcept;

/// The moment when a London clock shows this time. In the hour that comes twice in October the first is meant; in the
/// hour that is left out in March, the clock before the change.
Moment fromLondon(std::chrono::local_seconds time) noexcept;

/// RFC 3339 with London's offset: "2026-07-01T09:00:00+01:00".
std::string toRfc3339(Moment moment);

/// "2026-12-25", and back; nothing if the text is not a date of the calendar in that form.
std::string toIsoDate(std::chrono::year_month_day date);
std::optional<std::chrono::year_month_day> fromIsoDate(std::string_view text) noexcept;

/// As the NHS writes times in running text: "6:30pm on Monday 23 November", "8am on Friday 1 January".
std::string toWords(Moment moment);

} // namespace signpost::inbox

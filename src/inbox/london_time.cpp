// SPDX-License-Identifier: Apache-2.0
#include "inbox/london_time.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace signpost::inbox {

namespace {

using namespace std::chrono; // NOLINT(google-build-using-namespace): dates are unreadable without

Moment lastSundayAtOne(year y, month m) noexcept {
    return sys_days(y / m / Sunday[last]) + hours(1);
}

bool isSummer(Moment moment) noexcept {
    const auto y = year_month_day(floor<days>(moment)).year();
    return moment >= lastSundayAtOne(y, March) && moment < lastSundayAtOne(y, October);
}

std::string twoDigits(long value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

local_seconds toLondon(Moment moment) noexcept {
    return local_seconds(moment.time_since_epoch()) + (isSummer(moment) ? hours(1) : hours(0));
}

Moment fromLondon(local_seconds time) noexcept {
    const Moment winter(time.time_since_epoch());
    const Moment summer = winter - hours(1);
    return isSummer(summer) ? summer : winter;
}

std::string toRfc3339(Moment moment) {
    const auto local = toLondon(moment);
    const auto day = floor<days>(local);
    const hh_mm_ss time(local - day);
    return toIsoDate(year_month_day(day)) + 'T' + twoDigits(time.hours().count()) + ':' +
           twoDigits(time.minutes().count()) + ':' + twoDigits(time.seconds().count()) +
           (isSummer(moment) ? "+01:00" : "+00:00");
}

std::string toIsoDate(year_month_day date) {
    return std::to_string(static_cast<int>(date.year())) + '-' + twoDigits(unsigned(date.month())) + '-' +
           twoDigits(unsigned(date.day()));
}

std::optional<year_month_day> fromIsoDate(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t begin, std::size_t length) -> std::optional<unsigned> {
        unsigned value = 0;
        const char* const end = text.data() + begin + length;
        const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
        return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
    };
    const auto y = number(0, 4);
    const auto m = number(5, 2);
    const auto d = number(8, 2);
    if (!y || !m || !d) {
        return std::nullopt;
    }
    const year_month_day date(year(static_cast<int>(*y)), month(*m), day(*d));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string toWords(Moment moment) {
    static constexpr std::array<const char*, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    const auto local = toLondon(moment);
    const auto dayOf = floor<days>(local);
    const year_month_day date(dayOf);
    const hh_mm_ss time(local - dayOf);
    std::string words = std::to_string(make12(time.hours()).count());
    if (time.minutes().count() != 0) {
        words += ':' + twoDigits(time.minutes().count());
    }
    words += is_am(time.hours()) ? "am on " : "pm on ";
    words += weekdays.at(weekday(dayOf).c_encoding());
    words += ' ' + std::to_string(unsigned(date.day())) + ' ';
    words += months.at(unsigned(date.month()) - 1);
    return words;
}

} // namespace signpost::inbox

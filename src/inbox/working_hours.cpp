// SPDX-License-Identifier: Apache-2.0
#include "inbox/working_hours.hpp"

namespace signpost::inbox {

namespace {

using namespace std::chrono; // NOLINT(google-build-using-namespace): dates are unreadable without

constexpr auto opening = hours(8);
constexpr auto closing = hours(18) + minutes(30);

bool isCoreDay(local_days day, const BankHolidays& holidays) {
    const weekday which(day);
    return which != Saturday && which != Sunday && !holidays.contains(year_month_day(day));
}

} // namespace

bool isCoreHours(Moment moment, const BankHolidays& holidays) {
    const auto local = toLondon(moment);
    const auto day = floor<days>(local);
    return isCoreDay(day, holidays) && local >= day + opening && local < day + closing;
}

Moment answerBy(Moment received, sealing::LetterList list, const BankHolidays& holidays) {
    const auto local = toLondon(received);
    auto day = floor<days>(local);
    if (list == sealing::LetterList::Urgent && isCoreHours(received, holidays)) {
        return fromLondon(day + closing);
    }
    while (!isCoreDay(day, holidays) || local >= day + opening) {
        day += days(1);
    }
    return fromLondon(day + closing);
}

} // namespace signpost::inbox

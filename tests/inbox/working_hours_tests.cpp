// SPDX-License-Identifier: Apache-2.0
#include "inbox/working_hours.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace signpost::inbox; // NOLINT(google-build-using-namespace)
using namespace std::chrono;     // NOLINT(google-build-using-namespace)
using signpost::sealing::LetterList;

namespace {

const BankHolidays& holidays() {
    static const auto data = BankHolidays::fromJson(englandBankHolidays);
    return data;
}

/// A London clock's time as a moment: at("2026-11-20", 12, 30).
Moment at(const char* date, int hour, int minute = 0) {
    return fromLondon(local_days(fromIsoDate(date).value()) + hours(hour) + minutes(minute));
}

std::string answered(Moment received, LetterList list = LetterList::Clinical) {
    return toRfc3339(answerBy(received, list, holidays()));
}

/// Easter Sunday by the anonymous Gregorian computus.
year_month_day easter(int y) {
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year(y), month(static_cast<unsigned>(n / 31)), day(static_cast<unsigned>(n % 31 + 1))};
}

/// England's bank holidays of a year by the rules of 1971: three in spring, one in summer, Christmas, Boxing Day and
/// New Year, those three moved to the next free weekday.
std::set<year_month_day> computed(int y) {
    const year in(y);
    std::set<year_month_day> dates;
    const auto moved = [&](sys_days date) {
        while (weekday(date) == Saturday || weekday(date) == Sunday || dates.contains(date)) {
            date += days(1);
        }
        dates.insert(date);
    };
    moved(in / January / 1);
    dates.insert(sys_days(easter(y)) - days(2));
    dates.insert(sys_days(easter(y)) + days(1));
    dates.insert(sys_days(in / May / Monday[1]));
    dates.insert(sys_days(in / May / Monday[last]));
    dates.insert(sys_days(in / August / Monday[last]));
    moved(in / December / 25);
    moved(in / December / 26);
    return dates;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_letter_within_core_hours_is_answered_by_the_end_of_the_next_day) {
    BOOST_TEST(answered(at("2026-11-16", 10)) == "2026-11-17T18:30:00+00:00"); // Monday
    BOOST_TEST(answered(at("2026-11-16", 8)) == "2026-11-17T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 18, 30)) == "2026-11-17T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 10), LetterList::Admin) == "2026-11-17T18:30:00+00:00");
}

BOOST_AUTO_TEST_CASE(a_letter_before_opening_is_answered_that_day) {
    BOOST_TEST(answered(at("2026-11-16", 7, 59)) == "2026-11-16T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 0)) == "2026-11-16T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-15", 23, 59)) == "2026-11-16T18:30:00+00:00"); // Sunday night
}

BOOST_AUTO_TEST_CASE(weekends_and_bank_holidays_are_stepped_over) {
    BOOST_TEST(answered(at("2026-11-20", 12)) == "2026-11-23T18:30:00+00:00"); // Friday
    BOOST_TEST(answered(at("2026-11-21", 12)) == "2026-11-23T18:30:00+00:00"); // Saturday
    BOOST_TEST(answered(at("2026-04-02", 12)) == "2026-04-07T18:30:00+01:00"); // Maundy Thursday
    BOOST_TEST(answered(at("2026-12-24", 12)) == "2026-12-29T18:30:00+00:00"); // Christmas Eve, Boxing Day moved
    BOOST_TEST(answered(at("2026-12-31", 12)) == "2027-01-04T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-05-25", 12)) == "2026-05-26T18:30:00+01:00"); // on a bank holiday
}

BOOST_AUTO_TEST_CASE(urgent_letters_are_for_the_same_day_only_while_the_surgery_is_there) {
    const auto urgent = LetterList::Urgent;
    BOOST_TEST(answered(at("2026-11-16", 10), urgent) == "2026-11-16T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 18, 29), urgent) == "2026-11-16T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 18, 30), urgent) == "2026-11-17T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-11-16", 6), urgent) == "2026-11-16T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-12-25", 10), urgent) == "2026-12-29T18:30:00+00:00");
}

BOOST_AUTO_TEST_CASE(core_hours_begin_at_eight_and_end_at_half_past_six) {
    BOOST_TEST(!isCoreHours(at("2026-11-16", 7, 59), holidays()));
    BOOST_TEST(isCoreHours(at("2026-11-16", 8), holidays()));
    BOOST_TEST(isCoreHours(at("2026-11-16", 18, 29), holidays()));
    BOOST_TEST(!isCoreHours(at("2026-11-16", 18, 30), holidays()));
    BOOST_TEST(!isCoreHours(at("2026-11-21", 12), holidays()));
    BOOST_TEST(!isCoreHours(at("2026-12-28", 12), holidays()));
    // In summer the same clock time is an hour earlier in UTC.
    BOOST_TEST(isCoreHours(sys_days(2026y / July / 1) + hours(7), holidays()));
    BOOST_TEST(!isCoreHours(sys_days(2026y / July / 1) + hours(17) + minutes(30), holidays()));
}

BOOST_AUTO_TEST_CASE(summer_time_begins_and_ends_at_one_in_the_morning_utc) {
    const auto text = [](sys_seconds moment) { return toRfc3339(moment); };
    const sys_seconds spring = sys_days(2026y / March / 29) + hours(1);
    BOOST_TEST(text(spring - seconds(1)) == "2026-03-29T00:59:59+00:00");
    BOOST_TEST(text(spring) == "2026-03-29T02:00:00+01:00");
    const sys_seconds autumn = sys_days(2026y / October / 25) + hours(1);
    BOOST_TEST(text(autumn - seconds(1)) == "2026-10-25T01:59:59+01:00");
    BOOST_TEST(text(autumn) == "2026-10-25T01:00:00+00:00");
    BOOST_TEST((fromLondon(local_days(2026y / October / 25) + hours(1)) == autumn - hours(1)));
    BOOST_TEST((fromLondon(local_days(2026y / March / 29) + hours(1) + minutes(30)) == spring + minutes(30)));
}

BOOST_AUTO_TEST_CASE(an_answer_across_the_change_of_the_clocks_is_still_at_half_past_six) {
    BOOST_TEST(answered(at("2026-03-27", 12)) == "2026-03-30T18:30:00+01:00");
    BOOST_TEST(answered(at("2026-10-23", 12)) == "2026-10-26T18:30:00+00:00");
    BOOST_TEST(answered(at("2026-03-29", 3)) == "2026-03-30T18:30:00+01:00");
}

BOOST_AUTO_TEST_CASE(the_rule_agrees_with_the_c_librarys_zones_for_a_hundred_years) {
    // POSIX's own notation of the rule, so that the test needs no zone files: ends and begins at 1 o'clock UTC.
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    tzset();
    for (auto moment = sys_seconds(sys_days(2000y / January / 1)); moment < sys_days(2100y / January / 1);
         moment += minutes(797)) {
        const auto stamp = system_clock::to_time_t(moment);
        std::tm local{};
        localtime_r(&stamp, &local);
        const auto ours = toLondon(moment).time_since_epoch() - moment.time_since_epoch();
        BOOST_REQUIRE_MESSAGE(ours == hours(local.tm_isdst > 0 ? 1 : 0), toRfc3339(moment));
    }
}

BOOST_AUTO_TEST_CASE(times_are_written_as_the_nhs_writes_them) {
    BOOST_TEST(toWords(at("2026-11-23", 18, 30)) == "6:30pm on Monday 23 November");
    BOOST_TEST(toWords(at("2027-01-01", 8)) == "8am on Friday 1 January");
    BOOST_TEST(toWords(at("2026-07-05", 12, 5)) == "12:05pm on Sunday 5 July");
    BOOST_TEST(toWords(at("2026-07-05", 0)) == "12am on Sunday 5 July");
}

BOOST_AUTO_TEST_CASE(the_list_of_bank_holidays_is_what_the_rules_give) {
    for (int y = 2025; y <= static_cast<int>(holidays().coversUntil().year()); ++y) {
        const auto expected = computed(y);
        std::set<year_month_day> listed;
        for (const auto date : holidays().from(year(y) / January / 1)) {
            if (date.year() == year(y)) {
                listed.insert(date);
            }
        }
        BOOST_TEST_CONTEXT("year " << y) {
            BOOST_TEST((listed == expected));
        }
    }
    BOOST_TEST(holidays().from(2028y / December / 26).size() == 1U);
    BOOST_TEST(holidays().from(2028y / December / 27).empty());
}

BOOST_AUTO_TEST_CASE(a_broken_list_of_bank_holidays_is_refused) {
    for (const char* text :
         {"[]", "{}", R"({"coversUntil":"2026-12-31"})", R"({"coversUntil":"2026-12-32","dates":[]})",
          R"({"coversUntil":"2026-12-31","dates":["2027-01-01"]})", R"({"coversUntil":"2026-12-31","dates":["25/12"]})",
          R"({"coversUntil":"2026-12-31","dates":[1]})", "nonsense"}) {
        BOOST_CHECK_THROW(BankHolidays::fromJson(text), std::runtime_error);
    }
}

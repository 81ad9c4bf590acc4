// SPDX-License-Identifier: Apache-2.0
#include "inbox/passwords.hpp"
#include "inbox/sign_in_guard.hpp"
#include "inbox/staff_sessions.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost::inbox; // NOLINT(google-build-using-namespace)
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

void failTimes(SignInGuard& guard, int times, const std::string& user, const std::string& address,
               SignInGuard::Clock::time_point now) {
    for (int i = 0; i < times; ++i) {
        guard.failed(user, address, now);
    }
}

} // namespace

BOOST_AUTO_TEST_CASE(five_failures_lock_the_pair_and_nobody_else) {
    SignInGuard guard;
    const auto now = SignInGuard::Clock::now();
    failTimes(guard, 4, "reception", "10.0.0.1", now);
    BOOST_TEST(!guard.lockedFor("reception", "10.0.0.1", now).has_value());
    guard.failed("reception", "10.0.0.1", now);
    BOOST_TEST((guard.lockedFor("reception", "10.0.0.1", now) == seconds(300)));
    BOOST_TEST(!guard.lockedFor("reception", "10.0.0.2", now).has_value());
    BOOST_TEST(!guard.lockedFor("doctor", "10.0.0.1", now).has_value());
    BOOST_TEST(!guard.lockedFor("reception", "10.0.0.1", now + minutes(5)).has_value());
}

BOOST_AUTO_TEST_CASE(old_failures_and_a_success_are_forgotten) {
    SignInGuard guard;
    const auto now = SignInGuard::Clock::now();
    failTimes(guard, 4, "reception", "a", now);
    guard.failed("reception", "a", now + minutes(16));
    BOOST_TEST(!guard.lockedFor("reception", "a", now + minutes(16)).has_value());
    failTimes(guard, 3, "reception", "a", now + minutes(16));
    guard.succeeded("reception", "a");
    guard.failed("reception", "a", now + minutes(17));
    BOOST_TEST(!guard.lockedFor("reception", "a", now + minutes(17)).has_value());
}

BOOST_AUTO_TEST_CASE(a_hundred_failures_from_many_addresses_lock_the_user) {
    SignInGuard guard;
    const auto now = SignInGuard::Clock::now();
    for (int i = 0; i < 100; ++i) {
        guard.failed("reception", "address " + std::to_string(i), now);
    }
    BOOST_TEST(guard.lockedFor("reception", "another", now).has_value());
}

BOOST_AUTO_TEST_CASE(a_flood_of_invented_names_does_not_unlock_anybody) {
    SignInGuard guard;
    const auto now = SignInGuard::Clock::now();
    failTimes(guard, 5, "reception", "a", now);
    for (int i = 0; i < 30'000; ++i) {
        guard.failed("name " + std::to_string(i), "a", now);
    }
    BOOST_TEST(guard.lockedFor("reception", "a", now).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_ends_when_idle_when_old_and_when_ended) {
    StaffSessions sessions;
    const auto now = std::chrono::sys_seconds(hours(500'000));
    const auto started = sessions.start("reception", "hash", now);
    BOOST_TEST(sessions.find(started.token, now)->user == "reception");
    BOOST_TEST(sessions.find(started.token, now)->csrfToken == started.session.csrfToken);
    BOOST_TEST(!sessions.find("", now).has_value());
    BOOST_TEST(!sessions.find(started.session.csrfToken, now).has_value());

    // Used every 20 minutes it lives, until twelve hours are over.
    auto later = now;
    for (; later < now + hours(12); later += minutes(20)) {
        BOOST_TEST(sessions.find(started.token, later).has_value());
    }
    BOOST_TEST(!sessions.find(started.token, now + hours(12)).has_value());

    const auto idle = sessions.start("reception", "hash", now);
    BOOST_TEST(!sessions.find(idle.token, now + minutes(30)).has_value());
    const auto ended = sessions.start("reception", "hash", now);
    BOOST_TEST(ended.token != idle.token);
    sessions.end(ended.token);
    BOOST_TEST(!sessions.find(ended.token, now).has_value());
}

BOOST_AUTO_TEST_CASE(passwords_are_argon2id_and_verify) {
    Passwords passwords;
    const auto hash = Passwords::hash("a long password");
    BOOST_TEST(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    BOOST_TEST(hash != Passwords::hash("a long password"));
    BOOST_TEST(passwords.verify(hash, "a long password"));
    BOOST_TEST(!passwords.verify(hash, "a long passwore"));
    BOOST_TEST(!passwords.verify("", "a long password"));
    BOOST_TEST(Passwords::objection("123456789") != "");
    BOOST_TEST(Passwords::objection(std::string(1001, 'x')) != "");
    BOOST_TEST(Passwords::objection("1234567890") == "");
}

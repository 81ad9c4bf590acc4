// SPDX-License-Identifier: Apache-2.0
#include "inbox/sign_in_guard.hpp"

#include <algorithm>

namespace signpost::inbox {

namespace {

constexpr int pairLimit = 5;
constexpr int userLimit = 100;
constexpr std::size_t maximumRecords = 10'000;
constexpr std::chrono::minutes window(15);
constexpr std::chrono::minutes lock(5);

// A line feed can't stand in a user name that came by JSON and was checked, so pairs and users never collide.
std::string pairKey(const std::string& user, const std::string& address) {
    return user + '\n' + address;
}

} // namespace

std::optional<std::chrono::seconds> SignInGuard::lockedFor(const std::string& user, const std::string& address,
                                                           Clock::time_point now) {
    const std::lock_guard guard(mutex_);
    std::optional<std::chrono::seconds> wait;
    for (const auto& key : {pairKey(user, address), user}) {
        const auto record = records_.find(key);
        if (record != records_.end() && record->second.lockedUntil > now) {
            const auto left = std::chrono::ceil<std::chrono::seconds>(record->second.lockedUntil - now);
            wait = std::max(wait.value_or(left), left);
        }
    }
    return wait;
}

void SignInGuard::failed(const std::string& user, const std::string& address, Clock::time_point now) {
    const std::lock_guard guard(mutex_);
    forgetOld(now);
    count(pairKey(user, address), pairLimit, now);
    count(user, userLimit, now);
}

void SignInGuard::succeeded(const std::string& user, const std::string& address) {
    const std::lock_guard guard(mutex_);
    records_.erase(pairKey(user, address));
}

void SignInGuard::count(const std::string& key, int limit, Clock::time_point now) {
    auto& record = records_[key];
    if (record.failures == 0 || now - record.first > window) {
        record = {0, now, record.lockedUntil};
    }
    if (++record.failures >= limit) {
        record = {0, now, now + lock};
    }
}

void SignInGuard::forgetOld(Clock::time_point now) {
    if (records_.size() < maximumRecords) {
        return;
    }
    std::erase_if(records_, [&](const auto& entry) {
        return now - entry.second.first > window && entry.second.lockedUntil <= now;
    });
    if (records_.size() >= maximumRecords) {
        // A flood of invented names: make room at the cost of records that have not led to a lock.
        std::erase_if(records_, [&](const auto& entry) { return entry.second.lockedUntil <= now; });
    }
}

} // namespace signpost::inbox

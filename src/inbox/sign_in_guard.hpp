// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace signpost::inbox {

/// Slows down guessing. Five failures for one user from one address within a quarter of an hour lock that pair for five
/// minutes; a hundred failures for one user from wherever lock the user for as long. The pair comes first so that a
/// stranger can't lock the reception out of patients' letters by guessing at its name.
class SignInGuard {
public:
    using Clock = std::chrono::steady_clock;

    /// How long this user and address must wait; nothing if they may try now.
    std::optional<std::chrono::seconds> lockedFor(const std::string& user, const std::string& address,
                                                  Clock::time_point now);
    void failed(const std::string& user, const std::string& address, Clock::time_point now);
    void succeeded(const std::string& user, const std::string& address);

private:
    struct Record {
        int failures = 0;
        Clock::time_point first;
        Clock::time_point lockedUntil;
    };
    void count(const std::string& key, int limit, Clock::time_point now);
    void forgetOld(Clock::time_point now);

    std::mutex mutex_;
    std::map<std::string, Record> records_;
};

} // namespace signpost::inbox

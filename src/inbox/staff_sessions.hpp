// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace signpost::inbox {

struct StaffSession {
    std::string user;
    std::string csrfToken;
    std::string credential; ///< the password hash at sign-in: when that changes or goes, so does the session
    std::chrono::sys_seconds expiresAt; ///< the later end: 12 hours after sign-in
};

/// Who is signed in. In memory only: a restart signs everybody out, and a stolen copy of the database signs nobody in.
/// A session ends after 30 minutes without a request, or 12 hours.
class StaffSessions {
public:
    using Moment = std::chrono::sys_seconds;

    struct Started {
        std::string token; ///< for the cookie; kept here only as a digest
        StaffSession session;
    };

    Started start(const std::string& user, const std::string& credential, Moment now);
    /// The session that the cookie's token belongs to, its idle time begun anew.
    std::optional<StaffSession> find(std::string_view token, Moment now);
    void end(std::string_view token);

private:
    struct Entry {
        StaffSession session;
        Moment lastUsed;
    };
    std::mutex mutex_;
    std::map<std::string, Entry> sessions_; ///< by SHA-256 of the token
};

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/staff_sessions.hpp"

#include "sealing/base64url.hpp"
#include "sealing/primitives.hpp"

namespace signpost::inbox {

namespace {

constexpr std::chrono::minutes idleTime(30);
constexpr std::chrono::hours lifetime(12);
constexpr std::size_t tokenSize = 32;

} // namespace

StaffSessions::Started StaffSessions::start(const std::string& user, const std::string& credential, Moment now) {
    Started started{sealing::toBase64Url(sealing::randomBytes(tokenSize)),
                    {user, sealing::toBase64Url(sealing::randomBytes(tokenSize)), credential, now + lifetime}};
    const std::lock_guard guard(mutex_);
    std::erase_if(sessions_, [&](const auto& entry) {
        return now >= entry.second.session.expiresAt || now - entry.second.lastUsed >= idleTime;
    });
    sessions_[sealing::sha256(started.token)] = {started.session, now};
    return started;
}

std::optional<StaffSession> StaffSessions::find(std::string_view token, Moment now) {
    const std::lock_guard guard(mutex_);
    // Looked up by digest: how long that takes tells nothing about the token.
    const auto entry = sessions_.find(sealing::sha256(token));
    if (entry == sessions_.end()) {
        return std::nullopt;
    }
    if (now >= entry->second.session.expiresAt || now - entry->second.lastUsed >= idleTime) {
        sessions_.erase(entry);
        return std::nullopt;
    }
    entry->second.lastUsed = now;
    return entry->second.session;
}

void StaffSessions::end(std::string_view token) {
    const std::lock_guard guard(mutex_);
    sessions_.erase(sealing::sha256(token));
}

} // namespace signpost::inbox

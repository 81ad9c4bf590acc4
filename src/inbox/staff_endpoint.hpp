// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/config.hpp"
#include "inbox/letter_store.hpp"
#include "inbox/london_time.hpp"
#include "inbox/message.hpp"
#include "inbox/passwords.hpp"
#include "inbox/sign_in_guard.hpp"
#include "inbox/staff_sessions.hpp"
#include "inbox/staff_store.hpp"

namespace signpost::inbox {

/// Everything under `/api/v1/staff`: signing in and out, the wrapped key, the lists, the letters.
class StaffEndpoint {
public:
    StaffEndpoint(const Config& config, LetterStore& letters, StaffStore& staff)
        : config_(config), letters_(letters), staff_(staff) {}

    Response signIn(const Request& request, Moment now);
    Response session(const Request& request, Moment now);
    Response signOut(const Request& request, Moment now);
    Response keys(const Request& request, Moment now);
    Response list(const Request& request, Moment now);
    Response letter(const Request& request, const std::string& id, Moment now);
    Response setDone(const Request& request, const std::string& id, bool done, Moment now);

private:
    enum class Purpose { Read, Change };

    /// The session of the request's cookie. Throws Problem 401, or 403 for a change without the CSRF token.
    StaffSession authenticate(const Request& request, Purpose purpose, Moment now);
    Response sessionResponse(const StaffSession& session) const;
    std::string cookie(const std::string& value, bool clear) const;
    std::string_view cookieToken(const Request& request) const;
    std::string_view cookieName() const noexcept;

    const Config& config_;
    LetterStore& letters_;
    StaffStore& staff_;
    StaffSessions sessions_;
    SignInGuard guard_;
    Passwords passwords_;
};

} // namespace signpost::inbox

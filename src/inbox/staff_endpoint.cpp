// SPDX-License-Identifier: Apache-2.0
#include "inbox/staff_endpoint.hpp"

#include "inbox/log.hpp"
#include "inbox/problem.hpp"
#include "sealing/primitives.hpp"
#include "sealing/strict_json.hpp"

#include <charconv>

namespace signpost::inbox {

namespace {

using nlohmann::ordered_json;

Response jsonResponse(const ordered_json& body) {
    Response response;
    response.set("Content-Type", "application/json");
    response.body = body.dump();
    return response;
}

ordered_json orNull(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

ordered_json toJson(const LetterSummary& letter) {
    return {{"id", letter.id},
            {"reference", letter.reference},
            {"list", letter.list},
            {"state", letter.doneAt.empty() ? "new" : "done"},
            {"receivedAt", letter.receivedAt},
            {"answerBy", letter.answerBy},
            {"sizeClass", letter.sizeClass},
            {"content", letter.contentHash},
            {"kid", letter.keyId},
            {"doneAt", orNull(letter.doneAt)},
            {"doneBy", orNull(letter.doneBy)}};
}

std::optional<long long> wholeNumber(std::string_view text) {
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > 0 ? std::optional(value) : std::nullopt;
}

Problem noSuchLetter() {
    return {404, "not-found", "There is no such letter", "Fetch the list again; letters are named by its \"id\".",
            "{id}"};
}

long long letterId(const std::string& text) {
    const auto id = wholeNumber(text);
    if (!id) {
        throw noSuchLetter();
    }
    return *id;
}

struct Credentials {
    std::string user;
    std::string password;
};

Credentials readCredentials(const Request& request) {
    if (mediaType(request.header("content-type").value_or("")) != "application/json") {
        throw Problem(415, "wrong-media-type", "Signing in takes JSON", "Send Content-Type application/json.",
                      "Content-Type");
    }
    const auto bad = [](const std::string& why, const char* where) {
        return Problem(400, "malformed-request", "This is not a sign-in",
                       why + R"( Expected is {"user": "…", "password": "…"}.)", where);
    };
    nlohmann::json body;
    try {
        body = sealing::parseStrictJson(request.body, 2);
    } catch (const sealing::JsonError&) {
        throw bad("The body is not JSON, or says something twice.", "body"); // not what(): it may quote the password
    }
    for (const char* name : {"user", "password"}) {
        if (!body.is_object() || !body.contains(name) || !body[name].is_string()) {
            throw bad("A text is missing.", name);
        }
    }
    if (body.size() != 2) {
        throw bad("There are other members.", "body");
    }
    return {body["user"], body["password"]};
}

LetterQuery readQuery(const Request& request) {
    const auto bad = [](const char* name, const char* expected) {
        return Problem(400, "malformed-request", "The list can't be asked for like this",
                       std::string(name) + " must be " + expected + ".", name);
    };
    LetterQuery query;
    for (const auto& [name, value] : request.query) {
        if (name == "list") {
            query.list = sealing::letterListFromText(value);
            if (!query.list) {
                throw bad("list", "clinical, urgent or admin");
            }
        } else if (name == "state") {
            if (value != "new" && value != "done") {
                throw bad("state", "new or done");
            }
            query.done = value == "done";
        } else if (name == "after") {
            const auto after = wholeNumber(value);
            if (!after) {
                throw bad("after", "the \"next\" of the page before");
            }
            query.after = *after;
        } else if (name == "limit") {
            const auto limit = wholeNumber(value);
            if (!limit || *limit > 200) {
                throw bad("limit", "a number from 1 to 200");
            }
            query.limit = static_cast<int>(*limit);
        } else {
            throw Problem(400, "malformed-request", "The list can't be asked for like this",
                          "Known parameters are list, state, after and limit.", "query");
        }
    }
    return query;
}

/// Behind a proxy that says so, the address that the proxy saw; only the last one is the proxy's own word.
std::string clientAddress(const Request& request, bool trustForwardedFor) {
    std::string_view forwarded;
    for (const auto& header : request.headers) {
        if (header.name == "x-forwarded-for") {
            forwarded = header.value;
        }
    }
    if (!trustForwardedFor || forwarded.empty()) {
        return request.peer;
    }
    forwarded.remove_prefix(forwarded.rfind(',') + 1);
    forwarded.remove_prefix(std::min(forwarded.find_first_not_of(' '), forwarded.size()));
    return std::string(forwarded.substr(0, 64));
}

} // namespace

Response StaffEndpoint::signIn(const Request& request, Moment now) {
    const auto credentials = readCredentials(request);
    const auto address = clientAddress(request, config_.trustForwardedFor);
    // All names that can't exist share one record; their length must not cost memory.
    const bool possible = isUserName(credentials.user);
    const auto user = possible ? credentials.user : std::string("?");
    if (const auto wait = guard_.lockedFor(user, address, SignInGuard::Clock::now())) {
        throw Problem(429, "locked", "Too many failed sign-ins", "Signing in is locked for a few minutes.")
            .with("Retry-After", std::to_string(wait->count()));
    }
    const auto hash = possible ? staff_.passwordHash(user).value_or("") : std::string();
    if (!passwords_.verify(hash, credentials.password)) {
        guard_.failed(user, address, SignInGuard::Clock::now());
        // The name of nobody may be a password typed into the wrong field: it is not logged.
        logInfo("sign-in failed for " + (hash.empty() ? std::string("an unknown user") : "user " + user));
        throw Problem(401, "sign-in-failed", "The user name or the password is wrong", "Check both and try again.")
            .with("WWW-Authenticate", "Session");
    }
    guard_.succeeded(user, address);
    const auto started = sessions_.start(user, hash, now);
    logInfo("user " + user + " signed in");
    auto response = sessionResponse(started.session);
    response.set("Set-Cookie", cookie(started.token, false));
    return response;
}

Response StaffEndpoint::session(const Request& request, Moment now) {
    return sessionResponse(authenticate(request, Purpose::Read, now));
}

Response StaffEndpoint::signOut(const Request& request, Moment now) {
    authenticate(request, Purpose::Change, now);
    sessions_.end(cookieToken(request));
    Response response;
    response.status = 204;
    response.set("Set-Cookie", cookie("", true));
    return response;
}

Response StaffEndpoint::keys(const Request& request, Moment now) {
    authenticate(request, Purpose::Read, now);
    auto earlier = ordered_json::array();
    for (std::size_t i = 1; i < config_.keys.size(); ++i) {
        earlier.push_back({{"kid", config_.keys[i].keyId}, {"wrappedKey", config_.keys[i].wrapped}});
    }
    const auto& current = config_.keys.front();
    return jsonResponse({{"kid", current.keyId}, {"wrappedKey", current.wrapped}, {"earlier", earlier}});
}

Response StaffEndpoint::list(const Request& request, Moment now) {
    authenticate(request, Purpose::Read, now);
    const auto page = letters_.page(readQuery(request));
    auto letters = ordered_json::array();
    for (const auto& letter : page.letters) {
        letters.push_back(toJson(letter));
    }
    return jsonResponse({{"letters", letters},
                         {"next", page.more ? ordered_json(std::to_string(page.letters.back().id)) : ordered_json()},
                         {"new", letters_.countNew()}});
}

Response StaffEndpoint::letter(const Request& request, const std::string& id, Moment now) {
    const auto session = authenticate(request, Purpose::Read, now);
    auto body = letters_.body(letterId(id));
    if (!body) {
        throw noSuchLetter();
    }
    try {
        staff_.record(session.user, "opened", letterId(id), toRfc3339(now));
    } catch (const StorageError& error) {
        // A full disk must not keep staff from reading what patients wrote.
        logError("opening letter " + id + " by user " + session.user + " was not recorded: " + error.what());
    }
    Response response;
    response.set("Content-Type", "application/jose");
    response.body = std::move(*body);
    return response;
}

Response StaffEndpoint::setDone(const Request& request, const std::string& id, bool done, Moment now) {
    const auto session = authenticate(request, Purpose::Change, now);
    const auto number = letterId(id);
    if (!letters_.setDone(number, done, session.user, toRfc3339(now))) {
        throw noSuchLetter();
    }
    return jsonResponse(toJson(letters_.summary(number).value()));
}

StaffSession StaffEndpoint::authenticate(const Request& request, Purpose purpose, Moment now) {
    auto session = sessions_.find(cookieToken(request), now);
    if (session && staff_.passwordHash(session->user) != session->credential) {
        sessions_.end(cookieToken(request)); // the user was removed or has a new password
        session.reset();
    }
    if (!session) {
        throw Problem(401, "sign-in-required", "Sign in first",
                      "There is no session, or it has ended. POST /api/v1/staff/session starts one.")
            .with("WWW-Authenticate", "Session");
    }
    if (purpose == Purpose::Change &&
        !sealing::equalInConstantTime(request.header("signpost-csrf").value_or(""), session->csrfToken)) {
        throw Problem(403, "csrf-token-missing", "The CSRF token is missing or wrong",
                      "Send the session's csrfToken in the header Signpost-CSRF.", "Signpost-CSRF");
    }
    return *session;
}

Response StaffEndpoint::sessionResponse(const StaffSession& session) const {
    return jsonResponse({{"user", session.user},
                         {"csrfToken", session.csrfToken},
                         {"expiresAt", toRfc3339(session.expiresAt)},
                         {"surgery", {{"ods", config_.surgery.ods}, {"name", config_.surgery.name}}}});
}

std::string_view StaffEndpoint::cookieName() const noexcept {
    // Browsers accept a name with this prefix only over TLS, for this host alone, for all paths.
    return config_.isTls() ? "__Host-signpost-staff" : "signpost-staff";
}

std::string StaffEndpoint::cookie(const std::string& value, bool clear) const {
    return std::string(cookieName()) + '=' + value + "; Path=/; HttpOnly; SameSite=Strict" +
           (config_.isTls() ? "; Secure" : "") + (clear ? "; Max-Age=0" : "");
}

std::string_view StaffEndpoint::cookieToken(const Request& request) const {
    auto cookies = request.header("cookie").value_or("");
    while (!cookies.empty()) {
        auto pair = cookies.substr(0, cookies.find(';'));
        cookies.remove_prefix(std::min(pair.size() + 1, cookies.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.starts_with(cookieName()) && pair.substr(cookieName().size()).starts_with('=')) {
            return pair.substr(cookieName().size() + 1);
        }
    }
    return {};
}

} // namespace signpost::inbox

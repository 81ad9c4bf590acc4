// SPDX-License-Identifier: Apache-2.0
#include "inbox/origins.hpp"

#include <algorithm>

namespace signpost::inbox {

Origins::Origins(std::vector<std::string> allowed, std::string publicOrigin)
    : allowed_(std::move(allowed)), publicOrigin_(std::move(publicOrigin)) {}

bool Origins::isOwn(const Request& request) const {
    const auto origin = request.header("origin");
    if (!origin) {
        return true;
    }
    if (!publicOrigin_.empty()) {
        return *origin == publicOrigin_;
    }
    return *origin == "http://" + std::string(request.header("host").value_or(""));
}

bool Origins::isAllowed(const Request& request) const {
    return isOwn(request) || std::find(allowed_.begin(), allowed_.end(), *request.header("origin")) != allowed_.end();
}

void Origins::allowReading(const Request& request, Response& response) const {
    response.append("Vary", "Origin");
    if (request.header("origin") && isAllowed(request)) {
        response.set("Access-Control-Allow-Origin", std::string(*request.header("origin")));
        response.set("Access-Control-Expose-Headers", "Retry-After");
    }
}

Response Origins::preflight(const std::string& methods) {
    Response response;
    response.status = 204;
    response.set("Access-Control-Allow-Methods", methods);
    response.set("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, Signpost-Surgery");
    response.set("Access-Control-Max-Age", "600");
    return response;
}

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/problem.hpp"

#include <nlohmann/json.hpp>

namespace signpost::inbox {

Response Problem::response() const {
    nlohmann::ordered_json body = {
        {"type", "urn:signpost:problem:" + slug_}, {"title", title_}, {"status", status_}, {"detail", detail_}};
    if (!where_.empty()) {
        body["where"] = where_;
    }
    Response response;
    response.status = status_;
    response.headers = headers_;
    response.set("Content-Type", "application/problem+json");
    // Header values that are quoted in a detail may not be UTF-8.
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return response;
}

} // namespace signpost::inbox

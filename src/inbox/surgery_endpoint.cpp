// SPDX-License-Identifier: Apache-2.0
#include "inbox/surgery_endpoint.hpp"

#include "inbox/static_site.hpp"
#include "sealing/primitives.hpp"

#include <nlohmann/json.hpp>

namespace signpost::inbox {

Response surgeryResponse(const Request& request, const Config& config, const BankHolidays& holidays, Moment now) {
    const auto today = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(toLondon(now)));
    auto closed = nlohmann::ordered_json::array();
    for (const auto date : holidays.from(today)) {
        closed.push_back(toIsoDate(date));
    }
    const auto& surgery = config.surgery;
    const auto& key = config.keys.front();
    const nlohmann::ordered_json body = {{"ods", surgery.ods},
                                         {"name", surgery.name},
                                         {"phone", surgery.phone},
                                         {"timezone", "Europe/London"},
                                         {"openingHours", surgery.openingHours},
                                         {"closedDates", closed},
                                         {"kid", key.keyId},
                                         {"publicKey", key.publicJwk},
                                         {"replyWords",
                                          {{"clinical", surgery.replyWords.clinical},
                                           {"admin", surgery.replyWords.admin},
                                           {"urgent", surgery.replyWords.urgent},
                                           {"urgentClosed", surgery.replyWords.urgentClosed}}}};
    Response response;
    response.body = body.dump();
    response.set("Content-Type", "application/json");
    response.set("Cache-Control", "public, max-age=300");
    const auto tag = '"' + sealing::sha256Hex(response.body).substr(0, 32) + '"';
    response.set("ETag", tag);
    if (namesEntityTag(request.header("if-none-match").value_or(""), tag)) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/bank_holidays.hpp"

#include "inbox/london_time.hpp"
#include "sealing/strict_json.hpp"

#include <stdexcept>
#include <string>

namespace signpost::inbox {

namespace {

std::chrono::year_month_day readDate(const nlohmann::json& value, const std::string& where) {
    const auto date = value.is_string() ? fromIsoDate(value.get_ref<const std::string&>()) : std::nullopt;
    if (!date) {
        throw std::runtime_error("bank holidays: " + where + " must be a date such as \"2026-12-25\"");
    }
    return *date;
}

} // namespace

BankHolidays BankHolidays::fromJson(std::string_view text) {
    const auto json = sealing::parseStrictJson(text, 4);
    if (!json.is_object() || !json.contains("dates") || !json["dates"].is_array() || !json.contains("coversUntil")) {
        throw std::runtime_error("bank holidays: the file must hold \"coversUntil\" and \"dates\"");
    }
    BankHolidays result;
    result.coversUntil_ = readDate(json["coversUntil"], "/coversUntil");
    for (std::size_t i = 0; i < json["dates"].size(); ++i) {
        const auto where = "/dates/" + std::to_string(i);
        const auto date = readDate(json["dates"][i], where);
        if (date > result.coversUntil_) {
            throw std::runtime_error("bank holidays: " + where + " lies beyond /coversUntil");
        }
        result.dates_.insert(date);
    }
    return result;
}

std::vector<std::chrono::year_month_day> BankHolidays::from(std::chrono::year_month_day date) const {
    return {dates_.lower_bound(date), dates_.end()};
}

} // namespace signpost::inbox

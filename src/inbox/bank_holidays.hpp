// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <set>
#include <string_view>
#include <vector>

namespace signpost::inbox {

/// England's bank holidays, as far as they are known.
class BankHolidays {
public:
    /// From JSON: `{"division", "source", "coversUntil": "2028-12-31", "dates": ["2026-12-25", …]}`. Throws
    /// std::runtime_error naming the place if it has another form or a date lies beyond `coversUntil`.
    static BankHolidays fromJson(std::string_view json);

    bool contains(std::chrono::year_month_day date) const { return dates_.contains(date); }

    /// Beyond this day nothing is known, and every weekday counts as a working day.
    std::chrono::year_month_day coversUntil() const noexcept { return coversUntil_; }

    /// All known ones from `date` on.
    std::vector<std::chrono::year_month_day> from(std::chrono::year_month_day date) const;

private:
    std::set<std::chrono::year_month_day> dates_;
    std::chrono::year_month_day coversUntil_;
};

/// The text of data/bank-holidays-england.json.
extern const std::string_view englandBankHolidays;

} // namespace signpost::inbox

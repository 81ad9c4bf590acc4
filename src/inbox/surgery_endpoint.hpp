// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/bank_holidays.hpp"
#include "inbox/config.hpp"
#include "inbox/london_time.hpp"
#include "inbox/message.hpp"

namespace signpost::inbox {

/// `GET /api/v1/surgery`: what a widget must know of the surgery, its public key among it.
Response surgeryResponse(const Request& request, const Config& config, const BankHolidays& holidays, Moment now);

} // namespace signpost::inbox

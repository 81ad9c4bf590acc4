// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/bank_holidays.hpp"
#include "inbox/config.hpp"
#include "inbox/letter_store.hpp"
#include "inbox/london_time.hpp"
#include "inbox/message.hpp"

namespace signpost::inbox {

/// `POST /api/v1/letters`: takes a sealed letter and answers with a receipt once it is on the disk.
class LettersEndpoint {
public:
    LettersEndpoint(const Config& config, const BankHolidays& holidays, LetterStore& store)
        : config_(config), holidays_(holidays), store_(store) {}

    Response post(const Request& request, Moment now);

private:
    std::string receipt(const sealing::Envelope& envelope, Moment received, Moment answer,
                        const std::string& reference) const;

    const Config& config_;
    const BankHolidays& holidays_;
    LetterStore& store_;
};

} // namespace signpost::inbox

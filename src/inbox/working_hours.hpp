// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/bank_holidays.hpp"
#include "inbox/london_time.hpp"
#include "sealing/envelope.hpp"

namespace signpost::inbox {

/// General practice's core hours: 8am to 6:30pm London time, Monday to Friday, without England's bank holidays. The
/// contract measures answers by them, whatever hours a surgery opens.
bool isCoreHours(Moment moment, const BankHolidays& holidays);

/// By when the surgery answers a letter.
///
/// `clinical` and `admin`: the end of the first core-hours day that *begins* after the letter came. So one that comes
/// on Friday at noon or at midnight is answered by 6:30pm on Monday, and one that comes on Monday at 6am, by 6:30pm
/// that day. `urgent`: the end of today's core hours if the letter came within them; otherwise as above. (An urgent
/// letter is never the only way: the patient was told to phone.)
Moment answerBy(Moment received, sealing::LetterList list, const BankHolidays& holidays);

} // namespace signpost::inbox

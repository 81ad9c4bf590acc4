// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace signpost::inbox {

/// One line on standard error, with the time in UTC, whole even when threads log at once.
///
/// What may stand in it: routes, statuses, durations, references of letters, names of staff users that exist. What may
/// not: bodies, headers, query strings, unknown paths, addresses, anything a patient or a mistyped sign-in supplied.
void logInfo(std::string_view message);
void logError(std::string_view message);

} // namespace signpost::inbox

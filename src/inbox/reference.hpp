// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace signpost::inbox {

/// A letter's short name, to be read out on the phone: "7KQ-4MX". Six characters of Crockford's alphabet (no I, L, O or
/// U) from the system's cryptographic generator: about a thousand million, so nobody can guess another patient's.
std::string newReference();

} // namespace signpost::inbox

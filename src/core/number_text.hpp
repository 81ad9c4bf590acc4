// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signpost {

/// Reads "38.2" as 382 for one decimal, "38" as 380. Digits and one point only (and a leading minus); nothing for more
/// decimals than `decimals`, or for a number of more than 15 digits.
std::optional<std::int64_t> scaledNumber(std::string_view text, unsigned decimals);

/// The decimals that a well-formed number shows; nothing if it isn't one.
std::optional<unsigned> decimalsShown(std::string_view text);

/// The other way: 382 with one decimal is "38.2".
std::string numberText(std::int64_t scaled, unsigned decimals);

} // namespace signpost

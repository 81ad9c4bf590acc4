// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// RFC 4648 section 5 without padding, as JOSE writes it: `toBase64Url("\xfb\xff")` is "-_8".
std::string toBase64Url(std::string_view bytes);

/// The bytes, or nothing if `text` has a character outside the alphabet, padding, an impossible length, or bits left
/// over that are not zero (two texts for the same bytes would make a sealed letter malleable).
std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// The sizes of a letter's plaintext. Every letter is padded to one of them, so that its length tells four things at
/// most, and not how much somebody wrote.
inline constexpr std::array<std::size_t, 4> plaintextSizes{4 * 1024, 16 * 1024, 64 * 1024, 128 * 1024};

/// The length of `json` as four bytes, big-endian, then `json`, then zeros up to the smallest size that holds both.
/// Throws SealingError if it is longer than 131,068 bytes.
std::string pad(std::string_view json);

/// What `pad` was given. Throws SealingError if the size is none of the four, the length does not fit, or a byte after
/// the JSON is not zero.
std::string unpad(std::string_view plaintext);

} // namespace signpost::sealing

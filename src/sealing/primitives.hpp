// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// Bytes from the operating system's cryptographic generator. Throws SealingError if there are none to be had.
std::string randomBytes(std::size_t count);

/// SHA-256: 32 bytes, or 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);
std::string sha256Hex(std::string_view bytes);

/// Whether the two are equal, in a time that tells nothing about where they differ.
bool equalInConstantTime(std::string_view left, std::string_view right) noexcept;

} // namespace signpost::sealing

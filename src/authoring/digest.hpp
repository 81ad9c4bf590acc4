// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace signpost::authoring {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits. Published content is named by it.
/// @throws std::runtime_error if OpenSSL fails, which it does only when out of memory.
std::string sha256Hex(std::string_view bytes);

} // namespace signpost::authoring

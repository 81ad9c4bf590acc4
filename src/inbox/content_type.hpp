// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace signpost::inbox {

/// The `Content-Type` for a file of the static site, by its extension; "application/octet-stream" if it is not known.
/// Browsers compile WebAssembly while it arrives only if it is served as "application/wasm".
std::string_view contentType(std::string_view path) noexcept;

} // namespace signpost::inbox

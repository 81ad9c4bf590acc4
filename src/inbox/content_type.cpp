// SPDX-License-Identifier: Apache-2.0
#include "inbox/content_type.hpp"

#include <array>
#include <utility>

namespace signpost::inbox {

std::string_view contentType(std::string_view path) noexcept {
    using Entry = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Entry, 8> known{{
        {".css", "text/css; charset=utf-8"},
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".wasm", "application/wasm"},
    }};
    for (const auto& [extension, type] : known) {
        if (path.ends_with(extension)) {
            return type;
        }
    }
    return "application/octet-stream";
}

} // namespace signpost::inbox

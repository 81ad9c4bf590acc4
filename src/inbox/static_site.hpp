// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/config.hpp"
#include "inbox/message.hpp"

#include <optional>
#include <vector>

namespace signpost::inbox {

/// Folders served as the site's pages. Nothing outside them is ever served: not by "..", not by a link that leads out,
/// and no file whose name begins with a dot.
class StaticSite {
public:
    explicit StaticSite(std::vector<MountConfig> mounts);

    /// The file for a GET or HEAD request: `index.html` for a folder, a redirect for a folder without its "/", the
    /// `.br` beside a file if the browser takes it, 304 if it has this version already. Nothing if there is no such
    /// file.
    std::optional<Response> serve(const Request& request) const;

private:
    const MountConfig* mountFor(const Request& request) const;
    static Response file(const Request& request, const MountConfig& mount, const std::filesystem::path& path);

    std::vector<MountConfig> mounts_; ///< longest prefix first
};

/// Whether an `Accept-Encoding` value takes Brotli ("gzip, br;q=0.5" does, "br;q=0" does not).
bool acceptsBrotli(std::string_view acceptEncoding);

/// Whether an `If-None-Match` value names this entity tag (quotes included).
bool namesEntityTag(std::string_view ifNoneMatch, std::string_view tag);

} // namespace signpost::inbox

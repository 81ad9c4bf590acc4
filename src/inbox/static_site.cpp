// SPDX-License-Identifier: Apache-2.0
#include "inbox/static_site.hpp"

#include "inbox/content_type.hpp"
#include "inbox/problem.hpp"
#include "inbox/security_headers.hpp"
#include "sealing/primitives.hpp"

#include <algorithm>
#include <fstream>

namespace signpost::inbox {

namespace {

namespace fs = std::filesystem;

std::string_view hostName(const Request& request) {
    const auto host = request.header("host").value_or("");
    const auto bracket = host.find(']'); // "[::1]:8080"
    return host.substr(0, host.find(':', bracket == std::string_view::npos ? 0 : bracket));
}

/// The parts of a path below a mount. Nothing if a part could mean something else to the file system than a name.
std::optional<fs::path> safeRelativePath(std::string_view path) {
    fs::path result;
    while (!path.empty()) {
        const auto part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (part.empty() || part.front() == '.' || part.find('\\') != std::string_view::npos) {
            return std::nullopt;
        }
        result /= part;
    }
    return result;
}

bool isWithin(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// Calls `take` with each item of a comma-separated list, white space cut off.
template <class Take>
void forEachItem(std::string_view list, Take take) {
    while (!list.empty()) {
        auto item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        const auto first = item.find_first_not_of(" \t");
        if (first != std::string_view::npos) {
            take(item.substr(first, item.find_last_not_of(" \t") - first + 1));
        }
    }
}

} // namespace

bool acceptsBrotli(std::string_view acceptEncoding) {
    bool accepts = false;
    forEachItem(acceptEncoding, [&](std::string_view item) {
        const auto name = item.substr(0, item.find_first_of("; \t"));
        const auto quality = item.find("q=");
        const bool zero = quality != std::string_view::npos &&
                          item.substr(quality + 2).find_first_not_of("0.") == std::string_view::npos;
        accepts = accepts || (equalIgnoringCase(name, "br") && !zero);
    });
    return accepts;
}

bool namesEntityTag(std::string_view ifNoneMatch, std::string_view tag) {
    bool named = false;
    forEachItem(ifNoneMatch, [&](std::string_view item) {
        if (item.starts_with("W/")) { // a proxy that compresses weakens tags; for 304 that is the same version
            item.remove_prefix(2);
        }
        named = named || item == tag || item == "*";
    });
    return named;
}

StaticSite::StaticSite(std::vector<MountConfig> mounts) : mounts_(std::move(mounts)) {
    std::stable_sort(mounts_.begin(), mounts_.end(),
                     [](const auto& a, const auto& b) { return a.prefix.size() > b.prefix.size(); });
}

const MountConfig* StaticSite::mountFor(const Request& request) const {
    const auto host = hostName(request);
    for (const auto& mount : mounts_) {
        const bool seen =
            mount.hosts.empty() || std::any_of(mount.hosts.begin(), mount.hosts.end(),
                                               [&](const std::string& name) { return equalIgnoringCase(name, host); });
        if (seen && (request.path + "/").starts_with(mount.prefix)) {
            return &mount;
        }
    }
    return nullptr;
}

std::optional<Response> StaticSite::serve(const Request& request) const {
    const auto* mount = mountFor(request);
    if (mount == nullptr) {
        return std::nullopt;
    }
    const auto below = request.path.size() < mount->prefix.size()
                           ? std::string_view()
                           : std::string_view(request.path).substr(mount->prefix.size());
    const auto relative = safeRelativePath(below);
    if (!relative) {
        return std::nullopt;
    }
    std::error_code error;
    auto path = fs::canonical(mount->directory / *relative, error);
    if (error || !isWithin(path, mount->directory)) {
        return std::nullopt;
    }
    if (fs::is_directory(path, error)) {
        if (!request.path.ends_with('/')) {
            Response redirect;
            redirect.status = 308;
            // Only the path that was matched, so that "//elsewhere.example" can't become a redirect to another site.
            redirect.set("Location", mount->prefix + relative->string() + (relative->empty() ? "" : "/"));
            return redirect;
        }
        path = fs::canonical(path / "index.html", error);
        if (error || !isWithin(path, mount->directory)) {
            return std::nullopt;
        }
    } else if (request.path.ends_with('/')) {
        return std::nullopt;
    }
    if (!fs::is_regular_file(path, error)) {
        return std::nullopt;
    }
    return file(request, *mount, path);
}

Response StaticSite::file(const Request& request, const MountConfig& mount, const fs::path& path) {
    const fs::path compressed = path.string() + ".br";
    std::error_code error;
    const bool brotli = acceptsBrotli(request.header("accept-encoding").value_or("")) &&
                        fs::is_regular_file(fs::symlink_status(compressed, error));
    const auto& chosen = brotli ? compressed : path;
    std::ifstream in(chosen, std::ios::binary);
    Response response;
    const auto size = fs::file_size(chosen, error);
    response.body.resize(error ? 0 : size);
    in.read(response.body.data(), static_cast<std::streamsize>(response.body.size()));
    if (!in || error) {
        throw Problem(503, "storage-unavailable", "The file can't be read", "Try again in a few seconds.");
    }
    response.set("Content-Type", std::string(contentType(path.string())));
    response.set("Content-Security-Policy", contentSecurityPolicy(mount));
    response.set("Cache-Control",
                 mount.cache == CachePolicy::Immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.set("Vary", "Accept-Encoding");
    if (mount.crossOrigin) {
        response.set("Access-Control-Allow-Origin", "*");
        response.set("Cross-Origin-Resource-Policy", "cross-origin");
    }
    const auto tag = '"' + sealing::sha256Hex(response.body).substr(0, 32) + '"';
    response.set("ETag", tag);
    if (namesEntityTag(request.header("if-none-match").value_or(""), tag)) {
        response.status = 304;
        response.body.clear();
    } else if (brotli) {
        response.set("Content-Encoding", "br");
    }
    return response;
}

} // namespace signpost::inbox

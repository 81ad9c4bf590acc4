// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::inbox {

/// What the patient is told after sending, per list. "{answerBy}" stands for "6:30pm on Monday 23 November".
struct ReplyWords {
    std::string clinical;
    std::string admin;
    std::string urgent;
    std::string urgentClosed; ///< urgent, outside core hours
};

struct SurgeryConfig {
    std::string ods;
    std::string name;
    std::string phone;
    nlohmann::json openingHours; ///< checked, handed on to the widget as it stands
    ReplyWords replyWords;
};

/// One of the surgery's keys. The first is the one that widgets get; earlier ones still accept and open letters.
struct KeyConfig {
    std::string keyId;
    nlohmann::json publicJwk;
    std::string wrapped; ///< compact JWE; only the staff's passphrase opens it
};

enum class CachePolicy {
    Revalidate, ///< the browser asks each time, by ETag
    Immutable,  ///< names carry a hash: never asked again
};

/// A folder that is served as part of the site.
struct MountConfig {
    std::string prefix;                                       ///< begins and ends with "/"
    std::filesystem::path directory;                          ///< absolute
    std::vector<std::string> hosts;                           ///< host names (without port) that see it; empty: all
    std::map<std::string, std::string> contentSecurityPolicy; ///< directives that differ from the strict default
    std::vector<std::string> frameAncestors;                  ///< origins that may show it in a frame; empty: none
    bool crossOrigin = false; ///< scripts and data of other sites may load it (the widget's files)
    CachePolicy cache = CachePolicy::Revalidate;
};

/// What one request or connection may take. Everything is finite.
struct LimitsConfig {
    int connections = 256;
    std::chrono::seconds header{10}; ///< from the first byte to the end of the headers
    std::chrono::seconds body{20};   ///< from there to the end of the body
    std::chrono::seconds idle{30};   ///< between requests
    std::chrono::seconds write{20};  ///< for an answer, and more for a long one
    int databaseMegabytes = 0;       ///< 0: as much as the disk holds
};

struct Config {
    SurgeryConfig surgery;
    std::vector<KeyConfig> keys;
    std::vector<std::string> allowedOrigins;
    std::string publicOrigin; ///< as the browser sees the service; empty: plain HTTP, by the Host header
    bool trustForwardedFor = false;
    LimitsConfig limits;
    std::vector<MountConfig> mounts;

    bool isTls() const noexcept { return publicOrigin.starts_with("https://"); }
};

/// Something in a configuration file is wrong; `what()` names file, place (JSON pointer) and mend.
class ConfigError : public std::runtime_error {
public:
    ConfigError(const std::string& file, const std::string& pointer, const std::string& why)
        : std::runtime_error(file + ": " + (pointer.empty() ? "/" : pointer) + ": " + why) {}
};

/// Reads a configuration file as docs/inbox-operations.md describes it. Unknown and doubled members are errors: a
/// misspelt security setting must not silently mean the default. Relative paths start at the file's folder.
Config readConfig(const std::filesystem::path& file);

/// Whether `text` is an origin as browsers send it: "https://host" or "http://host:port", lower case, no path.
bool isOrigin(std::string_view text) noexcept;

} // namespace signpost::inbox

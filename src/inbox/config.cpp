// SPDX-License-Identifier: Apache-2.0
#include "inbox/config.hpp"

#include "inbox/strict_object.hpp"
#include "sealing/envelope.hpp"
#include "sealing/error.hpp"
#include "sealing/strict_json.hpp"
#include "sealing/surgery_key.hpp"
#include "sealing/wrapped_key.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace signpost::inbox {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maximumDepth = 8;

std::string readText(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || fs::is_directory(path)) {
        throw ConfigError(path.string(), "", "there is no such file, or it cannot be read");
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

nlohmann::json readJson(const fs::path& path) {
    try {
        return sealing::parseStrictJson(readText(path), maximumDepth);
    } catch (const sealing::JsonError& error) {
        throw ConfigError(path.string(), "", error.what());
    }
}

/// Opening hours go to the widget, which reckons with them: days and times must be right.
nlohmann::json readOpeningHours(StrictObject& surgery) {
    static const std::vector<std::string> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    static const std::regex time("([01][0-9]|2[0-3]):[0-5][0-9]");
    auto periods = surgery.objects("openingHours");
    if (periods.empty()) {
        surgery.fail("openingHours", "name at least one period, such as "
                                     R"({"days": ["mon", "tue"], "opens": "08:00", "closes": "18:30"})");
    }
    nlohmann::json result = nlohmann::json::array();
    for (auto& period : periods) {
        const auto on = period.texts("days");
        const auto known = [](const std::string& day) {
            return std::find(days.begin(), days.end(), day) != days.end();
        };
        if (on.empty() || !std::all_of(on.begin(), on.end(), known)) {
            period.fail("days", "this must list some of mon, tue, wed, thu, fri, sat, sun");
        }
        const auto opens = period.text("opens");
        const auto closes = period.text("closes");
        for (const auto& [name, value] : {std::pair{"opens", opens}, std::pair{"closes", closes}}) {
            if (!std::regex_match(value, time)) {
                period.fail(name, "this must be a time such as \"08:00\"");
            }
        }
        if (opens >= closes) {
            period.fail("closes", "this must be later than \"opens\"");
        }
        period.finish();
        result.push_back({{"days", on}, {"opens", opens}, {"closes", closes}});
    }
    return result;
}

SurgeryConfig readSurgery(StrictObject surgery) {
    SurgeryConfig result;
    result.ods = surgery.text("ods");
    if (!sealing::isOdsCode(result.ods)) {
        surgery.fail("ods", "an ODS code has three to ten capital letters and digits, such as A81001");
    }
    result.name = surgery.text("name");
    result.phone = surgery.text("phone");
    result.openingHours = readOpeningHours(surgery);
    auto words = surgery.object("replyWords");
    result.replyWords = {words.text("clinical"), words.text("admin"), words.text("urgent"), words.text("urgentClosed")};
    words.finish();
    surgery.finish();
    return result;
}

KeyConfig readKey(StrictObject key, const fs::path& folder, const std::string& ods) {
    const auto publicFile = folder / key.text("publicKey");
    const auto wrappedFile = folder / key.text("wrappedKey");
    key.finish();

    const auto jwk = readJson(publicFile);
    const auto publicKey = sealing::readPublicKey(jwk);
    if (!publicKey) {
        throw ConfigError(publicFile.string(), "",
                          "this is not a public EC key on P-256; `signpost keys new` makes one");
    }
    if (jwk.contains("d")) {
        throw ConfigError(publicFile.string(), "/d", "this is the private key; it must not be here");
    }
    if (jwk.contains("surgery") && jwk["surgery"] != ods) {
        throw ConfigError(publicFile.string(), "/surgery", "this key belongs to another surgery than " + ods);
    }
    KeyConfig result;
    result.keyId = sealing::thumbprint(*publicKey);
    result.publicJwk = sealing::publicJwk(*publicKey);
    const auto wrapped = readText(wrappedFile);
    result.wrapped = sealing::trimmed(wrapped);
    try {
        if (sealing::wrappedKeyId(result.wrapped) != result.keyId) {
            throw ConfigError(wrappedFile.string(), "",
                              "this is the private half of another key than " + publicFile.string());
        }
    } catch (const sealing::SealingError& error) {
        throw ConfigError(wrappedFile.string(), "", error.what());
    }
    return result;
}

MountConfig readMount(StrictObject mount, const fs::path& folder) {
    MountConfig result;
    result.prefix = mount.text("prefix");
    if (!result.prefix.starts_with('/') || !result.prefix.ends_with('/')) {
        mount.fail("prefix", "this must begin and end with \"/\"");
    }
    result.directory = folder / mount.text("directory");
    if (!fs::is_directory(result.directory)) {
        mount.fail("directory", "there is no folder " + result.directory.string());
    }
    result.directory = fs::canonical(result.directory);
    result.hosts = mount.texts("hosts");
    if (auto policy = mount.optionalObject("contentSecurityPolicy")) {
        for (const auto& name : policy->names()) {
            if (name == "frame-ancestors" || name == "object-src" || name == "base-uri") {
                policy->fail(name, "this is not set here: object-src and base-uri are always 'none', and frames have "
                                   "the setting frameAncestors");
            }
            result.contentSecurityPolicy[name] = policy->text(name);
        }
    }
    result.frameAncestors = mount.texts("frameAncestors");
    for (const auto& origin : result.frameAncestors) {
        if (!isOrigin(origin)) {
            mount.fail("frameAncestors", "\"" + origin + "\" is not an origin such as https://www.example.nhs.uk");
        }
    }
    result.crossOrigin = mount.flag("crossOrigin", false);
    result.cache = mount.flag("immutable", false) ? CachePolicy::Immutable : CachePolicy::Revalidate;
    mount.finish();
    return result;
}

LimitsConfig readLimits(StrictObject limits) {
    LimitsConfig result;
    const auto seconds = [&](const char* name, std::chrono::seconds fallback) {
        return std::chrono::seconds(limits.number(name, static_cast<int>(fallback.count()), 1, 600));
    };
    result.connections = limits.number("connections", result.connections, 1, 10'000);
    result.header = seconds("headerSeconds", result.header);
    result.body = seconds("bodySeconds", result.body);
    result.idle = seconds("idleSeconds", result.idle);
    result.write = seconds("writeSeconds", result.write);
    result.databaseMegabytes = limits.number("databaseMegabytes", 0, 1, 1'000'000);
    limits.finish();
    return result;
}

} // namespace

bool isOrigin(std::string_view text) noexcept {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) {
            const auto host = text.substr(scheme.size());
            return !host.empty() && host.front() != ':' && host.back() != ':' &&
                   host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string_view::npos;
        }
    }
    return false;
}

Config readConfig(const fs::path& file) {
    const auto json = readJson(file);
    const auto folder = fs::absolute(file).parent_path();
    StrictObject root(json, file.string(), "");

    Config config;
    config.surgery = readSurgery(root.object("surgery"));
    for (auto& key : root.objects("keys")) {
        config.keys.push_back(readKey(std::move(key), folder, config.surgery.ods));
    }
    if (config.keys.empty()) {
        root.fail("keys", "name at least one key; `signpost keys new` makes one");
    }
    config.allowedOrigins = root.texts("allowedOrigins");
    for (std::size_t i = 0; i < config.allowedOrigins.size(); ++i) {
        if (!isOrigin(config.allowedOrigins[i])) {
            root.fail("allowedOrigins/" + std::to_string(i),
                      "this must be an origin such as https://www.example.nhs.uk: no path, no slash at the end, no *");
        }
    }
    config.publicOrigin = root.text("publicOrigin", "");
    if (!config.publicOrigin.empty() && !isOrigin(config.publicOrigin)) {
        root.fail("publicOrigin", "this must be an origin such as https://letters.example.nhs.uk");
    }
    config.trustForwardedFor = root.flag("trustForwardedFor", false);
    if (auto limits = root.optionalObject("limits")) {
        config.limits = readLimits(std::move(*limits));
    }
    for (auto& mount : root.objects("static")) {
        config.mounts.push_back(readMount(std::move(mount), folder));
    }
    root.finish();
    return config;
}

} // namespace signpost::inbox

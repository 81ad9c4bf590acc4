// SPDX-License-Identifier: Apache-2.0
#include "signpost/letter.hpp"

#include <algorithm>
#include <utility>

namespace signpost {
namespace {

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool isHash(std::string_view text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && std::all_of(text.begin(), text.end(), isHex);
}

bool isUuid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return text.size() == form.size() && std::equal(form.begin(), form.end(), text.begin(),
                                                    [](char f, char c) { return f == 'x' ? isHex(c) : c == f; });
}

/// 2026-11-22T09:30:00Z or with +00:00; FHIR's instant wants seconds and a zone.
bool isInstant(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
    if (text.size() <= form.size())
        return false;
    const bool date = std::equal(form.begin(), form.end(), text.begin(),
                                 [](char f, char c) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
    auto zone = text.substr(form.size());
    if (zone.front() == '.') {
        const auto end = zone.find_first_not_of("0123456789", 1);
        zone = end == std::string_view::npos || end == 1 ? std::string_view() : zone.substr(end);
    }
    constexpr std::size_t offset = 6;
    return date && (zone == "Z" || (zone.size() == offset && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':'));
}

bool isOds(std::string_view text) {
    return text.size() >= 3 && text.size() <= 10 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

bool isText(std::string_view text) {
    return !text.empty();
}

struct Field {
    std::string_view key;
    std::string* value;
    bool (*wellFormed)(std::string_view);
};

} // namespace

std::optional<Stamp> stampFrom(std::string_view lines, std::string& problem) {
    Stamp stamp;
    const std::array<Field, 13> fields = {{{"content", &stamp.content, isHash},
                                           {"time", &stamp.time, isInstant},
                                           {"ods", &stamp.ods, isOds},
                                           {"surgery", &stamp.surgery, isText},
                                           {"key", &stamp.key, isUuid},
                                           {"origin", &stamp.origin, isText},
                                           {"software", &stamp.software, isText},
                                           {"uuid.1", &stamp.uuids[0], isUuid},
                                           {"uuid.2", &stamp.uuids[1], isUuid},
                                           {"uuid.3", &stamp.uuids[2], isUuid},
                                           {"uuid.4", &stamp.uuids[3], isUuid},
                                           {"uuid.5", &stamp.uuids[4], isUuid},
                                           {"uuid.6", &stamp.uuids[5], isUuid}}};
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        const auto line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
        if (line.empty())
            continue;
        const auto equals = line.find('=');
        const auto key = line.substr(0, equals);
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
        if (equals == std::string_view::npos || field == fields.end()) {
            problem = "the stamp has no field '" + std::string(key) + "'";
            return std::nullopt;
        }
        *field->value = line.substr(equals + 1);
    }
    for (const Field& field : fields)
        if (!field.wellFormed(*field.value)) {
            problem = "the stamp's '" + std::string(field.key) + "' is missing or malformed";
            return std::nullopt;
        }
    return stamp;
}

} // namespace signpost

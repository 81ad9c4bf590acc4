// SPDX-License-Identifier: Apache-2.0
#include "inbox/message.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace signpost::inbox {

namespace {

char lower(char letter) noexcept {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::optional<std::string> percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char letter = text[i];
        if (letter == '%') {
            unsigned value = 0;
            const char* const begin = text.data() + i + 1;
            if (i + 2 >= text.size() || std::from_chars(begin, begin + 2, value, 16).ptr != begin + 2) {
                return std::nullopt;
            }
            letter = static_cast<char>(value);
            i += 2;
        }
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) {
            return std::nullopt;
        }
        decoded += letter;
    }
    return decoded;
}

} // namespace

bool equalIgnoringCase(std::string_view left, std::string_view right) noexcept {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::string_view> Request::header(std::string_view name) const noexcept {
    for (const auto& header : headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Request::repeatedHeader() const noexcept {
    static constexpr std::array<std::string_view, 10> single{
        "host",   "content-length", "content-type",    "content-encoding", "transfer-encoding",
        "origin", "cookie",         "idempotency-key", "signpost-surgery", "signpost-csrf"};
    for (const auto name : single) {
        if (std::count_if(headers.begin(), headers.end(), [&](const Header& h) { return h.name == name; }) > 1) {
            return name;
        }
    }
    return std::nullopt;
}

bool Request::setTarget(std::string_view target) {
    if (target.empty() || target.front() != '/') {
        return false;
    }
    const auto mark = target.find('?');
    const auto decoded = percentDecoded(target.substr(0, mark));
    if (!decoded) {
        return false;
    }
    path = *decoded;
    query.clear();
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const auto equals = pair.find('=');
        auto name = percentDecoded(pair.substr(0, equals));
        auto value = percentDecoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value || !query.emplace(std::move(*name), std::move(*value)).second) {
            return false;
        }
    }
    return true;
}

void Response::set(std::string_view name, std::string value) {
    for (auto& header : headers) {
        if (equalIgnoringCase(header.name, name)) {
            header.value = std::move(value);
            return;
        }
    }
    headers.push_back({std::string(name), std::move(value)});
}

void Response::append(std::string_view name, std::string_view value) {
    for (auto& header : headers) {
        if (equalIgnoringCase(header.name, name)) {
            header.value.append(", ").append(value);
            return;
        }
    }
    headers.push_back({std::string(name), std::string(value)});
}

const std::string* Response::find(std::string_view name) const noexcept {
    for (const auto& header : headers) {
        if (equalIgnoringCase(header.name, name)) {
            return &header.value;
        }
    }
    return nullptr;
}

std::string mediaType(std::string_view contentType) {
    auto type = contentType.substr(0, contentType.find(';'));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) {
        type.remove_suffix(1);
    }
    std::string result(type);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

} // namespace signpost::inbox

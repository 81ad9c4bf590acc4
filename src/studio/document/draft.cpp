// SPDX-License-Identifier: Apache-2.0
#include "studio/document/draft.hpp"

#include "studio/document/edits.hpp"

#include <nlohmann/json.hpp>

namespace signpost::studio {
namespace {

constexpr int draftFormat = 1;

/// Bytes that are no text of UTF-8 stay what they are: JSON could not hold them.
std::string toHex(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex += digits[static_cast<unsigned char>(c) >> 4U];
        hex += digits[static_cast<unsigned char>(c) & 15U];
    }
    return hex;
}

std::optional<std::string> fromHex(const std::string& hex) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        if (digit(hex[i]) < 0 || digit(hex[i + 1]) < 0)
            return std::nullopt;
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return bytes;
}

Json bytesJson(const std::string* bytes) {
    return bytes == nullptr ? Json() : Json(toHex(*bytes));
}

struct Bytes {
    bool readable = true;
    /// None: no such file.
    std::optional<std::string> bytes;
};
Bytes bytesOf(const Json& file, const char* key) {
    const auto found = file.find(key);
    if (found == file.end() || !(found->is_null() || found->is_string()))
        return {false, {}};
    if (found->is_null())
        return {};
    auto bytes = fromHex(found->get<std::string>());
    return {bytes.has_value(), std::move(bytes)};
}

bool same(const std::string* a, const std::optional<std::string>& b) {
    return a == nullptr ? !b.has_value() : b.has_value() && *a == *b;
}

} // namespace

std::string draftOf(const LibraryDocument& document) {
    Json files = Json::object();
    for (const std::string& path : document.changedPaths())
        files[path] = {{"from", bytesJson(document.savedBytes(path))}, {"to", bytesJson(document.bytes(path))}};
    return Json{{"draft", draftFormat}, {"files", files}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Restored> restoreDraft(LibraryDocument& document, std::string_view bytes) {
    const Json draft = Json::parse(bytes, nullptr, false);
    if (!draft.is_object() || !draft.contains("draft") || draft["draft"] != draftFormat || !draft.contains("files") ||
        !draft["files"].is_object())
        return std::nullopt;
    Restored restored;
    std::vector<Edited> edits;
    for (const auto& [path, file] : draft["files"].items()) {
        if (!file.is_object())
            return std::nullopt;
        const Bytes from = bytesOf(file, "from");
        const Bytes to = bytesOf(file, "to");
        if (!from.readable || !to.readable)
            return std::nullopt;
        if (!same(document.bytes(path), from.bytes)) {
            if (!same(document.bytes(path), to.bytes))
                restored.conflicts.push_back({path, to.bytes});
            continue;
        }
        restored.restored.push_back(path);
        if (to.bytes)
            edits.push_back(setBytes(document, path, *to.bytes));
        else if (document.bytes(path) != nullptr)
            edits.push_back(removeFile(document, path));
    }
    if (document.apply(together("Bring back unsaved work", std::move(edits))))
        return std::nullopt;
    return restored;
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

using Json = nlohmann::ordered_json;
using namespace std::string_view_literals;

constexpr std::size_t widest = 140;

/// What an object is laid out in several lines for, and each begins one.
constexpr std::array startsALine = {"text"sv,         "hint"sv,    "why"sv,    "because"sv, "patient"sv,
                                    "answerOption"sv, "answers"sv, "expect"sv, "items"sv,   "cases"sv};
/// Objects with one of these are never laid out in one line.
constexpr std::array ofSeveralLines = {"linkId"sv, "because"sv, "kind"sv, "patient"sv};

template <std::size_t Count>
bool isOneOf(std::string_view key, const std::array<std::string_view, Count>& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool holdsObjects(const Json& value) {
    return value.is_array() &&
           std::any_of(value.begin(), value.end(), [](const Json& item) { return item.is_object(); });
}

std::string inOneLine(const Json& value) {
    if (value.is_object()) {
        std::string text = "{";
        for (const auto& [key, member] : value.items())
            text += (text.size() == 1 ? "" : ", ") + jsonText(key) + ": " + inOneLine(member);
        return text + "}";
    }
    if (value.is_array()) {
        std::string text = "[";
        for (const Json& item : value)
            text += (text.size() == 1 ? "" : ", ") + inOneLine(item);
        return text + "]";
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string lineBreak(std::size_t indent) {
    return "\n" + std::string(indent, ' ');
}

/// As many items a line as fit.
std::string filledList(const Json& list, std::size_t indent) {
    std::string text = "[";
    std::size_t column = widest;
    for (const Json& item : list) {
        const std::string one = inOneLine(item);
        if (text.size() > 1)
            text += ',';
        if (column + one.size() + 2 > widest) {
            text += lineBreak(indent + 2);
            column = indent + 2;
        } else {
            text += ' ';
        }
        text += one;
        column += one.size() + 2;
    }
    return text + lineBreak(indent) + "]";
}

std::string listInLines(const Json& list, std::size_t indent) {
    std::string text = "[";
    for (const Json& item : list)
        text += (text.size() == 1 ? "" : ",") + lineBreak(indent + 2) + laidOut(item, indent + 2);
    return text + lineBreak(indent) + "]";
}

bool wantsLines(const Json& object) {
    for (const auto& [key, member] : object.items())
        if (isOneOf(key, ofSeveralLines) || (holdsObjects(member) && member.size() > 1))
            return true;
    return false;
}

std::string objectInLines(const Json& object, std::size_t indent) {
    std::string text = "{";
    std::size_t column = indent + 1;
    for (const auto& [key, member] : object.items()) {
        const std::string one = jsonText(key) + ": " + laidOut(member, indent + 1);
        if (text.size() > 1) {
            const bool fits = !isOneOf(key, startsALine) && column + one.size() + 2 <= widest;
            text += fits ? ", " : "," + lineBreak(indent + 1);
            column = fits ? column + 2 : indent + 1;
        }
        text += one;
        column += one.size();
    }
    return text + "}";
}

} // namespace

std::string jsonText(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string laidOut(const Json& value, std::size_t indent) {
    if (value.is_object() && wantsLines(value))
        return objectInLines(value, indent);
    const std::string line = inOneLine(value);
    if (holdsObjects(value) && (value.size() > 1 || wantsLines(value.front())))
        return listInLines(value, indent);
    return value.is_array() && !holdsObjects(value) && indent + line.size() > widest ? filledList(value, indent) : line;
}

std::string laidOutFile(const Json& root) {
    std::string text = "{";
    for (const auto& [key, member] : root.items())
        text += (text.size() == 1 ? "" : ",") + lineBreak(2) + jsonText(key) + ": " + laidOut(member, 2);
    return text + "\n}\n";
}

} // namespace signpost::studio

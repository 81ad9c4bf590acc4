// SPDX-License-Identifier: Apache-2.0
#include "authoring/fields.hpp"

#include "core/number_text.hpp"

#include <algorithm>

namespace signpost::authoring {
namespace {

constexpr std::size_t longestIdentifier = 40;

std::string_view describeKind(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::null:
        return "null";
    case Node::Kind::boolean:
        return "true or false";
    case Node::Kind::number:
        return "a number";
    case Node::Kind::text:
        return "a text";
    case Node::Kind::list:
        return "a list";
    case Node::Kind::object:
        break;
    }
    return "an object";
}

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isIdentifier(std::string_view name, Identifier kind = Identifier::name) {
    return !name.empty() && name.size() <= longestIdentifier &&
           (isLower(name.front()) || (kind == Identifier::option && isDigit(name.front()))) &&
           std::all_of(name.begin(), name.end(), [](char c) { return isLower(c) || isDigit(c) || c == '_'; });
}

/// What the author probably meant by "Sore-Throat".
std::string asIdentifier(std::string_view name) {
    std::string fixed;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        } else if (!isLower(c) && !isDigit(c)) {
            c = '_';
        }
        fixed += c;
    }
    return fixed;
}

bool isDate(std::string_view text) {
    constexpr std::string_view pattern = "dddd-dd-dd";
    if (text.size() != pattern.size()) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (pattern[i] == 'd' ? !isDigit(text[i]) : text[i] != pattern[i]) {
            return false;
        }
    }
    const auto number = [&](std::size_t at, std::size_t length) {
        return scaledNumber(text.substr(at, length), 0).value_or(0);
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= 1900 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

} // namespace

bool expect(Problems& problems, const Node& node, Node::Kind kind) {
    if (node.kind == kind) {
        return true;
    }
    problems.add(node, Code::wrongType,
                 "this is " + std::string(describeKind(node.kind)) + ", but must be " +
                     std::string(describeKind(kind)));
    return false;
}

std::optional<std::string> textOf(Problems& problems, const Node& node) {
    if (!expect(problems, node, Node::Kind::text)) {
        return std::nullopt;
    }
    if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        problems.add(node, Code::emptyText, "this text is empty", "write it, or leave the key out");
        return std::nullopt;
    }
    return node.text;
}

std::optional<std::int64_t> integerOf(Problems& problems, const Node& node, std::int64_t least, std::int64_t greatest) {
    if (!expect(problems, node, Node::Kind::number)) {
        return std::nullopt;
    }
    const auto value = scaledNumber(node.text, 0);
    if (!value || *value < least || *value > greatest) {
        problems.add(node, Code::badNumber,
                     node.text + " is not a whole number from " + std::to_string(least) + " to " +
                         std::to_string(greatest));
        return std::nullopt;
    }
    return value;
}

void checkIdentifier(Problems& problems, const Node& node, std::string_view name, Identifier kind) {
    if (isIdentifier(name, kind)) {
        return;
    }
    std::string suggestion;
    if (const std::string fixed = asIdentifier(name); isIdentifier(fixed, kind)) {
        suggestion = "write \"" + fixed + "\"";
    } else if (name.size() > longestIdentifier) {
        suggestion = "at most " + std::to_string(longestIdentifier) + " characters";
    }
    problems.add(node, Code::badName,
                 "\"" + std::string(name) +
                     "\" is not a name: a lower-case letter, then lower-case letters, digits and _",
                 suggestion);
}

void reportUnknownValue(Problems& problems, const Node& node, std::string_view value,
                        std::span<const std::string> known) {
    std::string suggestion = didYouMean(value, known);
    if (suggestion.empty()) {
        suggestion = "one of";
        for (const std::string& each : known) {
            suggestion += (&each == known.data() ? " " : ", ") + each;
        }
    }
    problems.add(node, Code::unknownValue, "\"" + std::string(value) + "\" is not known here", suggestion);
}

Words wordsOf(Problems& problems, const Node& node) {
    Words words;
    if (node.kind != Node::Kind::object) {
        words.me = textOf(problems, node).value_or("");
        return words;
    }
    const Fields fields(problems, node, shapes::words);
    words.me = fields.requiredText("me");
    words.child = fields.text("child");
    words.other = fields.text("other");
    return words;
}

Fields::Fields(Problems& problems, const Node& node, const Shape& shape) : problems_(problems), node_(node) {
    if (!expect(problems, node, Node::Kind::object)) {
        return;
    }
    for (const Node* member : node.children) {
        if (std::find(shape.keys.begin(), shape.keys.end(), member->key) != shape.keys.end()) {
            continue;
        }
        const std::vector<std::string> known(shape.keys.begin(), shape.keys.end());
        problems.addAtKey(*member, Code::unknownKey, "no key \"" + member->key + "\" in a " + std::string(shape.name),
                          didYouMean(member->key, known));
    }
}

const Node* Fields::find(std::string_view key) const {
    return node_.find(key);
}

const Node* Fields::require(std::string_view key) const {
    const Node* value = find(key);
    if (value == nullptr && node_.kind == Node::Kind::object) {
        problems_.add(node_, Code::missingKey, "the key \"" + std::string(key) + "\" is missing");
    }
    return value;
}

std::string Fields::text(std::string_view key) const {
    const Node* value = find(key);
    return value == nullptr ? std::string() : textOf(problems_, *value).value_or("");
}

std::string Fields::requiredText(std::string_view key) const {
    const Node* value = require(key);
    return value == nullptr ? std::string() : textOf(problems_, *value).value_or("");
}

std::vector<std::string> Fields::texts(std::string_view key) const {
    std::vector<std::string> list;
    const Node* value = find(key);
    if (value == nullptr || !expect(problems_, *value, Node::Kind::list)) {
        return list;
    }
    for (const Node* item : value->children) {
        auto text = textOf(problems_, *item);
        if (!text) {
            continue;
        }
        if (std::find(list.begin(), list.end(), *text) != list.end()) {
            problems_.add(*item, Code::duplicateId, "\"" + *text + "\" stands twice in this list", "keep one");
            continue;
        }
        list.push_back(std::move(*text));
    }
    return list;
}

std::string Fields::identifier(std::string_view key, Identifier kind) const {
    std::string text = requiredText(key);
    if (!text.empty()) {
        checkIdentifier(problems_, *find(key), text, kind);
    }
    return text;
}

bool Fields::flag(std::string_view key, bool otherwise) const {
    const Node* value = find(key);
    return value == nullptr || !expect(problems_, *value, Node::Kind::boolean) ? otherwise : value->flag;
}

std::optional<std::int64_t> Fields::integer(std::string_view key, std::int64_t least, std::int64_t greatest) const {
    const Node* value = find(key);
    return value == nullptr ? std::nullopt : integerOf(problems_, *value, least, greatest);
}

Words Fields::words(std::string_view key) const {
    const Node* value = find(key);
    return value == nullptr ? Words() : wordsOf(problems_, *value);
}

Words Fields::requiredWords(std::string_view key) const {
    const Node* value = require(key);
    return value == nullptr ? Words() : wordsOf(problems_, *value);
}

std::string Fields::date(std::string_view key) const {
    std::string text = this->text(key);
    if (!text.empty() && !isDate(text)) {
        problems_.add(*find(key), Code::badDate, "\"" + text + "\" is not a date", "write YYYY-MM-DD");
        return {};
    }
    return text;
}

std::vector<const Node*> Fields::objects(std::string_view key) const {
    std::vector<const Node*> list;
    const Node* value = find(key);
    if (value == nullptr || !expect(problems_, *value, Node::Kind::list)) {
        return list;
    }
    for (const Node* item : value->children) {
        if (expect(problems_, *item, Node::Kind::object)) {
            list.push_back(item);
        }
    }
    return list;
}

void Fields::misplaced(std::string_view key, const std::string& why) const {
    if (const Node* value = find(key); value != nullptr) {
        problems_.addAtKey(*value, Code::misplacedKey, "\"" + std::string(key) + "\" has no meaning here", why);
    }
}

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "authoring/shapes.hpp"
#include "signpost/words.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signpost::authoring {

/// A value and the name it has in content files.
template <class Value>
struct Named {
    std::string_view name;
    Value value;
};

/// The value of an option stands in quotes in conditions, so it may begin with a digit.
enum class Identifier : std::uint8_t { name, option };

/// One object of an authored file, read key by key. Every getter reports what is wrong with its key and gives a
/// harmless value, so that reading goes on and finds the other problems too.
///
///     Fields fields(problems, node, shapes::rule);     // reports keys that rules don't have
///     rule.source = fields.requiredText("source");
class Fields {
public:
    Fields(Problems& problems, const Node& node, const Shape& shape);

    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] Problems& problems() const { return problems_; }

    /// The value, or none. `require` reports its absence.
    [[nodiscard]] const Node* find(std::string_view key) const;
    const Node* require(std::string_view key) const;

    /// Getters may be called only to check their key. Texts are never empty where they are given.
    std::string text(std::string_view key) const;
    std::string requiredText(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    /// snake_case, at most 40 characters; given even if it isn't, so that what names it is understood.
    std::string identifier(std::string_view key, Identifier kind = Identifier::name) const;
    bool flag(std::string_view key, bool otherwise) const;
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t greatest) const;
    Words words(std::string_view key) const;
    Words requiredWords(std::string_view key) const;
    std::string date(std::string_view key) const;
    /// The objects of a list; absent is empty.
    std::vector<const Node*> objects(std::string_view key) const;

    template <class Value, std::size_t Count>
    std::optional<Value> oneOf(std::string_view key, const std::array<Named<Value>, Count>& values) const;

    /// The key says something that has no meaning here.
    void misplaced(std::string_view key, const std::string& why) const;

private:
    Problems& problems_;
    const Node& node_;
};

/// Says that a value has another type than it should; true if it is right.
bool expect(Problems& problems, const Node& node, Node::Kind kind);
/// A text value, reported if it is none or empty.
std::optional<std::string> textOf(Problems& problems, const Node& node);
std::optional<std::int64_t> integerOf(Problems& problems, const Node& node, std::int64_t least, std::int64_t greatest);
/// Reports what is wrong with a snake_case name.
void checkIdentifier(Problems& problems, const Node& node, std::string_view name, Identifier kind);
/// An unknown name among known ones.
void reportUnknownValue(Problems& problems, const Node& node, std::string_view value,
                        std::span<const std::string> known);
Words wordsOf(Problems& problems, const Node& node);

template <class Value, std::size_t Count>
std::optional<Value> oneOf(Problems& problems, const Node& node, const std::array<Named<Value>, Count>& values) {
    const auto text = textOf(problems, node);
    if (!text) {
        return std::nullopt;
    }
    std::vector<std::string> known;
    for (const Named<Value>& named : values) {
        if (named.name == *text) {
            return named.value;
        }
        known.emplace_back(named.name);
    }
    reportUnknownValue(problems, node, *text, known);
    return std::nullopt;
}

template <class Value, std::size_t Count>
std::optional<Value> Fields::oneOf(std::string_view key, const std::array<Named<Value>, Count>& values) const {
    const Node* value = find(key);
    return value == nullptr ? std::nullopt : authoring::oneOf(problems_, *value, values);
}

} // namespace signpost::authoring

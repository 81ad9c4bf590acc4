// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/problem.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::authoring {

/// One JSON value of an authored file, and where it stands. Lives as long as its Document.
struct Node {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    bool flag = false;
    /// A text's value, or a number as it was written: "38.0" is not "38".
    std::string text;
    unsigned line = 0;
    unsigned column = 0;
    /// For a member of an object.
    std::string key;
    unsigned keyLine = 0;
    unsigned keyColumn = 0;
    /// Where it stands in the file's bytes, from its first to just after its last; and where its key begins.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t keyBegin = 0;

    const Node* parent = nullptr;
    /// Among the parent's children.
    std::size_t index = 0;
    std::vector<const Node*> children;
    const std::string* file = nullptr;

    /// The member with this key, or none.
    [[nodiscard]] const Node* find(std::string_view member) const;
    /// The value at this JSON pointer, seen from here: "" is the value itself, "/rules/2/when" a condition.
    [[nodiscard]] const Node* at(std::string_view pointer) const;
};

/// A step of a JSON pointer for this key: "/" is written "~1" and "~" "~0".
std::string escapedForPointer(std::string_view key);

/// File, line, column and JSON pointer of a value, or of its key.
Place placeOf(const Node& node);
Place placeOfKey(const Node& node);

/// Collects every problem; nothing stops at the first.
class Problems {
public:
    void add(const Node& node, Code code, std::string reason, std::string suggestion = {}) {
        list_.push_back({code, placeOf(node), std::move(reason), std::move(suggestion)});
    }
    void addAtKey(const Node& node, Code code, std::string reason, std::string suggestion = {}) {
        list_.push_back({code, placeOfKey(node), std::move(reason), std::move(suggestion)});
    }
    void addForFile(const std::string& file, Code code, std::string reason, std::string suggestion = {}) {
        list_.push_back({code, Place{file, 0, 0, {}}, std::move(reason), std::move(suggestion)});
    }
    void add(Problem problem) { list_.push_back(std::move(problem)); }
    [[nodiscard]] const std::vector<Problem>& list() const { return list_; }
    [[nodiscard]] bool onlyWarnings() const;
    /// By file, line and column.
    std::vector<Problem> takeSorted();

private:
    std::vector<Problem> list_;
};

/// An authored file, parsed. Duplicate keys, nesting deeper than 16, more than 1 MB and anything that is not JSON in
/// UTF-8 are problems.
class Document {
public:
    static constexpr std::size_t greatestSize = 1'000'000;
    static constexpr unsigned greatestDepth = 16;

    /// Nothing if the text can't be parsed at all; `problems` then says why.
    static std::unique_ptr<Document> parse(std::string name, std::string_view text, Problems& problems);

    [[nodiscard]] const Node& root() const { return *root_; }
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    friend class DocumentBuilder;
    explicit Document(std::string name) : name_(std::move(name)) {}

    std::string name_;
    std::deque<Node> nodes_;
    Node* root_ = nullptr;
};

} // namespace signpost::authoring

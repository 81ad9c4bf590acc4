// SPDX-License-Identifier: Apache-2.0
#include "authoring/document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

namespace signpost::authoring {
namespace {

struct Position {
    unsigned line = 1;
    unsigned column = 1;
    std::size_t offset = 0;
};

/// Follows the characters that the parser consumes, and remembers where the latest value or key began. The parser reads
/// one character beyond a number, which is why structural characters don't count as beginnings.
class Cursor {
public:
    void pass(char c) {
        if (inText_) {
            inText_ = escaped_ || c != '"';
            escaped_ = !escaped_ && c == '\\';
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            inWord_ = false;
        } else {
            latest_ = now_;
            latestChar_ = c;
            passToken(c);
        }
        if (c == '\n') {
            now_ = {now_.line + 1, 1, now_.offset};
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) { // not in the middle of a UTF-8 character
            ++now_.column;
        }
        ++now_.offset;
    }
    /// How many bytes have been passed.
    [[nodiscard]] std::size_t passed() const { return now_.offset; }
    [[nodiscard]] Position token() const { return token_; }
    /// The beginning of what the parser could not make sense of.
    [[nodiscard]] Position unexpected() const { return inText_ || inWord_ || latestChar_ == '"' ? token_ : latest_; }
    [[nodiscard]] char unexpectedChar() const { return latestChar_; }

private:
    void passToken(char c) {
        switch (c) {
        case ',':
        case ':':
        case ']':
        case '}':
            inWord_ = false;
            break;
        case '{':
        case '[':
        case '"':
            token_ = now_;
            inWord_ = false;
            inText_ = c == '"';
            break;
        default:
            if (!inWord_) {
                token_ = now_;
            }
            inWord_ = true;
        }
    }

    Position now_;
    Position token_;
    Position latest_;
    char latestChar_ = ' ';
    bool inText_ = false;
    bool escaped_ = false;
    bool inWord_ = false;
};

class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, Cursor* cursor) : at_(at), cursor_(cursor) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        cursor_->pass(*at_);
        ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    Cursor* cursor_;
};

/// "~1" is "/", "~0" is "~".
std::string unescaped(std::string_view step) {
    std::string key;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool escape = step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1');
        key += !escape ? step[i] : step[++i] == '0' ? '~' : '/';
    }
    return key;
}

std::string pointerOf(const Node& node) {
    if (node.parent == nullptr) {
        return {};
    }
    return pointerOf(*node.parent) + '/' +
           (node.parent->kind == Node::Kind::object ? escapedForPointer(node.key) : std::to_string(node.index));
}

} // namespace

std::string escapedForPointer(std::string_view key) {
    std::string escaped;
    for (char c : key) {
        if (c == '~') {
            escaped += "~0";
        } else if (c == '/') {
            escaped += "~1";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

/// Builds the tree as the parser reports what it sees.
class DocumentBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    DocumentBuilder(Document& document, std::string_view text, const Cursor& cursor, Problems& problems)
        : document_(document), text_(text), cursor_(cursor), problems_(problems) {}

    bool null() override {
        make(Node::Kind::null);
        return true;
    }
    bool boolean(bool value) override {
        make(Node::Kind::boolean).flag = value;
        return true;
    }
    bool number_integer(number_integer_t value) override {
        endNumber(make(Node::Kind::number)).text = std::to_string(value);
        return true;
    }
    bool number_unsigned(number_unsigned_t value) override {
        endNumber(make(Node::Kind::number)).text = std::to_string(value);
        return true;
    }
    bool number_float(number_float_t /*value*/, const string_t& written) override {
        endNumber(make(Node::Kind::number)).text = written;
        return true;
    }
    bool string(string_t& value) override {
        make(Node::Kind::text).text = std::move(value);
        return true;
    }
    bool binary(binary_t& /*value*/) override { return false; } // JSON has none
    bool start_object(std::size_t /*elements*/) override { return open(Node::Kind::object); }
    bool start_array(std::size_t /*elements*/) override { return open(Node::Kind::list); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        key_ = std::move(value);
        keyAt_ = cursor_.token();
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        std::string reason = error.what();
        // "[json.exception...] parse error at line 1, column 2: syntax error while parsing ...": the end is the reason.
        if (const auto at = reason.find(": "); at != std::string::npos) {
            reason.erase(0, at + 2);
        }
        // "tru}": the word is at fault, not the bracket that ends it.
        const bool word = reason.find("invalid literal") != std::string::npos;
        const Position at = word ? cursor_.token() : cursor_.unexpected();
        std::string suggestion;
        if (word) {
            suggestion = "texts stand in double quotes";
        } else if (cursor_.unexpectedChar() == '}' || cursor_.unexpectedChar() == ']') {
            suggestion = "is there a comma too many before it, or a bracket that does not match?";
        } else if (reason.find("; expected '}'") != std::string::npos ||
                   reason.find("; expected ']'") != std::string::npos) {
            suggestion = "is a comma missing before it?";
        }
        problems_.add({Code::notJson, {document_.name_, at.line, at.column, {}}, reason, suggestion});
        return false;
    }

private:
    Node& make(Node::Kind kind) {
        Node& node = document_.nodes_.emplace_back();
        const Position at = cursor_.token();
        node.kind = kind;
        node.line = at.line;
        node.column = at.column;
        node.begin = at.offset;
        node.end = cursor_.passed();
        node.file = &document_.name_;
        if (open_.empty()) {
            document_.root_ = &node;
            return node;
        }
        Node& parent = *open_.back();
        node.parent = &parent;
        node.index = parent.children.size();
        if (parent.kind == Node::Kind::object) {
            node.key = key_;
            node.keyLine = keyAt_.line;
            node.keyColumn = keyAt_.column;
            node.keyBegin = keyAt_.offset;
            if (const Node* first = parent.find(key_); first != nullptr) {
                problems_.addAtKey(node, Code::duplicateKey,
                                   "the key \"" + key_ + "\" stands twice; the first is in line " +
                                       std::to_string(first->keyLine),
                                   "keep one");
            }
        }
        parent.children.push_back(&node);
        return node;
    }
    bool open(Node::Kind kind) {
        Node& node = make(kind);
        if (open_.size() == Document::greatestDepth) {
            problems_.add(node, Code::tooDeep,
                          "nesting deeper than " + std::to_string(Document::greatestDepth) + " levels");
            return false;
        }
        open_.push_back(&node);
        return true;
    }
    /// Of a number the parser has seen one character more.
    Node& endNumber(Node& node) {
        node.end = std::min(text_.find_first_not_of("+-.eE0123456789", node.begin), text_.size());
        return node;
    }
    bool close() {
        open_.back()->end = cursor_.passed();
        open_.pop_back();
        return true;
    }

    Document& document_;
    std::string_view text_;
    const Cursor& cursor_;
    Problems& problems_;
    std::vector<Node*> open_;
    std::string key_;
    Position keyAt_;
};

const Node* Node::find(std::string_view member) const {
    const auto it = std::find_if(children.begin(), children.end(), [&](const Node* n) { return n->key == member; });
    return kind == Kind::object && it != children.end() ? *it : nullptr;
}

const Node* Node::at(std::string_view pointer) const {
    const Node* node = this;
    while (!pointer.empty() && node != nullptr) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const std::string step = unescaped(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        if (node->kind == Kind::object) {
            node = node->find(step);
            continue;
        }
        std::size_t place = 0;
        const auto read = std::from_chars(step.data(), step.data() + step.size(), place);
        const bool number = read.ec == std::errc() && read.ptr == step.data() + step.size();
        node = node->kind == Kind::list && number && place < node->children.size() ? node->children[place] : nullptr;
    }
    return node;
}

Place placeOf(const Node& node) {
    return {*node.file, node.line, node.column, pointerOf(node)};
}
Place placeOfKey(const Node& node) {
    return node.keyLine == 0 ? placeOf(node) : Place{*node.file, node.keyLine, node.keyColumn, pointerOf(node)};
}

bool Problems::onlyWarnings() const {
    return std::all_of(list_.begin(), list_.end(), [](const Problem& problem) { return isWarning(problem.code); });
}

std::vector<Problem> Problems::takeSorted() {
    std::stable_sort(list_.begin(), list_.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) <
               std::tie(b.place.file, b.place.line, b.place.column);
    });
    return std::move(list_);
}

std::unique_ptr<Document> Document::parse(std::string name, std::string_view text, Problems& problems) {
    if (text.size() > greatestSize) {
        problems.addForFile(name, Code::fileTooBig, "the file is larger than 1 MB", "divide it");
        return nullptr;
    }
    std::unique_ptr<Document> document(new Document(std::move(name)));
    Cursor cursor;
    DocumentBuilder builder(*document, text, cursor, problems);
    const bool parsed = nlohmann::json::sax_parse(CountingIterator(text.data(), &cursor),
                                                  CountingIterator(text.data() + text.size(), &cursor), &builder);
    return parsed ? std::move(document) : nullptr;
}

} // namespace signpost::authoring

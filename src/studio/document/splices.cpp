// SPDX-License-Identifier: Apache-2.0
#include "studio/document/splices.hpp"

#include "authoring/shapes.hpp"
#include "studio/document/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

using authoring::Node;

std::size_t lineStart(const std::string& bytes, std::size_t at) {
    const std::size_t before = at == 0 ? std::string::npos : bytes.rfind('\n', at - 1);
    return before == std::string::npos ? 0 : before + 1;
}

/// Nothing but blanks stands before it in its line.
bool beginsLine(const std::string& bytes, std::size_t at) {
    const std::size_t start = lineStart(bytes, at);
    return bytes.find_first_not_of(" \t", start) == at;
}

std::size_t columnAt(const std::string& bytes, std::size_t at) {
    return at - lineStart(bytes, at);
}

std::string lineBreak(std::size_t indent) {
    return "\n" + std::string(indent, ' ');
}

std::size_t beginOf(const Node& child) {
    return child.parent != nullptr && child.parent->kind == Node::Kind::object ? child.keyBegin : child.begin;
}

/// The kind of object that this is, as far as its keys tell: the one that knows most of them, and the new one.
const authoring::Shape* shapeOf(const Node& object, std::string_view key) {
    const authoring::Shape* best = nullptr;
    std::size_t most = 0;
    const auto has = [](const authoring::Shape& shape, std::string_view each) {
        return std::find(shape.keys.begin(), shape.keys.end(), each) != shape.keys.end();
    };
    for (const authoring::Shape& shape : authoring::shapes::all) {
        const auto known = static_cast<std::size_t>(std::count_if(object.children.begin(), object.children.end(),
                                                                  [&](const Node* n) { return has(shape, n->key); }));
        if (has(shape, key) && (best == nullptr || known > most)) {
            best = &shape;
            most = known;
        }
    }
    return best;
}

/// The member after which a new key belongs: the nearest that the format lists before it; otherwise the last.
const Node& memberBefore(const Node& object, std::string_view key) {
    const Node* before = object.children.back();
    if (const authoring::Shape* shape = shapeOf(object, key); shape != nullptr) {
        for (const std::string_view each : shape->keys) {
            if (each == key)
                break;
            if (const Node* member = object.find(each); member != nullptr)
                before = member;
        }
    }
    return *before;
}

bool inOneLine(const std::string& bytes, const Node& node) {
    return std::find(bytes.begin() + static_cast<std::ptrdiff_t>(node.begin),
                     bytes.begin() + static_cast<std::ptrdiff_t>(node.end),
                     '\n') == bytes.begin() + static_cast<std::ptrdiff_t>(node.end);
}

/// Whether each member has a line of its own, as in the root of a file.
bool aMemberALine(const std::string& bytes, const Node& object) {
    return std::all_of(object.children.begin(), object.children.end(),
                       [&](const Node* member) { return beginsLine(bytes, member->keyBegin); });
}

} // namespace

Change replaced(const std::string& path, const std::string& bytes, std::size_t begin, std::size_t end,
                std::string_view text) {
    std::string_view before = std::string_view(bytes).substr(begin, end - begin);
    const auto prefix = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), text.begin(), text.end()).first - before.begin());
    before.remove_prefix(prefix);
    text.remove_prefix(prefix);
    const auto suffix = static_cast<std::size_t>(
        std::mismatch(before.rbegin(), before.rend(), text.rbegin(), text.rend()).first - before.rbegin());
    before.remove_suffix(suffix);
    text.remove_suffix(suffix);
    return {Change::Kind::splice, path, begin + prefix, std::string(before), std::string(text)};
}

std::size_t indentAt(const std::string& bytes, std::size_t at) {
    const std::size_t start = lineStart(bytes, at);
    return std::min(bytes.find_first_not_of(" \t", start), at) - start;
}

std::size_t itemIndent(const std::string& bytes, const Node& list) {
    for (const Node* item : list.children)
        if (beginsLine(bytes, item->begin))
            return columnAt(bytes, item->begin);
    return indentAt(bytes, list.begin) + 2;
}

Change memberAdded(const std::string& path, const std::string& bytes, const Node& object, const std::string& key,
                   const nlohmann::ordered_json& value) {
    constexpr std::array<std::string_view, 6> alone = {"text", "hint", "why", "because", "answerOption", "cases"};
    const auto member = [&](std::size_t indent) { return jsonText(key) + ": " + laidOut(value, indent); };
    if (object.children.empty()) {
        const std::size_t indent = indentAt(bytes, object.begin);
        // Objects that hold one text a key grow long.
        constexpr std::array<std::string_view, 3> maps = {"texts", "strings", "of"};
        const bool lines =
            object.parent == nullptr || std::find(maps.begin(), maps.end(), std::string_view(object.key)) != maps.end();
        const std::string text = lines ? "{" + lineBreak(indent + 2) + member(indent + 2) + lineBreak(indent) + "}"
                                       : "{" + member(indent) + "}";
        return {Change::Kind::splice, path, object.begin, bytes.substr(object.begin, object.end - object.begin), text};
    }
    const Node& before = memberBefore(object, key);
    const bool ownLine =
        aMemberALine(bytes, object) ||
        (!inOneLine(bytes, object) && std::find(alone.begin(), alone.end(), std::string_view(key)) != alone.end());
    std::size_t indent = columnAt(bytes, object.begin) + 1;
    for (const Node* each : object.children)
        if (beginsLine(bytes, each->keyBegin))
            indent = columnAt(bytes, each->keyBegin);
    return {Change::Kind::splice, path, before.end, {}, (ownLine ? "," + lineBreak(indent) : ", ") + member(indent)};
}

Change itemAdded(const std::string& path, const std::string& bytes, const Node& list, std::size_t place,
                 const std::string& text, bool ownLine) {
    const std::size_t indent = itemIndent(bytes, list);
    if (list.children.empty()) {
        const std::string all =
            ownLine ? "[" + lineBreak(indent) + text + lineBreak(indent - 2) + "]" : "[" + text + "]";
        return {Change::Kind::splice, path, list.begin, bytes.substr(list.begin, list.end - list.begin), all};
    }
    const bool atEnd = place == list.children.size();
    const Node& neighbour = *list.children[atEnd ? place - 1 : place];
    const std::string between = beginsLine(bytes, neighbour.begin) ? lineBreak(indent) : " ";
    if (atEnd)
        return {Change::Kind::splice, path, neighbour.end, {}, "," + between + text};
    return {Change::Kind::splice, path, neighbour.begin, {}, text + "," + between};
}

Change childRemoved(const std::string& path, const std::string& bytes, const Node& child) {
    const Node& parent = *child.parent;
    std::size_t begin = parent.begin + 1;
    std::size_t end = parent.end - 1;
    if (child.index > 0) {
        begin = parent.children[child.index - 1]->end;
        end = child.end;
    } else if (parent.children.size() > 1) {
        begin = beginOf(child);
        end = beginOf(*parent.children[1]);
    }
    return {Change::Kind::splice, path, begin, bytes.substr(begin, end - begin), {}};
}

Change itemMoved(const std::string& path, const std::string& bytes, const Node& list, std::size_t from,
                 std::size_t to) {
    const std::size_t first = std::min(from, to);
    const std::size_t last = std::max(from, to);
    std::vector<const Node*> order(list.children.begin() + static_cast<std::ptrdiff_t>(first),
                                   list.children.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    if (from < to)
        std::rotate(order.begin(), order.begin() + 1, order.end());
    else
        std::rotate(order.begin(), order.end() - 1, order.end());
    std::string text;
    for (std::size_t i = 0; i < order.size(); ++i) {
        text += bytes.substr(order[i]->begin, order[i]->end - order[i]->begin);
        if (const std::size_t here = first + i; here < last) {
            const std::size_t gap = list.children[here]->end;
            text += bytes.substr(gap, list.children[here + 1]->begin - gap);
        }
    }
    return replaced(path, bytes, list.children[first]->begin, list.children[last]->end, text);
}

std::optional<std::string> inApplicableOrder(std::vector<Change>& changes) {
    // Of several insertions at one place the last is made first, so that they stand in the order given.
    std::reverse(changes.begin(), changes.end());
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.path != b.path ? a.path < b.path : a.at > b.at; });
    for (std::size_t i = 1; i < changes.size(); ++i) {
        const Change& later = changes[i - 1];
        const Change& earlier = changes[i];
        if (later.path != earlier.path)
            continue;
        if (earlier.kind != Change::Kind::splice || later.kind != Change::Kind::splice ||
            earlier.at + earlier.before.size() > later.at)
            return later.path;
    }
    return std::nullopt;
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"

#include "studio/document/layout.hpp"
#include "studio/document/splices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::studio {
namespace {

using authoring::Node;

/// A file that can be edited piece by piece, and a value in it.
struct Target {
    const std::string* bytes = nullptr;
    const Node* root = nullptr;
    const Node* node = nullptr;
};

std::variant<Target, Refusal> target(const LibraryDocument& document, const std::string& path,
                                     std::string_view pointer) {
    const std::string* bytes = document.bytes(path);
    if (bytes == nullptr)
        return Refusal{"there is no file " + path};
    const Node* root = document.root(path);
    if (root == nullptr)
        return Refusal{path + " can't be read as JSON: mend its text first"};
    return Target{bytes, root, root->at(pointer)};
}

std::string_view parentOf(std::string_view pointer) {
    return pointer.substr(0, std::min(pointer.rfind('/'), pointer.size()));
}

std::string lastKeyOf(std::string_view pointer) {
    std::string key(pointer.substr(std::min(pointer.rfind('/'), pointer.size() - 1) + 1));
    for (std::size_t at = 0; (at = key.find('~', at)) != std::string::npos; ++at)
        key.replace(at, 2, at + 1 < key.size() && key[at + 1] == '1' ? "/" : "~");
    return key;
}

/// What the author would call it: the nearest name around it.
std::string calledAround(const Node* node) {
    for (; node != nullptr; node = node->parent)
        for (const std::string_view key : {"linkId", "id", "value"})
            if (const Node* name = node->find(key); name != nullptr && name->kind == Node::Kind::text)
                return name->text;
    return {};
}

std::string nameOf(std::string_view verb, std::string_view what, const Node* around, const std::string& path) {
    const std::string called = calledAround(around);
    return std::string(verb) + " " + std::string(what) + " of " + (called.empty() ? path : called);
}

bool isList(const Node* node) {
    return node != nullptr && node->kind == Node::Kind::list;
}

bool means(const std::string& bytes, const Node& node, const Json& value) {
    return Json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(node.begin),
                       bytes.begin() + static_cast<std::ptrdiff_t>(node.end), nullptr, false) == value;
}

Edited edited(std::string name, Change change, std::string mark = {}) {
    Edit edit{std::move(name), {}, std::move(mark)};
    if (change.kind != Change::Kind::splice || change.before != change.after)
        edit.changes.push_back(std::move(change));
    return edit;
}

} // namespace

Edited setValue(const LibraryDocument& document, const std::string& path, std::string_view pointer, const Json& value) {
    const auto found = target(document, path, pointer);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    const std::string key = pointer.empty() ? "all" : lastKeyOf(pointer);
    const std::string place = path + " " + std::string(pointer);
    if (node != nullptr) {
        const std::string name = nameOf("Change", key, node->parent, path);
        if (means(*bytes, *node, value))
            return Edit{name, {}, place};
        const std::string text = laidOut(value, indentAt(*bytes, node->begin));
        return edited(name, replaced(path, *bytes, node->begin, node->end, text), place);
    }
    const Node* object = root->at(parentOf(pointer));
    if (object == nullptr || object->kind != Node::Kind::object)
        return Refusal{path + " has no place " + std::string(pointer)};
    return edited(nameOf("Add", key, object, path), memberAdded(path, *bytes, *object, key, value), place);
}

Edited setText(const LibraryDocument& document, const std::string& path, std::string_view pointer,
               std::string_view text) {
    return setValue(document, path, pointer, Json(text));
}

Edited removeValue(const LibraryDocument& document, const std::string& path, std::string_view pointer) {
    const auto found = target(document, path, pointer);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    if (node == nullptr)
        return Edit{};
    if (node->parent == nullptr)
        return Refusal{"remove the file " + path + " rather than all that it holds"};
    return edited(nameOf("Remove", lastKeyOf(pointer), node->parent, path), childRemoved(path, *bytes, *node));
}

Edited insertItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place,
                  const Json& value) {
    const auto found = target(document, path, list);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    if (node == nullptr)
        return setValue(document, path, list, Json::array({value}));
    if (!isList(node) || place > node->children.size())
        return Refusal{path + " has no place " + std::to_string(place) + " in " + std::string(list)};
    const std::string text = laidOut(value, itemIndent(*bytes, *node));
    return edited(nameOf("Add to", lastKeyOf(list), node->parent, path),
                  itemAdded(path, *bytes, *node, place, text, value.is_object()));
}

Edited removeItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place) {
    const auto found = target(document, path, list);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    if (!isList(node) || place >= node->children.size())
        return Refusal{path + " has no item " + std::to_string(place) + " in " + std::string(list)};
    return edited(nameOf("Remove from", lastKeyOf(list), node->children[place], path),
                  childRemoved(path, *bytes, *node->children[place]));
}

Edited moveItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t from,
                std::size_t to) {
    const auto found = target(document, path, list);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    if (!isList(node) || std::max(from, to) >= node->children.size())
        return Refusal{path + " has no item " + std::to_string(std::max(from, to)) + " in " + std::string(list)};
    return edited(nameOf("Move in", lastKeyOf(list), node->children[from], path),
                  itemMoved(path, *bytes, *node, from, to));
}

Edited copyItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place,
                std::string_view newName) {
    const auto found = target(document, path, list);
    if (const auto* refused = std::get_if<Refusal>(&found))
        return *refused;
    const auto& [bytes, root, node] = std::get<Target>(found);
    if (!isList(node) || place >= node->children.size())
        return Refusal{path + " has no item " + std::to_string(place) + " in " + std::string(list)};
    const Node& item = *node->children[place];
    std::string text = bytes->substr(item.begin, item.end - item.begin);
    for (const std::string_view key : {"linkId", "id", "value"}) {
        if (const Node* name = item.find(key); name != nullptr) {
            text.replace(name->begin - item.begin, name->end - name->begin, jsonText(newName));
            return edited("Copy " + calledAround(&item),
                          itemAdded(path, *bytes, *node, place + 1, text, item.kind == Node::Kind::object));
        }
    }
    return Refusal{"what stands there has no name, so a copy would be the same"};
}

Edited setBytes(const LibraryDocument& document, const std::string& path, std::string_view bytes) {
    const std::string* now = document.bytes(path);
    if (now == nullptr)
        return edited("Add " + path, Change{Change::Kind::create, path, 0, {}, std::string(bytes)});
    return edited("Edit " + path, replaced(path, *now, 0, now->size(), bytes), path);
}

Edited removeFile(const LibraryDocument& document, const std::string& path) {
    const std::string* now = document.bytes(path);
    if (now == nullptr)
        return Refusal{"there is no file " + path};
    return edited("Remove " + path, Change{Change::Kind::remove, path, 0, *now, {}});
}

Edited together(std::string name, std::vector<Edited> edits) {
    Edit all{std::move(name), {}, {}};
    for (Edited& each : edits) {
        if (auto* refusal = std::get_if<Refusal>(&each))
            return std::move(*refusal);
        for (Change& change : std::get<Edit>(each).changes)
            all.changes.push_back(std::move(change));
    }
    if (const auto clash = inApplicableOrder(all.changes))
        return Refusal{"two edits of " + *clash + " touch the same place"};
    return all;
}

} // namespace signpost::studio

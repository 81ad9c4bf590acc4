// SPDX-License-Identifier: Apache-2.0
#include "authoring/canonical.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::authoring {
namespace {

void write(const Node& node, std::string& out);

std::string jsonText(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void writeMembers(const Node& object, std::string& out) {
    std::vector<const Node*> members = object.children;
    std::stable_sort(members.begin(), members.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
    for (const Node* member : members) {
        out += (member == members.front() ? "" : ",") + jsonText(member->key) + ":";
        write(*member, out);
    }
}

void write(const Node& node, std::string& out) {
    switch (node.kind) {
    case Node::Kind::null:
        out += "null";
        break;
    case Node::Kind::boolean:
        out += node.flag ? "true" : "false";
        break;
    case Node::Kind::number:
        out += node.text;
        break;
    case Node::Kind::text:
        out += jsonText(node.text);
        break;
    case Node::Kind::list:
        out += '[';
        for (const Node* item : node.children) {
            out += item->index == 0 ? "" : ",";
            write(*item, out);
        }
        out += ']';
        break;
    case Node::Kind::object:
        out += '{';
        writeMembers(node, out);
        out += '}';
        break;
    }
}

} // namespace

std::string canonical(const Node& node) {
    std::string text;
    write(node, text);
    return text;
}

} // namespace signpost::authoring

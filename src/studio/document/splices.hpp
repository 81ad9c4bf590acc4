// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "studio/document/edit.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Changes of a JSON file's bytes that keep the layout around them. Nodes are of these very bytes.
namespace signpost::studio {

/// The part of [begin, end) that differs from `text` becomes as in `text`.
Change replaced(const std::string& path, const std::string& bytes, std::size_t begin, std::size_t end,
                std::string_view text);

/// How far the line in which `at` lies is indented.
std::size_t indentAt(const std::string& bytes, std::size_t at);
/// How far an item of the list would be indented in a line of its own.
std::size_t itemIndent(const std::string& bytes, const authoring::Node& list);

/// A key that the object does not have yet, after the one that the format lists before it.
Change memberAdded(const std::string& path, const std::string& bytes, const authoring::Node& object,
                   const std::string& key, const nlohmann::ordered_json& value);
/// An item with its comma; `ownLine`: in a line of its own if there is nothing to imitate.
Change itemAdded(const std::string& path, const std::string& bytes, const authoring::Node& list, std::size_t place,
                 const std::string& text, bool ownLine);
/// A member or item with its comma.
Change childRemoved(const std::string& path, const std::string& bytes, const authoring::Node& child);
/// What stands between the items stays where it is.
Change itemMoved(const std::string& path, const std::string& bytes, const authoring::Node& list, std::size_t from,
                 std::size_t to);

/// Changes that were all made from the same bytes, brought into an order in which they can be made one after the other:
/// from the end of each file. The path at which two overlap, if two do.
std::optional<std::string> inApplicableOrder(std::vector<Change>& changes);

} // namespace signpost::studio

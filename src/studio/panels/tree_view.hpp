// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/panels/desk.hpp"
#include "studio/panels/tree_layout.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>

namespace signpost::studio {

/// How one tree is being looked at: where the sheet lies under the window, what is folded and chosen.
struct TreeView {
    std::string topic;
    std::uint64_t revision = 0;
    bool laidOut = false;
    TreeLayout layout;
    std::set<std::uint32_t> folded;
    float scale = 0.85F;
    /// The sheet's point that stands at the canvas' top left corner.
    ImVec2 origin = {-24, -24};
    /// Card and line.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> chosen;
    std::string search;
    /// Which of the matches was last gone to.
    std::size_t match = 0;
};

/// Draws the part of the sheet that can be seen, into the current window. Returns the line that was clicked.
/// `lit`: lines on the way of the preview's patient.
struct TreeClick {
    std::optional<std::pair<std::uint32_t, std::uint32_t>> line;
    std::optional<std::uint32_t> header;
};
TreeClick drawTree(const Desk& desk, const TreePicture& tree, TreeView& view, const TreePath& lit, ImVec2 size);

/// Does the card, or this line of it, say what is searched for?
bool matches(const TreePicture::Card& card, const std::string& lowerCase);
bool matches(const TreePicture::Line& line, const std::string& lowerCase);

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/pictures/tree_picture.hpp"

#include <functional>
#include <set>
#include <string_view>
#include <vector>

namespace signpost::studio {

/// Where everything of a tree stands on an endless sheet, in CSS pixels at full size. The way that most people take
/// goes straight down; what branches off stands to the right of the line that it leaves. Cards never overlap.
struct TreeLayout {
    struct Box {
        float x = 0;
        float y = 0;
        float width = 0;
        float height = 0;
        [[nodiscard]] float right() const { return x + width; }
        [[nodiscard]] float bottom() const { return y + height; }
    };
    struct Card {
        /// Hidden below a folded card.
        bool shown = false;
        Box box;
        float headerHeight = 0;
        std::vector<Box> lines;
        /// How many cards hang below it.
        std::uint32_t below = 0;
    };
    std::vector<Card> cards;
    float width = 0;
    float height = 0;
};

namespace treeMeasures {
inline constexpr float cardWidth = 430;
inline constexpr float answersWidth = 236;
inline constexpr float outcomeWidth = 158;
inline constexpr float padding = 10;
inline constexpr float titleSize = 15;
inline constexpr float textSize = 14;
inline constexpr float smallSize = 12;
inline constexpr float gapX = 60;
inline constexpr float gapY = 28;
} // namespace treeMeasures

/// How high a text is, wrapped to this width.
using TextHeight = std::function<float(std::string_view text, float size, float width, bool strong)>;

/// `folded`: cards whose branches are hidden.
TreeLayout layOut(const TreePicture& tree, const std::set<std::uint32_t>& folded, const TextHeight& textHeight);

/// What stands under the outcome: destinations and rules.
std::string beneathOutcome(const TreePicture::Line& line);

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/decision_tree.hpp"
#include "signpost/journey.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// # The decision tree, ready to be drawn
///
/// What the studio's canvas knows of a topic's tree: plain words and counts that hold on to nothing, so that a worker
/// can make them and a page keep them. The tree itself is analysis::DecisionTree.
namespace signpost::studio {

struct TreePicture {
    struct Line {
        /// "any of: drooling; a high, harsh noise".
        std::string answers;
        /// The sets of answers that come this way, exactly, in decimal digits.
        std::string count;
        /// Of those that reach the tree; for the eye only.
        double share = 0;
        /// Where it ends: level, "Urgent, within 2 hours", "GP surgery", and the rules that decide. Without an outcome
        /// the topic is not offered to them.
        bool ends = false;
        std::optional<Level> level;
        std::string outcome;
        std::string destinations;
        std::vector<std::string> rules;
        /// Otherwise the card to go on at, as its place in `cards`; and whether it is drawn below this line.
        std::uint32_t card = noIndex;
        bool drawnHere = false;
        bool trunk = false;
        /// Somebody who comes this way, to be tried in the preview.
        std::vector<GivenAnswer> patient;
    };
    struct Card {
        std::string title;
        std::string linkId;
        bool redFlags = false;
        /// Nothing is asked here: an earlier answer matters more closely.
        bool earlier = false;
        bool firstFits = false;
        std::vector<Line> lines;
        /// The line that it is drawn under: card and line; noIndex for the first card.
        std::uint32_t fromCard = noIndex;
        std::uint32_t fromLine = noIndex;
    };
    std::string topic;
    std::string title;
    /// What was left out at its top: "the emergency screen".
    std::string passedOver;
    std::vector<Card> cards;
    /// False if a limit was reached: the picture then says nothing.
    bool complete = true;
};

TreePicture pictureOf(const analysis::TopicTable& table, const analysis::DecisionTree& tree);

/// The way of a patient through the tree, as far as their answers lead: places in `cards` and `lines`.
using TreePath = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
TreePath pathOf(const analysis::TopicTable& table, const analysis::DecisionTree& tree,
                std::span<const GivenAnswer> answers);

std::string toBytes(const TreePicture& picture);
/// Nothing if the bytes are no picture.
std::optional<TreePicture> treeFromBytes(std::string_view bytes);

} // namespace signpost::studio

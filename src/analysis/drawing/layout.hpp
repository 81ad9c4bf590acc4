// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/drawing/decision_tree.hpp"

#include <string>
#include <vector>

namespace signpost::analysis {

/// Left and top, width and height; a quarter of a millimetre is 1.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};

struct PlacedText {
    enum class Style : std::uint8_t { plain, strong, small };
    double x = 0;
    /// Of the line on which the letters stand.
    double y = 0;
    std::string text;
    Style style = Style::plain;
};

struct PlacedLine {
    Box box;
    std::vector<PlacedText> answers;
    /// For an end: coloured, with what to do; below it the rules.
    Box chip;
    std::vector<PlacedText> outcome;
    std::vector<PlacedText> rules;
};

struct PlacedCard {
    Box box;
    Box header;
    std::uint32_t page = 0;
    std::vector<PlacedText> title;
    std::vector<PlacedLine> lines;
};

/// A line drawn from a card to the one that is drawn below or beside it.
struct Connector {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::vector<std::pair<double, double>> points;
};

/// A tree on pages of A4, on their side, one below the other. Of a small tree the way that most people take goes
/// straight down, branches stand to the right of where they leave, and what would be too far right begins anew further
/// down. The cards of a large one stand in the order of their numbers, column by column. No card crosses the end of a
/// page unless it is longer than a page. Where no line is drawn, words say where to go on.
struct Layout {
    /// One for each of the tree's cards.
    std::vector<PlacedCard> cards;
    std::vector<Connector> connectors;
    std::uint32_t pages = 1;
};

namespace sheet {
inline constexpr double width = 1188; // A4 on its side.
inline constexpr double height = 840;
inline constexpr double margin = 40;
/// Kept free at the top of the first page and of the others.
inline constexpr double firstTop = 142;
inline constexpr double top = 70;
inline constexpr double textSize = 11.5;
inline constexpr double smallSize = 9.5;
inline constexpr double lineHeight = 14;
inline constexpr double badge = 22;
} // namespace sheet

Layout layOut(const DecisionTree& tree);

} // namespace signpost::analysis

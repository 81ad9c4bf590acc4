// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/layout.hpp"

#include "analysis/drawing/plain_words.hpp"
#include "analysis/drawing/text_width.hpp"

#include <algorithm>
#include <array>

namespace signpost::analysis {
namespace {

constexpr std::size_t columns = 3;
constexpr double gutter = 34;
constexpr double columnWidth = (sheet::width - 2 * sheet::margin - (columns - 1) * gutter) / columns;
constexpr double padding = 8;
constexpr double chipWidth = 128;
constexpr double bullet = 10;
constexpr double cardGap = 16;
constexpr double sectionGap = 26;
/// A tree of more pages is easier to follow by its numbers, in order.
constexpr std::uint32_t mostTreePages = 4;

class Placer {
public:
    explicit Placer(const DecisionTree& tree) : tree_(tree) {
        layout_.cards.resize(tree.cards.size());
        for (std::uint32_t card = 0; card < tree.cards.size(); ++card)
            // What is too long for a page is drawn wider.
            for (std::size_t span = 1; span <= columns; ++span) {
                measure(card, static_cast<double>(span) * (columnWidth + gutter) - gutter);
                if (layout_.cards[card].box.height <= sheet::height - sheet::top - sheet::margin)
                    break;
            }
        skyline_.fill(sheet::firstTop);
    }

    /// Branches stand to the right of where they leave.
    Layout asTree() {
        if (!tree_.cards.empty())
            sections_.push_back(0);
        for (std::size_t i = 0; i < sections_.size(); ++i) {
            // A section begins to the left, below everything else.
            const double below = *std::max_element(skyline_.begin(), skyline_.end()) + (i == 0 ? 0 : sectionGap);
            skyline_.fill(below);
            place(sections_[i], 0, below);
        }
        return finish();
    }

    /// In the order of their numbers, column by column.
    Layout asColumns() {
        std::uint32_t page = 0;
        std::size_t column = 0;
        double y = topOf(page);
        const auto nextColumn = [&] {
            column = (column + 1) % columns;
            page += column == 0 ? 1 : 0;
            y = topOf(page);
        };
        for (std::uint32_t index = 0; index < layout_.cards.size(); ++index) {
            PlacedCard& card = layout_.cards[index];
            constexpr double tall = 0.6 * (sheet::height - sheet::top - sheet::margin);
            if (column == 0 && card.box.width == columnWidth && card.box.height > tall &&
                y + card.box.height > endOf(page)) {
                // Rather two columns wide than the rest of the page empty.
                measure(index, 2 * columnWidth + gutter);
                if (topOf(page) + card.box.height > endOf(page))
                    measure(index, columnWidth);
                else
                    nextColumn();
            }
            const auto span = static_cast<std::size_t>((card.box.width + gutter) / (columnWidth + gutter));
            const auto fits = [&] {
                return column + span <= columns && y + card.box.height <= endOf(page) &&
                       (span == 1 || y == topOf(page));
            };
            // What fits nowhere stands at the top of a page.
            for (std::size_t tries = 0; !fits() && (tries < 2 * columns || column != 0); ++tries)
                nextColumn();
            put(card, column, y);
            y = card.box.bottom() + cardGap;
            if (span == 1)
                continue;
            column += span - 1;
            page = std::max(page, static_cast<std::uint32_t>(card.box.bottom() / sheet::height));
            nextColumn();
        }
        return finish();
    }

private:
    Layout finish() {
        for (const PlacedCard& card : layout_.cards)
            layout_.pages = std::max(layout_.pages, card.page + 1);
        connect();
        return std::move(layout_);
    }

    static double topOf(std::uint32_t page) {
        return page * sheet::height + (page == 0 ? sheet::firstTop : sheet::top);
    }

    static double endOf(std::uint32_t page) { return (page + 1) * sheet::height - sheet::margin; }

    static void put(PlacedCard& card, std::size_t column, double y) {
        move(card, sheet::margin + static_cast<double>(column) * (columnWidth + gutter), y);
        card.page = static_cast<std::uint32_t>(y / sheet::height);
    }

    static PlacedText text(double x, double y, std::string words, PlacedText::Style style = PlacedText::Style::plain) {
        return {x, y, std::move(words), style};
    }

    /// Everything of a card, as if its corner were at 0, 0.
    void measure(std::uint32_t index, double width) {
        const TreeCard& card = tree_.cards[index];
        PlacedCard& placed = layout_.cards[index];
        placed = {};
        const double left = 2 * padding + sheet::badge;
        double y = padding;
        const std::string title = (card.earlier ? "Answered before: " : "") + card.title;
        for (const std::string& line : wrapped(title, sheet::textSize, width - left - padding, true)) {
            y += sheet::lineHeight;
            placed.title.push_back(text(left, y - 3, line, PlacedText::Style::strong));
        }
        std::string small = card.linkId;
        if (card.band == Band::redFlags)
            small = "red flags: " + small;
        for (const std::string& line : wrapped(small, sheet::smallSize, width - left - padding)) {
            y += sheet::lineHeight - 2;
            placed.title.push_back(text(left, y - 3, line, PlacedText::Style::small));
        }
        y = std::max(y, padding + sheet::badge) + padding - 2;
        placed.header = {0, 0, width, y};
        for (const TreeLine& line : card.lines)
            y = measureLine(line, placed, y, width);
        placed.box = {0, 0, width, y};
    }

    static double measureLine(const TreeLine& line, PlacedCard& card, double top, double width) {
        PlacedLine placed;
        double y = top + padding - 3;
        const double answerWidth = width - chipWidth - 3 * padding;
        const auto add = [&](const std::string& words, double indent, bool dot) {
            bool first = true;
            for (const std::string& each : wrapped(words, sheet::textSize, answerWidth - indent)) {
                y += sheet::lineHeight;
                if (first && dot)
                    placed.answers.push_back(text(padding, y - 3, "\u2022"));
                placed.answers.push_back(text(padding + indent, y - 3, each));
                first = false;
            }
        };
        if (!line.answers.lead.empty())
            add(line.answers.lead, 0, false);
        for (const std::string& item : line.answers.items)
            add(item, line.answers.lead.empty() ? 0 : bullet, !line.answers.lead.empty());
        const double answersEnd = y + padding - 2;
        const double chipLeft = width - chipWidth - padding;
        y = top + padding - 3;
        if (line.end) {
            const double inside = chipWidth - 2 * padding;
            const std::string level = line.end->rank ? rankWords(*line.end->rank) : "Not offered";
            y += 3;
            for (const std::string& each : wrapped(level, sheet::textSize, inside, true))
                placed.outcome.push_back(
                    text(chipLeft + padding, (y += sheet::lineHeight) - 3, each, PlacedText::Style::strong));
            for (const std::string& each : wrapped(destinationsWords(line.end->destinations), sheet::textSize, inside))
                placed.outcome.push_back(text(chipLeft + padding, (y += sheet::lineHeight) - 3, each));
            y += 5;
            placed.chip = {chipLeft, top + padding - 3, chipWidth, y - top - padding + 3};
            for (const std::string& rule : line.end->rules)
                for (const std::string& each : wrapped(rule, sheet::smallSize, chipWidth))
                    placed.rules.push_back(
                        text(chipLeft, (y += sheet::lineHeight - 2) - 2, each, PlacedText::Style::small));
            y += padding - 4;
        } else {
            // What is written here depends on the page that the card comes to stand on: see `connect`.
            y += sheet::lineHeight + padding + 2;
            placed.chip = {chipLeft, top + padding - 3, chipWidth, sheet::lineHeight + 6};
        }
        const double end = std::max(answersEnd, y);
        placed.box = {0, top, width, end - top};
        card.lines.push_back(std::move(placed));
        return end;
    }

    /// The card and all that is drawn from it; no higher than `from`.
    void place(std::uint32_t first, std::size_t column, double from) {
        for (std::uint32_t card = first; card != noIndex;) {
            PlacedCard& placed = layout_.cards[card];
            const double y = fitting(std::max(from, skyline_[column]), placed.box.height);
            put(placed, column, y);
            skyline_[column] = placed.box.bottom() + cardGap;
            std::uint32_t down = noIndex;
            for (std::size_t i = 0; i < tree_.cards[card].lines.size(); ++i) {
                const TreeLine& line = tree_.cards[card].lines[i];
                if (!line.drawnHere)
                    continue;
                if (line.trunk)
                    down = line.card;
                else if (column + 1 < columns)
                    place(line.card, column + 1, placed.lines[i].chip.y);
                else
                    sections_.push_back(line.card);
            }
            card = down;
            from = 0;
        }
    }

    /// Where something this high can stand, from y on, without crossing the end of a page.
    static double fitting(double y, double height) {
        const auto page = static_cast<std::uint32_t>(y / sheet::height);
        y = std::max(y, topOf(page));
        if (y == topOf(page) || y + height <= endOf(page))
            return y;
        return topOf(page + 1);
    }

    static void move(PlacedCard& card, double x, double y) {
        const auto by = [&](Box& box) {
            box.x += x;
            box.y += y;
        };
        const auto all = [&](std::vector<PlacedText>& texts) {
            for (PlacedText& each : texts) {
                each.x += x;
                each.y += y;
            }
        };
        by(card.box);
        by(card.header);
        all(card.title);
        for (PlacedLine& line : card.lines) {
            by(line.box);
            by(line.chip);
            all(line.answers);
            all(line.outcome);
            all(line.rules);
        }
    }

    void connect() {
        for (std::uint32_t from = 0; from < tree_.cards.size(); ++from)
            for (std::size_t i = 0; i < tree_.cards[from].lines.size(); ++i) {
                const TreeLine& line = tree_.cards[from].lines[i];
                if (line.card == noIndex)
                    continue;
                sayWhereTo(from, i);
                const PlacedCard& card = layout_.cards[from];
                const PlacedCard& next = layout_.cards[line.card];
                if (!line.drawnHere || next.page != card.page)
                    continue;
                if (next.box.x == card.box.x && next.box.y == card.box.bottom() + cardGap)
                    layout_.connectors.push_back({from,
                                                  line.card,
                                                  {{card.box.x + padding + sheet::badge / 2, card.box.bottom()},
                                                   {card.box.x + padding + sheet::badge / 2, next.box.y}}});
                else if (next.box.x > card.box.right() && next.box.x < card.box.right() + columnWidth)
                    beside(from, i);
            }
    }

    void sayWhereTo(std::uint32_t from, std::size_t index) {
        PlacedLine& placed = layout_.cards[from].lines[index];
        const TreeCard& next = tree_.cards[tree_.cards[from].lines[index].card];
        const std::uint32_t page = layout_.cards[tree_.cards[from].lines[index].card].page;
        std::string words = "go on at " + std::to_string(next.number);
        if (page != layout_.cards[from].page)
            words += ", page " + std::to_string(page + 1);
        placed.outcome.push_back(text(placed.chip.x + padding, placed.chip.y + sheet::lineHeight, std::move(words),
                                      PlacedText::Style::strong));
    }

    /// From a line to the card beside it: right, down or up, right. Lines that begin further down turn further left, so
    /// that no two cross; one that would all the same is left out, for words say where to go on.
    void beside(std::uint32_t from, std::size_t index) {
        constexpr double step = 4;
        const PlacedCard& card = layout_.cards[from];
        const std::uint32_t to = tree_.cards[from].lines[index].card;
        const PlacedCard& next = layout_.cards[to];
        const double begin = card.lines[index].chip.y + card.lines[index].chip.height / 2;
        const double end = next.box.y + padding + sheet::badge / 2;
        double turn = next.box.x - 3 * step;
        for (const Connector& other : layout_.connectors) {
            if (other.points.size() != 4 || other.points.back().first != next.box.x)
                continue;
            const double otherBegin = other.points[1].second;
            const double otherEnd = other.points[2].second;
            const bool apart = std::max(begin, end) < std::min(otherBegin, otherEnd) ||
                               std::min(begin, end) > std::max(otherBegin, otherEnd);
            if (apart)
                continue;
            if (begin <= otherBegin || end <= otherEnd || end < begin)
                return;
            turn = std::min(turn, other.points[1].first - step);
        }
        if (turn < card.box.right() + step)
            return;
        layout_.connectors.push_back(
            {from, to, {{card.lines[index].chip.right(), begin}, {turn, begin}, {turn, end}, {next.box.x, end}}});
    }

    const DecisionTree& tree_;
    Layout layout_;
    std::array<double, columns> skyline_{};
    std::vector<std::uint32_t> sections_;
};

} // namespace

Layout layOut(const DecisionTree& tree) {
    Layout columns = Placer(tree).asColumns();
    Layout branching = Placer(tree).asTree();
    constexpr std::uint32_t bearable = 2; // So many times the paper, for a picture that shows its branches.
    const bool wide = std::any_of(branching.cards.begin(), branching.cards.end(),
                                  [](const PlacedCard& card) { return card.box.width > columnWidth; });
    return !wide && branching.pages <= bearable * columns.pages && branching.pages <= mostTreePages ? branching
                                                                                                    : columns;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/tree_layout.hpp"

#include <algorithm>

namespace signpost::studio {
namespace {

namespace m = treeMeasures;

class Layouter {
public:
    Layouter(const TreePicture& tree, const std::set<std::uint32_t>& folded, const TextHeight& textHeight)
        : tree_(tree), folded_(folded), textHeight_(textHeight) {
        layout_.cards.resize(tree.cards.size());
    }

    TreeLayout lay() {
        if (!tree_.cards.empty()) {
            place(0, 0, 0);
        }
        // A card that nothing draws would be lost: it begins a new row.
        for (std::uint32_t card = 0; card < tree_.cards.size(); ++card) {
            if (tree_.cards[card].fromCard == noIndex && card != 0) {
                place(card, 0, 0);
            }
        }
        for (const auto& card : layout_.cards) {
            if (card.shown) {
                layout_.width = std::max(layout_.width, card.box.right());
                layout_.height = std::max(layout_.height, card.box.bottom());
            }
        }
        return std::move(layout_);
    }

private:
    /// Measures a card's own box.
    void measure(std::uint32_t number, float x, float y) {
        const TreePicture::Card& from = tree_.cards[number];
        TreeLayout::Card& card = layout_.cards[number];
        card.shown = true;
        const float inside = m::cardWidth - 2 * m::padding;
        card.headerHeight = textHeight_(from.title, m::titleSize, inside - 40, true) +
                            (from.firstFits ? m::smallSize + 4 : 0) + 2 * m::padding;
        float at = y + card.headerHeight;
        for (const TreePicture::Line& line : from.lines) {
            const float answers = textHeight_(line.answers, m::textSize, m::answersWidth, false);
            float outcome = textHeight_("X", m::textSize, 0, false);
            if (line.ends) {
                outcome = textHeight_(line.outcome, m::textSize, m::outcomeWidth - 16, true) + 8;
                const std::string beneath = beneathOutcome(line);
                if (!beneath.empty()) {
                    outcome += 3 + textHeight_(beneath, m::smallSize, m::outcomeWidth, false);
                }
            }
            const float height = std::max(answers, outcome) + 14;
            card.lines.push_back({x, at, m::cardWidth, height});
            at += height;
        }
        card.box = {x, y, m::cardWidth, at - y};
    }

    [[nodiscard]] std::uint32_t below(std::uint32_t number) const {
        std::uint32_t count = 0;
        for (const auto& line : tree_.cards[number].lines) {
            if (!line.ends && line.drawnHere) {
                count += 1 + below(line.card);
            }
        }
        return count;
    }

    /// Places a card and all below it, no higher than `y`. Each column is filled from the top, so the way that most
    /// people take stays together however much branches off it.
    void place(std::uint32_t number, std::size_t column, float y) {
        free_.resize(std::max(free_.size(), column + 1), 0);
        measure(number, static_cast<float>(column) * (m::cardWidth + m::gapX), std::max(y, free_[column]));
        free_[column] = layout_.cards[number].box.bottom() + m::gapY;
        layout_.cards[number].below = below(number);
        if (folded_.contains(number)) {
            return;
        }
        const TreePicture::Card& from = tree_.cards[number];
        std::uint32_t trunk = noIndex;
        for (std::size_t i = 0; i < from.lines.size(); ++i) {
            const TreePicture::Line& line = from.lines[i];
            if (line.ends || !line.drawnHere) {
                continue;
            }
            if (line.trunk) {
                trunk = line.card;
            } else {
                place(line.card, column + 1, layout_.cards[number].lines[i].y);
            }
        }
        if (trunk != noIndex) {
            place(trunk, column, 0);
        }
    }

    /// By column, where the next card may begin.
    std::vector<float> free_;
    const TreePicture& tree_;
    const std::set<std::uint32_t>& folded_;
    const TextHeight& textHeight_;
    TreeLayout layout_;
};

} // namespace

std::string beneathOutcome(const TreePicture::Line& line) {
    std::string words = line.destinations;
    for (std::size_t i = 0; i < line.rules.size() && i < 2; ++i) {
        words += (words.empty() ? "" : "\n") + line.rules[i];
    }
    if (line.rules.size() > 2) {
        words += "\nand " + std::to_string(line.rules.size() - 2) + " more rules";
    }
    return words;
}

TreeLayout layOut(const TreePicture& tree, const std::set<std::uint32_t>& folded, const TextHeight& textHeight) {
    return Layouter(tree, folded, textHeight).lay();
}

} // namespace signpost::studio

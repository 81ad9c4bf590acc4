// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/tree_view.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace signpost::studio {
namespace {

namespace m = treeMeasures;

bool says(std::string_view text, const std::string& lowerCase) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::search(text.begin(), text.end(), lowerCase.begin(), lowerCase.end(), same) != text.end();
}

/// Draws in the sheet's measures, as far as the window shows it.
class Sheet {
public:
    Sheet(const Desk& desk, const TreePicture& tree, TreeView& view, const TreePath& lit, ImVec2 at, ImVec2 size)
        : desk_(desk), tree_(tree), view_(view), lit_(lit), at_(at), size_(size), draw_(ImGui::GetWindowDrawList()) {}

    TreeClick draw(bool pointed) {
        pointed_ = pointed;
        for (std::uint32_t card = 0; card < tree_.cards.size(); ++card) {
            connector(card);
        }
        for (std::uint32_t card = 0; card < tree_.cards.size(); ++card) {
            if (view_.layout.cards[card].shown && seen(view_.layout.cards[card].box)) {
                drawCard(card);
            }
        }
        return click_;
    }

private:
    [[nodiscard]] ImVec2 on(float x, float y) const {
        return {at_.x + (x - view_.origin.x) * view_.scale, at_.y + (y - view_.origin.y) * view_.scale};
    }
    [[nodiscard]] bool seen(const TreeLayout::Box& box) const {
        const ImVec2 from = on(box.x, box.y);
        const ImVec2 to = on(box.right(), box.bottom());
        return to.x > at_.x && to.y > at_.y && from.x < at_.x + size_.x && from.y < at_.y + size_.y;
    }
    [[nodiscard]] bool under(const TreeLayout::Box& box) const {
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        const ImVec2 from = on(box.x, box.y);
        const ImVec2 to = on(box.right(), box.bottom());
        return pointed_ && pointer.x >= from.x && pointer.x < to.x && pointer.y >= from.y && pointer.y < to.y;
    }
    [[nodiscard]] bool isLit(std::uint32_t card, std::uint32_t line) const {
        return std::find(lit_.begin(), lit_.end(), std::pair{card, line}) != lit_.end();
    }

    /// Letters from the face whose own size is nearest, so that they stay sharp when magnified.
    void words(float x, float y, float size, ImU32 colour, std::string_view text, float width, bool strong) {
        const float real = size * view_.scale;
        constexpr float tooSmallToRead = 4.5F;
        if (text.empty() || real < tooSmallToRead) {
            return;
        }
        ImFont* face = strong ? desk_.faces.strong : real > 18 ? desk_.faces.large : desk_.faces.body;
        draw_->AddText(face, real, on(x, y), colour, text.data(), text.data() + text.size(), width * view_.scale);
    }

    void connector(std::uint32_t number) {
        const TreePicture::Card& card = tree_.cards[number];
        const TreeLayout::Card& to = view_.layout.cards[number];
        if (card.fromCard == noIndex || !to.shown || !view_.layout.cards[card.fromCard].shown) {
            return;
        }
        const TreeLayout::Card& from = view_.layout.cards[card.fromCard];
        const bool lit = isLit(card.fromCard, card.fromLine);
        const ImU32 colour = lit ? desk_.colours.accent : desk_.colours.line;
        const float thick = (lit ? 3.0F : 1.5F) * std::max(0.6F, view_.scale);
        if (tree_.cards[card.fromCard].lines[card.fromLine].trunk) {
            draw_->AddLine(on(from.box.x + 24, from.box.bottom()), on(to.box.x + 24, to.box.y), colour, thick);
            return;
        }
        const TreeLayout::Box& line = from.lines[card.fromLine];
        const float y = line.y + line.height / 2;
        const float middle = from.box.right() + m::gapX / 2;
        const float into = to.box.y + 20;
        draw_->AddLine(on(from.box.right(), y), on(middle, y), colour, thick);
        draw_->AddLine(on(middle, y), on(middle, into), colour, thick);
        draw_->AddLine(on(middle, into), on(to.box.x, into), colour, thick);
    }

    void drawCard(std::uint32_t number) {
        const TreePicture::Card& card = tree_.cards[number];
        const TreeLayout::Card& place = view_.layout.cards[number];
        const Palette& c = desk_.colours;
        const float round = 6 * view_.scale;
        const ImVec2 from = on(place.box.x, place.box.y);
        const ImVec2 to = on(place.box.right(), place.box.bottom());
        draw_->AddRectFilled(from, to, c.paper, round);
        draw_->AddRectFilled(from, on(place.box.right(), place.box.y + place.headerHeight), c.raised, round,
                             ImDrawFlags_RoundCornersTop);
        header(number, card, place);
        for (std::uint32_t line = 0; line < card.lines.size(); ++line) {
            drawLine(number, line);
        }
        const bool found = !view_.search.empty() && matches(card, view_.search);
        draw_->AddRect(from, to, found ? c.accent : c.line, round, 0, found ? 2.0F : 1.0F);
    }

    void header(std::uint32_t number, const TreePicture::Card& card, const TreeLayout::Card& place) {
        const Palette& c = desk_.colours;
        const float x = place.box.x + m::padding;
        words(x, place.box.y + m::padding, m::titleSize, c.ink, card.title, m::cardWidth - 2 * m::padding - 40, true);
        if (card.firstFits) {
            words(x, place.box.y + place.headerHeight - m::smallSize - 9, m::smallSize, c.quiet,
                  "Read from the top: the first that fits decides", 0, false);
        }
        const std::string badge = std::to_string(number + 1);
        words(place.box.right() - 32, place.box.y + m::padding, m::smallSize, c.quiet, badge, 0, false);
        if (place.below > 0 && view_.folded.contains(number)) {
            words(place.box.x + m::padding, place.box.bottom() + 4, m::smallSize, c.accent,
                  "+ " + std::to_string(place.below) + " questions folded away", 0, true);
        }
        const TreeLayout::Box box = {place.box.x, place.box.y, place.box.width, place.headerHeight};
        if (under(box) && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && place.below > 0) {
            click_.header = number;
        }
    }

    void drawLine(std::uint32_t number, std::uint32_t place) {
        const TreePicture::Line& line = tree_.cards[number].lines[place];
        const TreeLayout::Box& box = view_.layout.cards[number].lines[place];
        const Palette& c = desk_.colours;
        const bool chosen = view_.chosen == std::pair{number, place};
        if (chosen || under(box)) {
            draw_->AddRectFilled(on(box.x + 1, box.y), on(box.right() - 1, box.bottom()), chosen ? c.tint : c.raised);
        }
        if (under(box) && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
            click_.line = {number, place};
        }
        draw_->AddLine(on(box.x, box.y), on(box.right(), box.y), c.line);
        if (isLit(number, place)) {
            draw_->AddRectFilled(on(box.x, box.y), on(box.x + 4, box.bottom()), c.accent);
        }
        const bool found = !view_.search.empty() && matches(line, view_.search);
        words(box.x + m::padding, box.y + 7, m::textSize, found ? c.accent : c.ink, line.answers, m::answersWidth,
              found);
        const float x = box.right() - m::padding - m::outcomeWidth;
        if (!line.ends) {
            words(x, box.y + 7, m::textSize, c.quiet, "go on at " + std::to_string(line.card + 1), m::outcomeWidth,
                  false);
            return;
        }
        const float height = wordsHeight(line.outcome);
        const ImU32 fill = line.level ? fillOf(*line.level) : c.quiet;
        draw_->AddRectFilled(on(x, box.y + 5), on(x + m::outcomeWidth, box.y + 5 + height), fill, 4 * view_.scale);
        words(x + 8, box.y + 8, m::textSize, IM_COL32_WHITE, line.outcome, m::outcomeWidth - 16, true);
        words(x, box.y + 8 + height, m::smallSize, c.quiet, beneathOutcome(line), m::outcomeWidth, false);
    }

    [[nodiscard]] float wordsHeight(const std::string& text) const {
        return desk_.faces.strong
                   ->CalcTextSizeA(m::textSize, FLT_MAX, m::outcomeWidth - 16, text.data(), text.data() + text.size())
                   .y +
               6;
    }

    const Desk& desk_;
    const TreePicture& tree_;
    TreeView& view_;
    const TreePath& lit_;
    ImVec2 at_;
    ImVec2 size_;
    ImDrawList* draw_;
    bool pointed_ = false;
    TreeClick click_;
};

/// Moves the sheet under the window: dragging, the wheel, and with Ctrl the wheel magnifies.
void move(TreeView& view, ImVec2 at, ImVec2 size, bool pointed, bool dragged) {
    const ImGuiIO& io = ImGui::GetIO();
    if (dragged) {
        view.origin.x -= io.MouseDelta.x / view.scale;
        view.origin.y -= io.MouseDelta.y / view.scale;
    }
    if (pointed && io.KeyCtrl && io.MouseWheel != 0) {
        const ImVec2 pointer = {io.MousePos.x - at.x, io.MousePos.y - at.y};
        const float before = view.scale;
        view.scale = std::clamp(view.scale * std::pow(1.15F, io.MouseWheel), 0.15F, 2.5F);
        view.origin.x += pointer.x / before - pointer.x / view.scale;
        view.origin.y += pointer.y / before - pointer.y / view.scale;
    } else if (pointed) {
        constexpr float step = 60;
        view.origin.y -= io.MouseWheel * step / view.scale;
        view.origin.x -= io.MouseWheelH * step / view.scale;
    }
    const float slack = 80;
    view.origin.x = std::clamp(view.origin.x, -slack - size.x / view.scale / 2, view.layout.width);
    view.origin.y = std::clamp(view.origin.y, -slack, view.layout.height);
}

} // namespace

bool matches(const TreePicture::Line& line, const std::string& lowerCase) {
    const auto ruleSays = [&](const std::string& rule) { return says(rule, lowerCase); };
    return says(line.answers, lowerCase) || says(line.outcome, lowerCase) || says(line.destinations, lowerCase) ||
           std::any_of(line.rules.begin(), line.rules.end(), ruleSays);
}

bool matches(const TreePicture::Card& card, const std::string& lowerCase) {
    const auto lineSays = [&](const TreePicture::Line& line) { return matches(line, lowerCase); };
    return says(card.title, lowerCase) || says(card.linkId, lowerCase) ||
           std::any_of(card.lines.begin(), card.lines.end(), lineSays);
}

TreeClick drawTree(const Desk& desk, const TreePicture& tree, TreeView& view, const TreePath& lit, ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("sheet", size);
    const bool pointed = ImGui::IsItemHovered();
    const bool dragged = ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4);
    move(view, at, size, pointed, dragged);
    if (dragged) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->PushClipRect(at, {at.x + size.x, at.y + size.y}, true);
    draw->AddRectFilled(at, {at.x + size.x, at.y + size.y}, desk.colours.ground);
    // A click that ends a drag is none.
    const ImVec2 far = ImGui::GetIO().MouseDragMaxDistanceAbs[0];
    const bool clicks = pointed && far.x < 4 && far.y < 4;
    TreeClick click = Sheet(desk, tree, view, lit, at, size).draw(pointed);
    draw->PopClipRect();
    return clicks ? click : TreeClick{};
}

} // namespace signpost::studio

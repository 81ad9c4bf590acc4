// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/parts.hpp"
#include "studio/panels/tree_view.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cctype>

namespace signpost::studio {
namespace {

float heightOf(const Desk& desk, std::string_view words, float size, float width, bool strong) {
    const ImFont* face = strong ? desk.faces.strong : desk.faces.body;
    return face->CalcTextSizeA(size, FLT_MAX, width, words.data(), words.data() + words.size()).y;
}

void bringUpToDate(const Desk& desk, const Known<TreePicture>& tree, TreeView& view) {
    if (view.topic != tree.found.topic) {
        view = TreeView{};
        view.topic = tree.found.topic;
    }
    if (view.revision != tree.revision || !view.laidOut) {
        view.revision = tree.revision;
        view.laidOut = true;
        view.layout =
            layOut(tree.found, view.folded, [&](std::string_view words, float size, float width, bool strong) {
                return heightOf(desk, words, size, width, strong);
            });
        if (view.chosen && (view.chosen->first >= tree.found.cards.size() ||
                            view.chosen->second >= tree.found.cards[view.chosen->first].lines.size())) {
            view.chosen.reset();
        }
    }
}

void showCard(TreeView& view, std::uint32_t card, ImVec2 size) {
    const auto& box = view.layout.cards[card].box;
    view.origin = {box.x + box.width / 2 - size.x / view.scale / 2, box.y - size.y / view.scale / 4};
}

void unfoldTo(const TreePicture& tree, TreeView& view, std::uint32_t card) {
    for (std::uint32_t at = tree.cards[card].fromCard; at != noIndex; at = tree.cards[at].fromCard) {
        view.folded.erase(at);
    }
    view.laidOut = false;
}

/// The next card that says what is searched for.
void goToMatch(const Desk& desk, const Known<TreePicture>& tree, TreeView& view, ImVec2 size) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t card = 0; card < tree.found.cards.size(); ++card) {
        if (matches(tree.found.cards[card], view.search)) {
            found.push_back(card);
        }
    }
    if (found.empty()) {
        desk.session.say("Nothing in this tree says \"" + view.search + "\".");
        return;
    }
    const std::uint32_t card = found[view.match++ % found.size()];
    unfoldTo(tree.found, view, card);
    bringUpToDate(desk, tree, view);
    showCard(view, card, size);
}

void toolbar(const Desk& desk, const Known<TreePicture>& tree, TreeView& view, ImVec2 size) {
    ImGui::SetNextItemWidth(220);
    static std::string typed;
    if (ImGui::InputTextWithHint("##search", "Search the tree", &typed, ImGuiInputTextFlags_EnterReturnsTrue) &&
        !typed.empty()) {
        goToMatch(desk, tree, view, size);
        ImGui::SetKeyboardFocusHere(-1);
    }
    view.search = typed;
    std::transform(view.search.begin(), view.search.end(), view.search.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    ImGui::SameLine();
    if (ImGui::Button("\u2212")) {
        view.scale = std::max(0.15F, view.scale / 1.25F);
    }
    ImGui::SameLine();
    if (ImGui::Button("+")) {
        view.scale = std::min(2.5F, view.scale * 1.25F);
    }
    ImGui::SameLine();
    if (ImGui::Button("Fit")) {
        view.scale =
            std::clamp(std::min(size.x / (view.layout.width + 48), size.y / (view.layout.height + 48)), 0.15F, 1.0F);
        view.origin = {-24, -24};
    }
    ImGui::SameLine();
    if (ImGui::Button("Fold all")) {
        for (std::uint32_t card = 1; card < tree.found.cards.size(); ++card) {
            if (view.layout.cards[card].below > 0 || view.layout.cards[card].shown) {
                view.folded.insert(card);
            }
        }
        view.laidOut = false;
    }
    ImGui::SameLine();
    if (ImGui::Button("Unfold")) {
        view.folded.clear();
        view.laidOut = false;
    }
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    text(std::to_string(tree.found.cards.size()) + " questions" +
             (desk.session.fresh(tree) ? "" : " \u2013 being brought up to date"),
         desk.colours.quiet, desk.faces.small);
}

/// The answers that lead to a line, the first first.
std::vector<std::string> trail(const TreePicture& tree, std::uint32_t card, std::uint32_t line) {
    std::vector<std::string> steps;
    while (card != noIndex) {
        steps.push_back(tree.cards[card].title + "  \u2192  " + tree.cards[card].lines[line].answers);
        line = tree.cards[card].fromLine;
        card = tree.cards[card].fromCard;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
}

void details(Desk& desk, const TreePicture& tree, TreeView& view) {
    const auto [card, place] = *view.chosen;
    const TreePicture::Line& line = tree.cards[card].lines[place];
    if (line.ends && line.level) {
        levelChip(desk, *line.level, line.outcome);
        ImGui::SameLine();
        text(line.destinations, desk.colours.ink, desk.faces.strong);
    } else {
        heading(desk, line.ends ? "The topic is not offered to them"
                                : "Goes on at question " + std::to_string(line.card + 1));
    }
    ImGui::SameLine();
    text(readableCount(line.count) + " sets of answers come this way", desk.colours.quiet, desk.faces.small);
    ImGui::SameLine(ImGui::GetContentRegionMax().x - 32);
    if (quietButton(desk, "\u00d7")) {
        view.chosen.reset();
        return;
    }
    if (!line.patient.empty() && mainButton(desk, "Try one of them in the preview")) {
        desk.session.tryInPreview(line.patient);
        desk.arrangement.previewShown = true;
    }
    for (const std::string& rule : line.rules) {
        ImGui::SameLine();
        if (ImGui::Button(("Rule " + rule).c_str())) {
            desk.drafts["rules.find"] = rule;
            desk.arrangement.tab = Tab::rules;
        }
    }
    quietly(desk, "Answers that lead here:");
    for (const std::string& step : trail(tree, card, place)) {
        paragraph(desk, step);
    }
}

} // namespace

void treePanel(Desk& desk) {
    static TreeView view;
    if (desk.session.isModule()) {
        emptyState(desk, "A shared module has no tree of its own",
                   "Its questions and rules stand in the trees of the topics that include it. Choose a topic.");
        return;
    }
    const auto* tree = desk.session.treeOf(desk.session.topic());
    const auto* check = desk.session.check();
    if (check != nullptr && desk.session.fresh(*check) && !check->found.usable) {
        emptyState(desk, "The tree can't be drawn while the library has errors",
                   "\"Every patient\" lists them, with the place and the mend of each.");
        return;
    }
    if (tree == nullptr || tree->found.cards.empty()) {
        emptyState(desk, "Drawing every journey\u2026", "");
        return;
    }
    if (!tree->found.complete) {
        emptyState(
            desk, "This tree is too large to draw",
            "It reached the limit of journeys that can be drawn. What \"Every patient\" proves is not affected.");
        return;
    }
    bringUpToDate(desk, *tree, view);
    const float detailsHeight = view.chosen ? 216 : 0;
    ImVec2 size = ImGui::GetContentRegionAvail();
    size.y -= ImGui::GetFrameHeightWithSpacing() + detailsHeight + (view.chosen ? 8.0F : 0.0F);
    toolbar(desk, *tree, view, size);
    bringUpToDate(desk, *tree, view);
    if (size.x < 40 || size.y < 40) {
        return;
    }
    ImGui::BeginChild("sheet", size, false, ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoScrollbar);
    const TreeClick click = drawTree(desk, tree->found, view, desk.session.path(tree->found.topic), size);
    ImGui::EndChild();
    if (click.line) {
        const TreePicture::Line& line = tree->found.cards[click.line->first].lines[click.line->second];
        if (!line.ends && !line.drawnHere) {
            unfoldTo(tree->found, view, line.card);
            bringUpToDate(desk, *tree, view);
            showCard(view, line.card, size);
        }
        view.chosen = click.line;
    } else if (click.header) {
        if (!view.folded.erase(*click.header)) {
            view.folded.insert(*click.header);
        }
        view.laidOut = false;
    }
    if (view.chosen && detailsHeight > 0) {
        beginPaper(desk, "details");
        details(desk, tree->found, view);
        endPaper();
    }
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/level_colours.hpp"
#include "analysis/drawing/plain_words.hpp"

namespace signpost::analysis {
namespace {

/// Mermaid reads markup and Markdown in labels: whatever is not a plain letter becomes an entity of its own form.
std::string quoted(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || code >= 0x80 ||
                           std::string_view(" .,:?()'/_-+").find(c) != std::string_view::npos;
        if (plain)
            result += c;
        else
            result += code < 0x20 ? std::string(" ") : "#" + std::to_string(code) + ";";
    }
    return result;
}

std::string className(const TreeEnd& end) {
    return end.rank ? "level" + std::to_string(static_cast<unsigned>(end.rank->level)) : "none";
}

void addClass(std::string& text, const std::string& name, const LevelColour& colour) {
    text += "  classDef " + name + " fill:" + std::string(colour.fill) + ",color:" + std::string(colour.ink) +
            ",stroke:" + std::string(colour.edge) + "\n";
}

} // namespace

std::string asMermaid(const DecisionTree& tree) {
    constexpr std::string_view newLine = "<br>";
    std::string text = "---\ntitle: \"" + quoted(tree.title + " (" + tree.status + ", version " + tree.version + ")") +
                       "\"\n---\nflowchart LR\n";
    if (!tree.passedOver.empty())
        text += "  %% " + tree.passedOver + "\n";
    for (const TreeCard& card : tree.cards) {
        const std::string name = "q" + std::to_string(card.number);
        const bool redFlags = card.band == Band::redFlags;
        // Not "7. ": that would be a Markdown list.
        text += "  " + name + "[\"No " + std::to_string(card.number) + ": " +
                quoted((card.earlier ? "Answered before: " : "") + card.title) + std::string(newLine) +
                quoted(redFlags ? "(red flags: " + card.linkId + ")" : "(" + card.linkId + ")") + "\"]\n";
        if (redFlags)
            text += "  class " + name + " redFlags\n";
        for (std::size_t i = 0; i < card.lines.size(); ++i) {
            const TreeLine& line = card.lines[i];
            std::string to = "q" + std::to_string(line.end ? 0 : tree.cards[line.card].number);
            if (line.end) {
                to = name + "e" + std::to_string(i + 1);
                text += "  " + to + "([\"" + quoted(line.end->rank ? rankWords(*line.end->rank) : "Not offered") +
                        std::string(newLine) + quoted(destinationsWords(line.end->destinations));
                for (const std::string& rule : line.end->rules)
                    text += std::string(newLine) + quoted(rule);
                text += "\"]):::" + className(*line.end) + "\n";
            }
            text.append("  ").append(name);
            text.append(" -->|\"").append(quoted(line.answers.text())).append("\"| ").append(to).append("\n");
        }
    }
    for (std::size_t level = 0; level < levelCount; ++level)
        addClass(text, "level" + std::to_string(level), colourOf(static_cast<Level>(level)));
    addClass(text, "none", colourOfNone());
    return text + "  classDef redFlags stroke:#b10e1e,stroke-width:2px\n";
}

} // namespace signpost::analysis

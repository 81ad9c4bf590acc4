// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/level_colours.hpp"
#include "analysis/drawing/plain_words.hpp"
#include "analysis/drawing/text_width.hpp"

namespace signpost::analysis {
namespace {

/// Lines of a label begin at the left.
constexpr std::string_view lineEnd = "\\l";
constexpr double size = 10;

std::string quoted(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return result;
}

std::string label(std::string_view text, double width) {
    std::string result;
    for (const std::string& line : wrapped(text, size, width))
        result += quoted(line) + std::string(lineEnd);
    return result;
}

std::string answersLabel(const AnswerGroup& answers) {
    constexpr double width = 200;
    std::string result = answers.lead.empty() ? "" : quoted(answers.lead) + std::string(lineEnd);
    for (const std::string& item : answers.items)
        result += label((answers.lead.empty() ? "" : "- ") + item, width);
    return result;
}

void addEnd(std::string& dot, const std::string& name, const TreeEnd& end) {
    const LevelColour& colour = end.rank ? colourOf(end.rank->level) : colourOfNone();
    std::string text = label(end.rank ? rankWords(*end.rank) : "Not offered", 150);
    text += label(destinationsWords(end.destinations), 150);
    for (const std::string& rule : end.rules)
        text += label(rule, 150);
    dot += "  " + name + " [style=filled, fillcolor=\"" + std::string(colour.fill) + "\", fontcolor=\"" +
           std::string(colour.ink) + "\", color=\"" + std::string(colour.edge) + "\", label=\"" + text + "\"];\n";
}

} // namespace

std::string asDot(const DecisionTree& tree) {
    constexpr double width = 240;
    std::string dot = "digraph \"" + quoted(tree.topic) + "\" {\n  label=\"" +
                      quoted(tree.title + " (" + tree.status + ", version " + tree.version + ")") + "\\n" +
                      quoted(tree.passedOver) +
                      "\";\n  labelloc=t;\n  rankdir=LR;\n"
                      "  node [shape=box, fontname=\"Arial\", fontsize=10];\n"
                      "  edge [fontname=\"Arial\", fontsize=9];\n";
    for (const TreeCard& card : tree.cards) {
        const std::string name = "q" + std::to_string(card.number);
        const bool redFlags = card.band == Band::redFlags;
        dot +=
            "  " + name + " [color=\"" + (redFlags ? "#b10e1e" : "#003087") + "\", label=\"" +
            label(std::to_string(card.number) + ". " + (card.earlier ? "Answered before: " : "") + card.title, width) +
            label(redFlags ? "red flags: " + card.linkId : card.linkId, width) + "\"];\n";
        for (std::size_t i = 0; i < card.lines.size(); ++i) {
            const TreeLine& line = card.lines[i];
            const std::string to =
                line.end ? name + "_" + std::to_string(i + 1) : "q" + std::to_string(tree.cards[line.card].number);
            if (line.end)
                addEnd(dot, to, *line.end);
            dot.append("  ").append(name).append(" -> ").append(to);
            dot.append(" [label=\"").append(answersLabel(line.answers)).append("\"];\n");
        }
    }
    return dot + "}\n";
}

} // namespace signpost::analysis

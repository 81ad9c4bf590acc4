// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/layout.hpp"
#include "analysis/drawing/level_colours.hpp"
#include "analysis/drawing/plain_words.hpp"
#include "analysis/drawing/text_width.hpp"

#include <algorithm>
#include <cmath>

namespace signpost::analysis {
namespace {

constexpr std::string_view ink = "#212b32";
constexpr std::string_view quiet = "#4c6272";
constexpr std::string_view wire = "#768692";
constexpr std::string_view blue = "#003087";
constexpr std::string_view red = "#b10e1e";

/// To a tenth, which is a fortieth of a millimetre.
std::string number(double value) {
    const auto tenths = static_cast<std::int64_t>(std::lround(value * 10));
    std::string text = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? text : text + "." + std::to_string(tenths % 10);
}

class Painter {
public:
    explicit Painter(const DecisionTree& tree) : tree_(tree), layout_(layOut(tree)) {}

    std::string paint() {
        const double height = layout_.pages * sheet::height;
        add(R"(<svg xmlns="http://www.w3.org/2000/svg" lang="en" role="img" aria-labelledby="title" )");
        add("width=\"297mm\" height=\"" + std::to_string(layout_.pages * 210) + "mm\" viewBox=\"0 0 " +
            number(sheet::width) + " " + number(height) +
            "\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" fill=\"" + std::string(ink) + "\">\n");
        add("<title id=\"title\">" + escaped(heading()) + "</title>\n");
        rectangle({0, 0, sheet::width, height}, "#ffffff", {}, 0);
        for (std::uint32_t page = 0; page < layout_.pages; ++page)
            head(page);
        legend();
        for (const Connector& connector : layout_.connectors)
            wireOf(connector);
        for (std::size_t card = 0; card < layout_.cards.size(); ++card)
            this->card(tree_.cards[card], layout_.cards[card]);
        add("</svg>\n");
        return std::move(svg_);
    }

private:
    void add(std::string_view text) { svg_ += text; }

    [[nodiscard]] std::string heading() const { return tree_.title + ": what people are asked, and where it leads"; }

    void rectangle(const Box& box, std::string_view fill, std::string_view stroke, double round) {
        add("<rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(box.width) +
            "\" height=\"" + number(box.height) + "\" fill=\"" + std::string(fill) + "\"");
        if (!stroke.empty())
            add(" stroke=\"" + std::string(stroke) + "\"");
        if (round > 0)
            add(" rx=\"" + number(round) + "\"");
        add("/>\n");
    }

    void words(double x, double y, std::string_view text, double size, std::string_view fill, bool bold = false,
               std::string_view anchor = {}) {
        add("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) + "\"");
        if (fill != ink)
            add(" fill=\"" + std::string(fill) + "\"");
        if (bold)
            add(" font-weight=\"bold\"");
        if (!anchor.empty())
            add(" text-anchor=\"" + std::string(anchor) + "\"");
        add(">" + escaped(text) + "</text>\n");
    }

    void words(const PlacedText& text, std::string_view fill) {
        words(text.x, text.y, text.text, text.style == PlacedText::Style::small ? sheet::smallSize : sheet::textSize,
              fill, text.style == PlacedText::Style::strong);
    }

    void head(std::uint32_t page) {
        constexpr double size = 19;
        const double top = page * sheet::height + sheet::margin;
        words(sheet::margin, top + 14, heading(), page == 0 ? size : sheet::textSize + 2, blue, true);
        const std::string state =
            (tree_.status == "approved" ? "" : "Not clinically approved (" + tree_.status + "), ") +
            std::string("version ") + tree_.version + ", page " + std::to_string(page + 1) + " of " +
            std::to_string(layout_.pages);
        words(sheet::width - sheet::margin, top + 14, state, sheet::textSize, tree_.status == "approved" ? ink : red,
              true, "end");
    }

    void legend() {
        double y = sheet::margin + 38;
        const std::string how =
            "Start at 1. In a list of answers, read from the top: the first line that fits decides. "
            "Below an outcome stand the rules that lead to it. " +
            tree_.passedOver;
        for (const std::string& line : wrapped(how, sheet::textSize, sheet::width - 2 * sheet::margin)) {
            words(sheet::margin, y, line, sheet::textSize, ink);
            y += sheet::lineHeight;
        }
        double x = sheet::margin;
        for (std::size_t i = levelCount; i-- > 0;) {
            const auto level = static_cast<Level>(i);
            const LevelColour& colour = colourOf(level);
            const double width = textWidth(levelWords(level), sheet::textSize, true) + 20;
            rectangle({x, y - 4, width, 19}, colour.fill, colour.edge, 4);
            words(x + 10, y + 10, levelWords(level), sheet::textSize, colour.ink, true);
            x += width + 8;
        }
    }

    void wireOf(const Connector& connector) {
        add("<polyline fill=\"none\" stroke=\"" + std::string(wire) + "\" stroke-width=\"1.6\" points=\"");
        for (const auto& [x, y] : connector.points)
            add((&x == &connector.points.front().first ? "" : " ") + number(x) + "," + number(y));
        add("\"/>\n");
        const double x = connector.points.back().first;
        const double y = connector.points.back().second;
        const bool down = connector.points.size() == 2;
        const auto point = [&](double along, double across) {
            return down ? number(x + across) + "," + number(y + along) : number(x + along) + "," + number(y + across);
        };
        add("<polygon fill=\"" + std::string(wire) + "\" points=\"" + point(0, 0) + " " + point(-7, -3.5) + " " +
            point(-7, 3.5) + "\"/>\n");
    }

    void card(const TreeCard& card, const PlacedCard& placed) {
        const bool redFlags = card.band == Band::redFlags;
        rectangle(placed.box, "#ffffff", {}, 5);
        rectangle(placed.header, redFlags ? "#fbeaea" : "#eaf1f8", {}, 5);
        add("<circle cx=\"" + number(placed.box.x + 8 + sheet::badge / 2) + "\" cy=\"" +
            number(placed.box.y + 8 + sheet::badge / 2) + "\" r=\"" + number(sheet::badge / 2) + "\" fill=\"" +
            std::string(redFlags ? red : blue) + "\"/>\n");
        words(placed.box.x + 8 + sheet::badge / 2, placed.box.y + 8 + sheet::badge / 2 + 4, std::to_string(card.number),
              sheet::textSize, "#ffffff", true, "middle");
        for (const PlacedText& text : placed.title)
            words(text, text.style == PlacedText::Style::small ? (redFlags ? red : quiet) : ink);
        for (std::size_t i = 0; i < placed.lines.size(); ++i)
            line(card.lines[i], placed.lines[i]);
        rectangle(placed.box, "none", redFlags ? red : blue, 5);
    }

    void line(const TreeLine& line, const PlacedLine& placed) {
        add("<path d=\"M" + number(placed.box.x) + " " + number(placed.box.y) + "h" + number(placed.box.width) +
            "\" stroke=\"#aebdca\"/>\n");
        for (const PlacedText& text : placed.answers)
            words(text, ink);
        if (line.end) {
            const LevelColour& colour = line.end->rank ? colourOf(line.end->rank->level) : colourOfNone();
            rectangle(placed.chip, colour.fill, colour.edge, 4);
            for (const PlacedText& text : placed.outcome)
                words(text, colour.ink);
        } else {
            rectangle(placed.chip, "#ffffff", blue, 10);
            for (const PlacedText& text : placed.outcome)
                words(text, blue);
        }
        for (const PlacedText& text : placed.rules)
            words(text, quiet);
    }

    const DecisionTree& tree_;
    Layout layout_;
    std::string svg_;
};

} // namespace

std::string asSvg(const DecisionTree& tree) {
    return Painter(tree).paint();
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/html_writer.hpp"

#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/level_colours.hpp"
#include "analysis/drawing/plain_words.hpp"

namespace signpost::analysis {

void HtmlWriter::text(std::string_view words) {
    html_ += escaped(words);
}

void HtmlWriter::element(std::string_view name, std::string_view words) {
    const std::string tag(name);
    markup("<" + tag + ">");
    text(words);
    markup("</" + tag + ">");
}

void HtmlWriter::name(std::string_view name) {
    while (!name.empty()) {
        const std::size_t end = name.find_first_of("/_");
        const std::size_t part = end == std::string_view::npos ? name.size() : end + 1;
        text(name.substr(0, part));
        name.remove_prefix(part);
        if (!name.empty())
            markup("<wbr>");
    }
}

void HtmlWriter::code(std::string_view words) {
    markup("<code>");
    name(words);
    markup("</code>");
}

void HtmlWriter::words(const Words& words) {
    text(words.me);
    if (!words.child.empty() && words.child != words.me)
        text(" / of a child: " + words.child);
    if (!words.other.empty() && words.other != words.me)
        text(" / of somebody else: " + words.other);
}

void HtmlWriter::level(const std::optional<Rank>& rank) {
    const LevelColour& colour = rank ? colourOf(rank->level) : colourOfNone();
    markup("<span class=\"level\" style=\"background:" + std::string(colour.fill) +
           ";color:" + std::string(colour.ink) + ";border-color:" + std::string(colour.edge) + "\">");
    text(rank ? rankWords(*rank) : "Not offered");
    markup("</span>");
}

void HtmlWriter::effect(const Effect& effect) {
    level(effect.rank);
    text(" " + std::string(destinationWords(effect.destination)));
}

void HtmlWriter::source(std::string_view element, std::string_view source) {
    if (source.empty())
        return;
    const std::string tag(element);
    markup("<" + tag + " class=\"small\">");
    text("Source: " + std::string(source));
    markup("</" + tag + ">");
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/text_width.hpp"

#include <array>
#include <cstdint>

namespace signpost::analysis {
namespace {

constexpr std::uint32_t firstKnown = 32;
using Widths = std::array<std::uint16_t, 95>;
// In thousandths of the size, from space to tilde.
constexpr Widths plainWidths = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr Widths boldWidths = {278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
                               556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
                               975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
                               667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
                               333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
                               611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};
constexpr int widest = 1000;

bool beginsLetter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// The code point that begins here; malformed text counts byte by byte.
std::uint32_t codePointAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::uint32_t code = byte(at);
    code &= code >= 0xF0 ? 0x07U : code >= 0xE0 ? 0x0FU : code >= 0xC0 ? 0x1FU : 0xFFU;
    for (std::size_t i = at + 1; i < text.size() && !beginsLetter(text[i]); ++i)
        code = code << 6 | (byte(i) & 0x3FU);
    return code;
}

int widthOf(std::uint32_t code, bool bold) {
    if (code < firstKnown)
        return 0;
    if (code < firstKnown + plainWidths.size())
        return bold ? boldWidths[code - firstKnown] : plainWidths[code - firstKnown];
    switch (code) {
    case 0x00A0: // no-break space
        return 278;
    case 0x00B0: // degree
        return 400;
    case 0x2018: // single quotes
    case 0x2019:
        return bold ? 278 : 222;
    case 0x201C: // double quotes
    case 0x201D:
        return bold ? 500 : 333;
    case 0x2022: // bullet
        return 350;
    case 0x2013: // en dash
        return 556;
    default:
        return widest;
    }
}

} // namespace

double textWidth(std::string_view text, double size, bool bold) {
    int width = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        width += beginsLetter(text[i]) ? widthOf(codePointAt(text, i), bold) : 0;
    return width * size / widest;
}

std::vector<std::string> wrapped(std::string_view text, double size, double width, bool bold) {
    std::vector<std::string> lines;
    std::string line;
    const auto addWord = [&](std::string_view word) {
        const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (textWidth(longer, size, bold) <= width) {
            line = longer;
            return;
        }
        if (!line.empty())
            lines.push_back(std::move(line));
        line.clear();
        std::string letter;
        for (std::size_t i = 0; i < word.size(); ++i) {
            letter += word[i];
            if (i + 1 < word.size() && !beginsLetter(word[i + 1]))
                continue;
            if (!line.empty() && textWidth(line + letter, size, bold) > width) {
                // "urinary_discharge_" and "age", not "urinary_discharge_a" and "ge".
                const std::size_t joint = line.find_last_of("_/-");
                const std::size_t end = joint == std::string::npos || joint < line.size() / 2 ? line.size() : joint + 1;
                lines.push_back(line.substr(0, end));
                line.erase(0, end);
            }
            line += letter;
            letter.clear();
        }
    };
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        if (const std::string_view word = text.substr(0, space); !word.empty())
            addWord(word);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    if (!line.empty())
        lines.push_back(std::move(line));
    return lines;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "cli/wrapped_text.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace signpost::cli {
namespace {

constexpr std::size_t widest = 100;

} // namespace

std::size_t widthOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void printWrapped(std::ostream& out, const std::string& words, std::string_view indent) {
    std::istringstream stream(words);
    std::string line(indent);
    bool empty = true;
    for (std::string word; stream >> word;) {
        if (!empty && widthOf(line) + 1 + widthOf(word) > widest) {
            out << line << '\n';
            line = indent;
            empty = true;
        }
        line += (empty ? "" : " ") + word;
        empty = false;
    }
    out << line << '\n';
}

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#include "analysis/drawing/level_colours.hpp"

#include <array>

namespace signpost::analysis {

const LevelColour& colourOf(Level level) {
    static constexpr std::array<LevelColour, levelCount> colours = {{
        {"#cdeed8", "#00401e", "#007f3b"},
        {"#d6e6f7", "#003087", "#005eb8"},
        {"#fff3b0", "#3b3000", "#b59a00"},
        {"#ffb84d", "#2b1a00", "#b36b00"},
        {"#d5281b", "#ffffff", "#8f130a"},
        {"#5c0d08", "#ffffff", "#2e0502"},
    }};
    return colours[static_cast<std::size_t>(level)];
}

const LevelColour& colourOfNone() {
    static constexpr LevelColour none = {"#e8edee", "#212b32", "#768692"};
    return none;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/disposition.hpp"

#include <string_view>

namespace signpost::analysis {

/// How an outcome of this level is coloured; letters stand out from the fill by 4.5 to 1 and more. The colour never
/// stands alone: the level's words are always there.
struct LevelColour {
    std::string_view fill;
    std::string_view ink;
    std::string_view edge;
};
const LevelColour& colourOf(Level level);
/// For a topic that is not offered.
const LevelColour& colourOfNone();

} // namespace signpost::analysis

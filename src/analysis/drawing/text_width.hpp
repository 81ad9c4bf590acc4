// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signpost::analysis {

/// How wide a line is in Arial, or a font of the same measures (Helvetica, Liberation Sans), in the units of `size`.
/// A drawing is laid out before anybody renders it, so it has to know; most letters beyond ASCII count as wide ones.
double textWidth(std::string_view text, double size, bool bold = false);

/// The text in lines no wider than this; words that are wider by themselves are broken.
std::vector<std::string> wrapped(std::string_view text, double size, double width, bool bold = false);

} // namespace signpost::analysis

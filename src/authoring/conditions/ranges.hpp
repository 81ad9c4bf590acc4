// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/leaves.hpp"
#include "signpost/age.hpp"

#include <optional>
#include <string>

namespace signpost::authoring {

/// What a numeric comparison is about: a number, an age in a unit, a count of boxes or a score.
struct Scale {
    std::string name;
    /// What the subject can be, in the scale's own units.
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    unsigned decimals = 0;
    std::optional<AgeUnit> age;
};

/// A comparison's range of values, in [scale.least, scale.greatest] wherever it is bounded there. For an age, on the
/// core's scale of ages. Reports constants that the scale doesn't know and comparisons that are always or never true.
struct Range {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool outside = false;
};
std::optional<Range> readRange(const Expression& expression, const Scale& scale, const ReportAt& report);

} // namespace signpost::authoring

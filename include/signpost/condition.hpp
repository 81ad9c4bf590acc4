// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace signpost {

/// Where a condition stands in Library::conditions.
using ConditionIndex = std::uint32_t;
inline constexpr ConditionIndex noCondition = std::numeric_limits<ConditionIndex>::max();

/// A condition as the core sees it: parsed, type-checked, and cut down to six kinds of leaf and three of joint. Texts
/// are read in authoring; `age_months < 3` arrives here as a range on the scale of ages, `38.0` as 380.
struct Condition {
    enum class Kind : std::uint8_t {
        all,      ///< every operand; operands are Library::operands[subject .. subject + count)
        any,      ///< some operand
        negation, ///< of the one operand
        choice,   ///< the answer to question `subject` is among the options in `options`
        contains, ///< checklist `subject` has the one box in `options` ticked
        count,    ///< ticked boxes of checklist `subject` are in [low, high]
        number,   ///< the answer to number or age `subject` is in [low, high]
        score,    ///< score `subject` is in [low, high]
        applies,  ///< question `subject` applies
    };
    Kind kind = Kind::all;
    /// For count, number and score: *not* in the range. False all the same when the question does not apply.
    bool outside = false;
    std::uint32_t subject = 0;
    std::uint32_t count = 0;
    std::uint64_t options = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
};

inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

/// A named sum of points, such as FeverPAIN.
struct Score {
    struct Item {
        ConditionIndex when = noCondition;
        std::uint32_t points = 0;
    };
    std::string id;
    std::string text;
    std::string source;
    std::vector<Item> items;
};

} // namespace signpost

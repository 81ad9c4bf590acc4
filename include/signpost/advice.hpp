// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/condition.hpp"
#include "signpost/disposition.hpp"
#include "signpost/words.hpp"

#include <cstdint>
#include <string>

namespace signpost {

enum class AdviceKind : std::uint8_t { toDo, avoid, medicine, duration, watch, help };
inline constexpr std::size_t adviceKindCount = 6;

/// One thing to tell the patient at some levels.
struct Advice {
    /// "dandruff/wash".
    std::string id;
    AdviceKind kind = AdviceKind::toDo;
    /// Bit n: belongs to Level n.
    std::uint8_t levels = 0;
    ConditionIndex when = noCondition;
    bool showWhenUnknown = true;
    Words text;
    std::string source;

    [[nodiscard]] bool belongsTo(Level level) const { return (levels & (1U << unsigned(level))) != 0; }
};

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/condition.hpp"
#include "signpost/disposition.hpp"
#include "signpost/question.hpp"
#include "signpost/words.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace signpost {

inline constexpr std::uint32_t noIndex = std::numeric_limits<std::uint32_t>::max();

/// What a rule does when its condition is unknown.
enum class WhenUnsure : std::uint8_t {
    nothing, ///< it does not hold
    same,    ///< as if it held
    lower,   ///< holds with Rule::unsureEffect
    ask,     ///< Rule::askQuestion's answer takes the unknown's place; unsure again counts as `same`
};

/// One row of the table: when, how urgent, where to, why. Rules have no order; the most urgent that holds decides.
struct Rule {
    /// "sore_throat/airway": the topic or module that it stands in, and its id.
    std::string id;
    ConditionIndex when = noCondition;
    /// Rank and destination. For a hand-over, what stands if the target topic ends lower (`otherwise`).
    Effect effect;
    /// The topic to hand over to, or noIndex.
    std::uint32_t handover = noIndex;
    WhenUnsure unsure = WhenUnsure::nothing;
    Effect unsureEffect;
    std::uint32_t askQuestion = noIndex;
    Words because;
    std::string source;
    /// Derived (see linkLibrary): the latest phase of any question that the condition reads. The rule is left out until
    /// then.
    Phase phase = Phase::screen;
};

/// Patients whom the author expects at the default, in words and as a condition. Like facts, only authors and the
/// analysis use them.
struct DefaultCase {
    std::string text;
    ConditionIndex when = noCondition;
};

/// One more rule of its topic: "no other rule of this topic holds".
struct DefaultRule {
    Effect effect;
    Words because;
    std::string source;
    std::vector<DefaultCase> cases;
};

/// Why an author wants what the proof would refuse. Like facts, only authors and the analysis use them.
struct RuleNotes {
    std::string redundantBecause;
    std::string notMonotoneBecause;
    std::string unsureBecause;
};

} // namespace signpost

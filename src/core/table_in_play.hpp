// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/assessment.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace signpost {

/// One thing that a rule may do: a rank and destination, or handing over to a topic that isn't in play yet. Then the
/// rank is the highest that can come of it, and the destinations are those that may stand there.
struct PossibleEffect {
    PossibleEffect() = default;
    explicit PossibleEffect(const Effect& effect) : rank(effect.rank) { destinations.add(effect.destination); }

    Rank rank;
    Destinations destinations;
    bool handsOver = false;
    friend bool operator==(const PossibleEffect&, const PossibleEffect&) = default;
};

/// What a rule may still do, over every value that its condition can still take. At most: what it does when true, what
/// it does when unknown, and nothing.
class PossibleEffects {
public:
    bool mayBeNothing = false;
    /// Its only effect comes from a "not sure".
    bool byUnsure = false;

    void add(const PossibleEffect& effect);
    [[nodiscard]] const PossibleEffect* begin() const { return effects_.data(); }
    [[nodiscard]] const PossibleEffect* end() const { return effects_.data() + size_; }

    [[nodiscard]] bool nothingOnly() const { return size_ == 0; }
    [[nodiscard]] bool decided() const { return size_ + (mayBeNothing ? 1U : 0U) == 1; }
    /// The least urgent; only where there is an effect.
    [[nodiscard]] Rank lowest() const;
    /// The one destination that the rule can have at this rank; nothing if it can have several, or hands over.
    [[nodiscard]] std::optional<Destination> onlyDestinationAt(const Rank& rank) const;
    [[nodiscard]] bool handsOver() const { return decided() && size_ == 1 && effects_[0].handsOver; }

private:
    std::array<PossibleEffect, 2> effects_;
    std::size_t size_ = 0;
};

/// The rules that count, sorted, each once: those of the topics in play (or of the screen) that read no later phase's
/// question.
std::vector<std::uint32_t> rulesInPlay(const Library& library, const InPlay& inPlay);

PossibleEffects possibleEffects(const Evaluation& now, std::span<const std::uint32_t> topics, std::uint32_t rule);
/// The same, where the values that the rule's condition can take are known already, and the answer (or none yet) to the
/// question that it asks when unsure.
PossibleEffects possibleEffects(const Library& library, std::span<const std::uint32_t> topics, const Rule& rule,
                                TruthSet when, const Answer& asked);

} // namespace signpost

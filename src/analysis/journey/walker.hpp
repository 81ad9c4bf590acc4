// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/journey/what_is_left.hpp"
#include "core/table_in_play.hpp"

#include <optional>
#include <vector>

namespace signpost::analysis {

/// One journey that can be taken forwards and back: what is settled so far, what may still matter, what comes next. It
/// goes by the rule of the core's `assess`, but keeps only what can still make a difference, so that two moments with
/// equal `name`s go on alike.
class Walker {
public:
    /// A rule that is not decided yet, or may come into play later.
    struct OpenRule {
        std::uint32_t rule = noIndex;
        Left left;
        /// What was answered to the question that it asks when unsure.
        std::uint32_t asked = 0;
        PossibleEffects effects;
    };
    /// Everything about a moment but the answers themselves, which the Walker holds.
    struct Moment {
        bool screen = true;
        std::vector<std::uint32_t> topics;
        /// In play, and may still matter.
        std::vector<OpenRule> rules;
        /// Not in play, but may come: after the screen, or by a hand-over.
        std::vector<OpenRule> waiting;
        /// Topics whose default may still matter.
        std::vector<std::uint32_t> defaults;
        std::optional<Rank> floor;
        Destinations destinations;
        /// Those for which a rule or default is known to hold.
        Destinations explained;
    };
    /// What to find out next, and the question to put for it; noIndex for the question if it was put before, for the
    /// variable if all is settled.
    struct Next {
        std::uint32_t variable = noIndex;
        std::uint32_t ask = noIndex;
    };
    enum class Stage : std::uint8_t { goesOn, settled, screenedOut, notOffered };

    Walker(const PatientSpace& space, std::uint32_t topic);

    [[nodiscard]] Moment begin() const;
    /// Takes in what was told since, and finds what is next; passes from the screen to the topic.
    Stage advance(Moment& moment, Next& next);
    void tell(const Next& next, std::uint32_t value);
    void untell(const Next& next);
    /// Equal for two moments from which everything goes on alike. Only after `advance`.
    [[nodiscard]] std::vector<std::uint32_t> name(const Moment& moment);

    [[nodiscard]] WhatIsLeft& left() { return left_; }

private:
    struct Wanted;
    void beginTopic(Moment& moment) const;
    void addWaiting(Moment& moment, std::uint32_t topic) const;
    void settle(Moment& moment);
    void look(OpenRule& open, const Moment& moment);
    bool handOver(Moment& moment) const;
    void settleDefaults(Moment& moment) const;
    void raiseFloor(Moment& moment) const;
    void dropWhatCannotMatter(Moment& moment) const;
    void showInPlay(const Moment& moment);
    [[nodiscard]] bool belongs(std::uint32_t rule, std::uint32_t topic) const;
    [[nodiscard]] const Effect& defaultOf(std::uint32_t topic) const;

    Next next(const Moment& moment);
    [[nodiscard]] Wanted wantedNow(const Moment& moment);
    void want(ConditionIndex index, bool inGate, Wanted& wanted);
    void wantGate(std::uint32_t question, Wanted& wanted);
    /// The first untold variable of an asked question that decides whether a question applies.
    std::uint32_t untoldGate(std::uint32_t question);
    std::uint32_t untoldIn(ConditionIndex index);
    Next put(const Moment& moment, std::uint32_t question);

    const PatientSpace& space_;
    const Library& library_;
    std::uint32_t topic_;
    /// By topic and rule.
    std::vector<std::vector<bool>> belongs_;
    WhatIsLeft left_;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "signpost/assessment.hpp"

#include "core/table_in_play.hpp"
#include "core/undecided_questions.hpp"

#include <algorithm>

namespace signpost {
namespace {

/// What a rule may still do.
struct RuleState {
    std::uint32_t rule = noIndex;
    PossibleEffects effects;
};

/// The default of a topic, seen as one more rule of it.
struct DefaultState {
    std::uint32_t topic = noIndex;
    bool ruledOut = false;
    bool certain = false;
    [[nodiscard]] bool undecided() const { return !ruledOut && !certain; }
};

class Assessor {
public:
    Assessor(const Library& library, std::span<const Answer> answers, InPlay inPlay)
        : library_(library), inPlay_(inPlay), rules_(rulesInPlay(library, inPlay)), now_(library, answers, rules_) {}

    Assessment run() {
        for (std::uint32_t rule : rules_)
            states_.push_back({rule, possibleEffects(now_, inPlay_.topics, rule)});
        settleDefaults();
        findFloor();
        findCertainDestinations();
        if (!findHandover())
            findNext();
        return std::move(result_);
    }

private:
    void settleDefaults() {
        for (std::uint32_t topic : inPlay_.topics) {
            DefaultState state{topic, false, true};
            for (std::uint32_t rule : library_.topics[topic].rules) {
                const RuleState* its = stateOf(rule);
                // What is asked after "Still need help?" adds to the outcome; it doesn't take the default away.
                if (its == nullptr || library_.rules[rule].phase > Phase::triage)
                    continue;
                state.ruledOut = state.ruledOut || !its->effects.mayBeNothing;
                state.certain = state.certain && its->effects.nothingOnly();
            }
            defaults_.push_back(state);
        }
    }
    const RuleState* stateOf(std::uint32_t rule) const {
        // rules_ is sorted, and states_ stands in its order.
        const auto it = std::lower_bound(rules_.begin(), rules_.end(), rule);
        return it != rules_.end() && *it == rule ? &states_[std::size_t(it - rules_.begin())] : nullptr;
    }

    void raiseFloor(const Rank& rank) {
        if (!result_.floor || rank > *result_.floor)
            result_.floor = rank;
    }
    void findFloor() {
        for (const RuleState& state : states_)
            if (!state.effects.mayBeNothing)
                raiseFloor(state.effects.lowest());
        for (const DefaultState& state : defaults_)
            if (state.certain)
                raiseFloor(library_.topics[state.topic].otherwise.effect.rank);
    }
    void findCertainDestinations() {
        if (!result_.floor)
            return;
        for (const RuleState& state : states_) {
            if (state.effects.mayBeNothing || state.effects.lowest() != *result_.floor)
                continue;
            if (const auto only = state.effects.onlyDestinationAt(*result_.floor))
                result_.destinations.add(*only);
            if (state.effects.decided())
                result_.reasons.push_back({state.rule, noIndex, state.effects.byUnsure});
        }
        for (const DefaultState& state : defaults_) {
            const Effect& effect = library_.topics[state.topic].otherwise.effect;
            if (!state.certain || effect.rank != *result_.floor)
                continue;
            result_.destinations.add(effect.destination);
            result_.reasons.push_back({noIndex, state.topic, false});
        }
    }

    bool findHandover() {
        for (const RuleState& state : states_) {
            if (!state.effects.handsOver())
                continue;
            result_.handover = library_.rules[state.rule].handover;
            return true;
        }
        return false;
    }

    [[nodiscard]] bool matters(const PossibleEffect& effect) const {
        if (!result_.floor || effect.rank > *result_.floor)
            return true;
        bool uncertain = false;
        effect.destinations.each([&](Destination d) { uncertain = uncertain || !result_.destinations.has(d); });
        return effect.rank == *result_.floor && uncertain;
    }
    void findNext() {
        UndecidedQuestions wanted(now_);
        for (const RuleState& state : states_)
            if (!state.effects.decided() && std::any_of(state.effects.begin(), state.effects.end(),
                                                        [&](const PossibleEffect& e) { return matters(e); }))
                wanted.ofRule(state.rule);
        for (const DefaultState& state : defaults_) {
            const Effect& effect = library_.topics[state.topic].otherwise.effect;
            if (!state.undecided() || !matters(PossibleEffect(effect)))
                continue;
            for (std::uint32_t rule : library_.topics[state.topic].rules)
                if (const RuleState* its = stateOf(rule); its != nullptr && !its->effects.decided())
                    wanted.ofRule(rule);
        }
        result_.next = firstToAsk(now_, inPlay_, wanted);
    }

    const Library& library_;
    InPlay inPlay_;
    std::vector<std::uint32_t> rules_;
    Evaluation now_;
    std::vector<RuleState> states_;
    std::vector<DefaultState> defaults_;
    Assessment result_;
};

} // namespace

Assessment assess(const Library& library, std::span<const Answer> answers, InPlay inPlay) {
    return Assessor(library, answers, inPlay).run();
}

} // namespace signpost

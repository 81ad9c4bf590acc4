// SPDX-License-Identifier: Apache-2.0
#include "core/table_in_play.hpp"

#include <algorithm>

namespace signpost {

void PossibleEffects::add(const PossibleEffect& effect) {
    if (std::find(begin(), end(), effect) == end())
        effects_[size_++] = effect;
}

Rank PossibleEffects::lowest() const {
    Rank lowest = effects_[0].rank;
    for (const PossibleEffect& effect : *this)
        lowest = std::min(lowest, effect.rank);
    return lowest;
}

std::optional<Destination> PossibleEffects::onlyDestinationAt(const Rank& rank) const {
    std::optional<Destination> only;
    for (const PossibleEffect& effect : *this) {
        if (effect.rank != rank)
            continue;
        if (effect.handsOver)
            return std::nullopt;
        bool another = false;
        effect.destinations.each([&](Destination d) {
            another = another || (only && *only != d);
            only = d;
        });
        if (another)
            return std::nullopt;
    }
    return only;
}

std::vector<std::uint32_t> rulesInPlay(const Library& library, const InPlay& inPlay) {
    std::vector<std::uint32_t> rules;
    const auto take = [&](const std::vector<std::uint32_t>& from) {
        std::copy_if(from.begin(), from.end(), std::back_inserter(rules),
                     [&](std::uint32_t rule) { return library.rules[rule].phase <= inPlay.phase; });
    };
    if (inPlay.topics.empty())
        take(library.screenRules);
    for (std::uint32_t topic : inPlay.topics)
        take(library.topics[topic].rules);
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
}

PossibleEffects possibleEffects(const Evaluation& now, std::span<const std::uint32_t> topics, std::uint32_t index) {
    const Rule& rule = now.library().rules[index];
    const Answer none;
    const Answer& asked = rule.unsure == WhenUnsure::ask ? now.answer(rule.askQuestion) : none;
    return possibleEffects(now.library(), topics, rule, now.condition(rule.when), asked);
}

PossibleEffects possibleEffects(const Library& library, std::span<const std::uint32_t> topics, const Rule& rule,
                                TruthSet when, const Answer& asked) {
    PossibleEffect whenTrue(rule.effect);
    if (rule.handover != noIndex && std::find(topics.begin(), topics.end(), rule.handover) == topics.end()) {
        // Settled before anything lower: it counts at the highest rank that the target can reach, or its own if higher.
        const Topic& target = library.topics[rule.handover];
        if (target.reach > whenTrue.rank)
            whenTrue.destinations = {};
        if (target.reach >= whenTrue.rank)
            target.reachDestinations.each([&](Destination d) { whenTrue.destinations.add(d); });
        whenTrue.rank = std::max(whenTrue.rank, target.reach);
        whenTrue.handsOver = true;
    }

    PossibleEffects effects;
    const bool holds = when.has(Truth::yes);
    effects.mayBeNothing = when.has(Truth::no);
    if (holds)
        effects.add(whenTrue);
    if (!when.has(Truth::unknown))
        return effects;
    switch (rule.unsure) {
    case WhenUnsure::nothing:
        effects.mayBeNothing = true;
        break;
    case WhenUnsure::same:
        effects.add(whenTrue);
        effects.byUnsure = !holds;
        break;
    case WhenUnsure::lower:
        effects.add(PossibleEffect(rule.unsureEffect));
        effects.byUnsure = !holds;
        break;
    case WhenUnsure::ask: {
        // The answer takes the unknown's place. Still open, it may be yes, no, or unsure, which counts as `same`.
        constexpr std::uint64_t noBit = 1;
        const bool saidNo = asked.kind == Answer::Kind::options && asked.options == noBit;
        if (saidNo || !asked.given())
            effects.mayBeNothing = true;
        if (!saidNo)
            effects.add(whenTrue);
        effects.byUnsure = !holds && asked.kind == Answer::Kind::unsure;
        break;
    }
    }
    return effects;
}

} // namespace signpost

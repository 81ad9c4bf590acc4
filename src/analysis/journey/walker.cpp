// SPDX-License-Identifier: Apache-2.0
#include "analysis/journey/walker.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

/// Could this effect still change the outcome's rank or destinations?
bool changes(const std::optional<Rank>& floor, Destinations certain, const PossibleEffect& effect) {
    if (!floor || effect.rank > *floor)
        return true;
    bool uncertain = false;
    effect.destinations.each([&](Destination d) { uncertain = uncertain || !certain.has(d); });
    return effect.rank == *floor && uncertain;
}

bool anyChanges(const std::optional<Rank>& floor, Destinations certain, const PossibleEffects& effects) {
    return std::any_of(effects.begin(), effects.end(),
                       [&](const PossibleEffect& effect) { return changes(floor, certain, effect); });
}

bool mayHandOver(const PossibleEffects& effects) {
    return std::any_of(effects.begin(), effects.end(), [](const PossibleEffect& effect) { return effect.handsOver; });
}

std::uint32_t bitsOf(Destinations destinations) {
    std::uint32_t bits = 0;
    destinations.each([&](Destination d) { bits |= 1U << unsigned(d); });
    return bits;
}

} // namespace

struct Walker::Wanted {
    std::vector<bool> questions;
    std::vector<bool> gates;
    /// Of a question that was put: to be looked at before anything else.
    std::uint32_t untold = noIndex;
};

Walker::Walker(const PatientSpace& space, std::uint32_t topic)
    : space_(space), library_(space.library()), topic_(topic), left_(space) {
    for (const Topic& each : library_.topics) {
        std::vector<bool>& its = belongs_.emplace_back(library_.rules.size());
        for (const std::uint32_t rule : each.rules)
            its[rule] = true;
    }
}

Walker::Moment Walker::begin() const {
    Moment moment;
    for (const std::uint32_t rule : library_.screenRules)
        if (library_.rules[rule].phase <= Phase::screen)
            moment.rules.push_back({rule, {}, 0, {}});
    if (topic_ != noIndex)
        addWaiting(moment, topic_);
    return moment;
}

/// The rules of a topic and of all that it may hand over to.
void Walker::addWaiting(Moment& moment, std::uint32_t topic) const {
    for (const std::uint32_t number : library_.topics[topic].rules) {
        const Rule& rule = library_.rules[number];
        const bool there = std::any_of(moment.waiting.begin(), moment.waiting.end(),
                                       [&](const OpenRule& open) { return open.rule == number; });
        if (there || rule.phase > Phase::triage)
            continue;
        moment.waiting.push_back({number, {}, 0, {}});
        if (rule.handover != noIndex)
            addWaiting(moment, rule.handover);
    }
}

bool Walker::belongs(std::uint32_t rule, std::uint32_t topic) const {
    return belongs_[topic][rule];
}

const Effect& Walker::defaultOf(std::uint32_t topic) const {
    return library_.topics[topic].otherwise.effect;
}

void Walker::beginTopic(Moment& moment) const {
    moment = {};
    moment.screen = false;
    moment.topics = {topic_};
    moment.defaults = {topic_};
    for (const std::uint32_t rule : library_.topics[topic_].rules)
        if (library_.rules[rule].phase <= Phase::triage) {
            moment.rules.push_back({rule, {}, 0, {}});
            if (library_.rules[rule].handover != noIndex)
                addWaiting(moment, library_.rules[rule].handover);
        }
}

Walker::Stage Walker::advance(Moment& moment, Next& next) {
    settle(moment);
    next = this->next(moment);
    if (next.variable != noIndex)
        return Stage::goesOn;
    if (!moment.screen)
        return Stage::settled;
    if (moment.floor && moment.floor->level >= Level::emergency)
        return Stage::screenedOut;
    if (topic_ == noIndex)
        return Stage::settled;
    const ConditionIndex audience = library_.topics[topic_].audience;
    if (audience != noCondition) {
        next.variable = untoldIn(audience);
        if (next.variable != noIndex)
            return Stage::goesOn;
        if (left_.condition(audience).values.is(Truth::no))
            return Stage::notOffered;
    }
    beginTopic(moment);
    return advance(moment, next);
}

void Walker::tell(const Next& next, std::uint32_t value) {
    if (next.ask != noIndex)
        left_.ask(next.ask);
    left_.tell(next.variable, value);
}

void Walker::untell(const Next& next) {
    if (next.ask != noIndex)
        left_.ask(next.ask, false);
    left_.forget(next.variable);
}

void Walker::showInPlay(const Moment& moment) {
    std::vector<std::uint32_t> asking;
    for (const OpenRule& open : moment.rules)
        if (library_.rules[open.rule].unsure == WhenUnsure::ask)
            asking.push_back(open.rule);
    left_.setRulesInPlay(asking);
}

void Walker::look(OpenRule& open, const Moment& moment) {
    const Rule& rule = library_.rules[open.rule];
    open.left = left_.condition(rule.when);
    Answer asked;
    if (rule.unsure == WhenUnsure::ask) {
        asked = left_.answer(rule.askQuestion);
        open.asked = asked.kind == Answer::Kind::options  ? static_cast<std::uint32_t>(asked.options)
                     : asked.kind == Answer::Kind::unsure ? 3U
                                                          : 0U;
    }
    open.effects = possibleEffects(library_, moment.topics, rule, open.left.values, asked);
}

void Walker::settle(Moment& moment) {
    do {
        showInPlay(moment);
        for (OpenRule& open : moment.rules)
            look(open, moment);
        for (OpenRule& open : moment.waiting)
            look(open, moment);
    } while (handOver(moment));
    settleDefaults(moment);
    raiseFloor(moment);
    dropWhatCannotMatter(moment);
}

/// Puts a topic in play that a rule is decided to hand over to, before the others. True if there was one.
bool Walker::handOver(Moment& moment) const {
    for (const OpenRule& open : moment.rules) {
        if (!open.effects.handsOver())
            continue;
        const std::uint32_t target = library_.rules[open.rule].handover;
        moment.topics.insert(moment.topics.begin(), target);
        moment.defaults.push_back(target);
        for (const std::uint32_t rule : library_.topics[target].rules)
            if (library_.rules[rule].phase <= Phase::triage &&
                std::none_of(moment.rules.begin(), moment.rules.end(),
                             [&](const OpenRule& each) { return each.rule == rule; }))
                moment.rules.push_back({rule, {}, 0, {}});
        return true;
    }
    return false;
}

/// A default is ruled out by a rule of its topic that is certain to act, and holds when none is left that might.
void Walker::settleDefaults(Moment& moment) const {
    std::vector<std::uint32_t> open;
    for (const std::uint32_t topic : moment.defaults) {
        bool ruledOut = false;
        bool certain = true;
        for (const OpenRule& rule : moment.rules) {
            if (!belongs(rule.rule, topic))
                continue;
            ruledOut = ruledOut || !rule.effects.mayBeNothing;
            certain = certain && rule.effects.nothingOnly();
        }
        if (ruledOut)
            continue;
        if (!certain) {
            open.push_back(topic);
            continue;
        }
        const Effect& effect = defaultOf(topic);
        if (moment.floor && *moment.floor > effect.rank)
            continue;
        if (!moment.floor || effect.rank > *moment.floor) {
            moment.floor = effect.rank;
            moment.destinations = {};
            moment.explained = {};
        }
        moment.destinations.add(effect.destination);
        moment.explained.add(effect.destination);
    }
    moment.defaults = std::move(open);
}

void Walker::raiseFloor(Moment& moment) const {
    const auto counts = [](const OpenRule& open) {
        // Whom a rule may hand over will not stay at the rank of the hand-over: `next` counts it, for as long as it
        // lasts.
        return !open.effects.mayBeNothing && !mayHandOver(open.effects);
    };
    for (const OpenRule& open : moment.rules)
        if (counts(open) && (!moment.floor || open.effects.lowest() > *moment.floor)) {
            moment.floor = open.effects.lowest();
            moment.destinations = {};
            moment.explained = {};
        }
    for (const OpenRule& open : moment.rules) {
        if (!counts(open) || open.effects.lowest() != *moment.floor)
            continue;
        const auto only = open.effects.onlyDestinationAt(*moment.floor);
        if (!only)
            continue;
        moment.destinations.add(*only);
        if (open.effects.decided())
            moment.explained.add(*only);
    }
}

void Walker::dropWhatCannotMatter(Moment& moment) const {
    // What is certain but not explained yet is kept as well: it may turn out to be the reason.
    const auto openDefault = [&](std::uint32_t topic) {
        return changes(moment.floor, moment.explained, PossibleEffect(defaultOf(topic)));
    };
    moment.defaults.erase(std::remove_if(moment.defaults.begin(), moment.defaults.end(),
                                         [&](std::uint32_t topic) { return !openDefault(topic); }),
                          moment.defaults.end());
    const auto needless = [&](const OpenRule& open) {
        if (open.effects.decided())
            return true;
        if (anyChanges(moment.floor, moment.explained, open.effects))
            return false;
        return std::none_of(moment.defaults.begin(), moment.defaults.end(),
                            [&](std::uint32_t topic) { return belongs(open.rule, topic); });
    };
    moment.rules.erase(std::remove_if(moment.rules.begin(), moment.rules.end(), needless), moment.rules.end());
    if (moment.screen) {
        moment.waiting.erase(std::remove_if(moment.waiting.begin(), moment.waiting.end(),
                                            [](const OpenRule& open) { return open.effects.nothingOnly(); }),
                             moment.waiting.end());
        return;
    }
    const bool mayCome = std::any_of(moment.rules.begin(), moment.rules.end(),
                                     [](const OpenRule& open) { return mayHandOver(open.effects); });
    if (!mayCome)
        moment.waiting.clear();
}

std::vector<std::uint32_t> Walker::name(const Moment& moment) {
    std::vector<std::uint32_t> name;
    name.reserve(16 + 3 * (moment.rules.size() + moment.waiting.size()));
    name.push_back(moment.screen ? 1 : 0);
    if (moment.screen) {
        for (const std::uint32_t question : library_.screenQuestions)
            name.push_back(left_.asked(question) ? 1 : 0);
        if (topic_ != noIndex && library_.topics[topic_].audience != noCondition)
            name.push_back(left_.condition(library_.topics[topic_].audience).name);
    }
    name.push_back(moment.floor ? 1 + unsigned(moment.floor->level) : 0);
    name.push_back(moment.floor ? moment.floor->withinMinutes.value_or(noIndex) : 0);
    name.push_back(bitsOf(moment.destinations));
    name.push_back(bitsOf(moment.explained));
    const auto list = [&](const std::vector<std::uint32_t>& items) {
        name.push_back(static_cast<std::uint32_t>(items.size()));
        name.insert(name.end(), items.begin(), items.end());
    };
    list(moment.topics);
    list(moment.defaults);
    const auto rules = [&](const std::vector<OpenRule>& open) {
        name.push_back(static_cast<std::uint32_t>(open.size()));
        for (const OpenRule& each : open)
            name.insert(name.end(), {each.rule, each.left.name, each.asked});
    };
    rules(moment.rules);
    rules(moment.waiting);
    return name;
}

// --- what comes next -------------------------------------------------------------------------------------------------

Walker::Wanted Walker::wantedNow(const Moment& moment) {
    std::optional<Rank> floor = moment.floor;
    Destinations certain = moment.destinations;
    for (const OpenRule& open : moment.rules)
        if (!open.effects.mayBeNothing && (!floor || open.effects.lowest() > *floor)) {
            floor = open.effects.lowest();
            certain = {};
        }
    for (const OpenRule& open : moment.rules)
        if (!open.effects.mayBeNothing && open.effects.lowest() == *floor)
            if (const auto only = open.effects.onlyDestinationAt(*floor))
                certain.add(*only);

    Wanted wanted{std::vector<bool>(library_.questions.size()), std::vector<bool>(library_.questions.size()), noIndex};
    const auto wantRule = [&](const OpenRule& open) {
        const Rule& rule = library_.rules[open.rule];
        want(rule.when, false, wanted);
        if (rule.unsure != WhenUnsure::ask || !open.left.values.has(Truth::unknown))
            return;
        if (!left_.asked(rule.askQuestion))
            wanted.questions[rule.askQuestion] = true;
        else if (wanted.untold == noIndex && left_.told(space_.of(rule.askQuestion).front()) == WhatIsLeft::untold)
            wanted.untold = space_.of(rule.askQuestion).front();
    };
    for (const OpenRule& open : moment.rules) {
        const bool byDefault = std::any_of(moment.defaults.begin(), moment.defaults.end(), [&](std::uint32_t topic) {
            return belongs(open.rule, topic) && changes(floor, certain, PossibleEffect(defaultOf(topic)));
        });
        if (byDefault || anyChanges(floor, certain, open.effects))
            wantRule(open);
    }
    return wanted;
}

void Walker::want(ConditionIndex index, bool inGate, Wanted& wanted) {
    if (left_.condition(index).values.decided())
        return;
    const Condition& c = library_.conditions[index];
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        for (std::uint32_t i = 0; i < c.count; ++i)
            want(library_.operands[c.subject + i], inGate, wanted);
        break;
    case Condition::Kind::score:
        for (const auto& item : library_.scores[c.subject].items)
            want(item.when, inGate, wanted);
        break;
    case Condition::Kind::applies:
        wantGate(c.subject, wanted);
        break;
    default:
        if (!left_.asked(c.subject))
            wanted.questions[c.subject] = left_.applies(c.subject).values.has(Truth::yes);
        else if (!inGate && wanted.untold == noIndex)
            wanted.untold = left_.untoldOf(c);
        wantGate(c.subject, wanted);
    }
}

void Walker::wantGate(std::uint32_t question, Wanted& wanted) {
    if (wanted.gates[question])
        return;
    wanted.gates[question] = true;
    if (library_.questions[question].enableWhen != noCondition && !left_.applies(question).values.decided())
        want(library_.questions[question].enableWhen, true, wanted);
}

std::uint32_t Walker::untoldIn(ConditionIndex index) {
    if (left_.condition(index).values.decided())
        return noIndex;
    const Condition& c = library_.conditions[index];
    std::uint32_t found = noIndex;
    switch (c.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
        for (std::uint32_t i = 0; i < c.count && found == noIndex; ++i)
            found = untoldIn(library_.operands[c.subject + i]);
        return found;
    case Condition::Kind::score:
        for (const auto& item : library_.scores[c.subject].items)
            if (found == noIndex)
                found = untoldIn(item.when);
        return found;
    case Condition::Kind::applies:
        return untoldGate(c.subject);
    default:
        found = left_.untoldOf(c);
        return found == noIndex ? untoldGate(c.subject) : found;
    }
}

std::uint32_t Walker::untoldGate(std::uint32_t question) {
    const ConditionIndex gate = library_.questions[question].enableWhen;
    return gate == noCondition || left_.applies(question).values.decided() ? noIndex : untoldIn(gate);
}

Walker::Next Walker::next(const Moment& moment) {
    const auto firstOf = [&](const std::vector<std::uint32_t>& questions, const auto& isWanted) -> std::optional<Next> {
        for (const std::uint32_t question : questions) {
            if (!isWanted(question) || left_.asked(question) || !space_.has(question))
                continue;
            const TruthSet applies = left_.applies(question).values;
            if (applies.is(Truth::yes))
                return put(moment, question);
            if (!applies.decided())
                if (const std::uint32_t variable = untoldGate(question); variable != noIndex)
                    return Next{variable, noIndex};
        }
        return std::nullopt;
    };
    if (moment.screen) {
        const auto demographic = firstOf(library_.screenQuestions, [&](std::uint32_t question) {
            return library_.questions[question].band == Band::demographics;
        });
        if (demographic)
            return *demographic;
    }
    const Wanted wanted = wantedNow(moment);
    if (wanted.untold != noIndex)
        return {wanted.untold, noIndex};
    const auto isWanted = [&](std::uint32_t question) {
        return wanted.questions[question] && library_.questions[question].phase <= Phase::triage;
    };
    if (moment.screen)
        return firstOf(library_.screenQuestions, isWanted).value_or(Next{});
    for (const std::uint32_t topic : moment.topics)
        if (const auto found = firstOf(library_.topics[topic].questions, isWanted))
            return *found;
    return {};
}

/// Of a checklist, the box that is wanted first: the others may never be.
Walker::Next Walker::put(const Moment& moment, std::uint32_t question) {
    const std::span<const std::uint32_t> variables = space_.of(question);
    std::uint32_t variable = variables.front();
    if (variables.size() > 1) {
        left_.ask(question);
        const std::uint32_t first = wantedNow(moment).untold;
        left_.ask(question, false);
        if (std::find(variables.begin(), variables.end(), first) != variables.end())
            variable = first;
    }
    return {variable, question};
}

} // namespace signpost::analysis

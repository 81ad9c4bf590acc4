// SPDX-License-Identifier: Apache-2.0
#include "analysis/topic_table.hpp"

#include <algorithm>

namespace signpost::analysis {
namespace {

/// The topic first; a topic stands after all that hand over to it.
void sortByHandover(const Library& library, std::uint32_t topic, std::vector<std::uint32_t>& finished) {
    if (std::find(finished.begin(), finished.end(), topic) != finished.end())
        return;
    for (const std::uint32_t rule : library.topics[topic].rules)
        if (library.rules[rule].handover != noIndex)
            sortByHandover(library, library.rules[rule].handover, finished);
    finished.push_back(topic);
}

std::vector<std::uint32_t> topicsInPlay(const Library& library, std::uint32_t topic) {
    std::vector<std::uint32_t> topics;
    if (topic != noIndex)
        sortByHandover(library, topic, topics);
    std::reverse(topics.begin(), topics.end());
    return topics;
}

void addNew(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
    for (const std::uint32_t each : from)
        if (std::find(to.begin(), to.end(), each) == to.end())
            to.push_back(each);
}

std::vector<std::uint32_t> rulesOf(const Library& library, const std::vector<std::uint32_t>& topics) {
    std::vector<std::uint32_t> rules;
    if (topics.empty())
        rules = library.screenRules;
    for (const std::uint32_t topic : topics)
        addNew(rules, library.topics[topic].rules);
    return rules;
}

std::vector<std::uint32_t> questionsOf(const Library& library, const std::vector<std::uint32_t>& topics) {
    std::vector<std::uint32_t> questions;
    if (topics.empty())
        questions = library.screenQuestions;
    for (const std::uint32_t topic : topics)
        addNew(questions, library.topics[topic].questions);
    return questions;
}

bool hasRule(const Topic& topic, std::uint32_t rule) {
    return std::find(topic.rules.begin(), topic.rules.end(), rule) != topic.rules.end();
}

/// Everything that will be asked about these topics' patients.
std::vector<ConditionIndex> conditionsOf(const Library& library, const std::vector<std::uint32_t>& topics) {
    std::vector<ConditionIndex> conditions;
    for (const std::uint32_t rule : rulesOf(library, topics))
        conditions.push_back(library.rules[rule].when);
    for (const std::uint32_t question : questionsOf(library, topics))
        conditions.push_back(library.questions[question].enableWhen);
    for (const std::uint32_t topic : topics) {
        conditions.push_back(library.topics[topic].audience);
        for (const std::uint32_t item : library.topics[topic].advice)
            conditions.push_back(library.advice[item].when);
        for (const DefaultCase& each : library.topics[topic].otherwise.cases)
            conditions.push_back(each.when);
    }
    for (const Fact& fact : library.facts)
        conditions.push_back(fact.never);
    for (const Invariant& invariant : library.invariants) {
        conditions.push_back(invariant.population);
        conditions.push_back(invariant.known);
    }
    for (const Service& service : library.services)
        conditions.push_back(service.eligible);
    return conditions;
}

std::vector<std::uint32_t> questionsOfAll(const Library& library, std::span<const std::uint32_t> topics) {
    std::vector<std::uint32_t> questions;
    for (const std::uint32_t topic : topics)
        addNew(questions, questionsOf(library, topicsInPlay(library, topic)));
    return questions;
}

std::vector<ConditionIndex> conditionsOfAll(const Library& library, std::span<const std::uint32_t> topics,
                                            std::span<const ConditionIndex> besides) {
    std::vector<ConditionIndex> conditions(besides.begin(), besides.end());
    for (const std::uint32_t topic : topics) {
        const std::vector<ConditionIndex> its = conditionsOf(library, topicsInPlay(library, topic));
        conditions.insert(conditions.end(), its.begin(), its.end());
    }
    return conditions;
}

} // namespace

std::vector<std::uint32_t> allRulesOf(const Library& library, std::uint32_t topic) {
    return rulesOf(library, topicsInPlay(library, topic));
}

Ground::Ground(const Library& library, std::span<const std::uint32_t> topics, std::span<const ConditionIndex> besides,
               Limits limits)
    : space(library, questionsOfAll(library, topics), conditionsOfAll(library, topics, besides)),
      diagrams(space.valueCounts(), limits), conditions(diagrams, space) {}

Set saidOnce(Ground& ground, std::uint32_t question, Set asked) {
    Diagrams& diagrams = ground.diagrams;
    Set nothing = Diagrams::everything();
    Set noBoxes = Diagrams::everything();
    Set unsure = Diagrams::nothing();
    for (const std::uint32_t index : ground.space.of(question)) {
        const bool box = ground.space.variables()[index].kind == Variable::Kind::box;
        Set& its = box ? noBoxes : nothing;
        its = diagrams.both(its, diagrams.has(index, 0));
        if (ground.space.variables()[index].kind == Variable::Kind::unsure)
            unsure = diagrams.has(index, 1);
    }
    nothing = diagrams.both(nothing, noBoxes);
    const Set said = diagrams.both(asked, diagrams.either(!unsure, noBoxes));
    return diagrams.either(said, diagrams.without(nothing, asked));
}

TopicTable::TopicTable(const Library& library, std::uint32_t topic, Limits limits)
    : TopicTable(std::make_shared<Ground>(library, std::span(&topic, 1), std::span<const ConditionIndex>(), limits),
                 library, topic) {}

TopicTable::TopicTable(std::shared_ptr<Ground> ground, const Library& library, std::uint32_t topic, Set among)
    : library_(library), topic_(topic), topics_(topicsInPlay(library, topic)), ruleNumbers_(rulesOf(library, topics_)),
      ground_(std::move(ground)), space_(ground_->space), diagrams_(ground_->diagrams),
      conditions_(ground_->conditions), among_(among), possible_(among) {
    addRules();
    addDefaults();
    makeRoom();
    findScreenedOut();
    findReaching();
}

/// Whoever else stands on the ground needs sets that this table knows nothing about.
void TopicTable::makeRoom() {
    if (ground_.use_count() == 1 && diagrams_.nodes() > diagrams_.nodeLimit() / 2)
        diagrams_.forgetOthers(kept());
}

/// Where some topic with this rule is in play; complete once all that hand over to such a topic were gone through.
Set TopicTable::whereInPlay(std::uint32_t rule) {
    Set inPlay = topics_.empty() ? among_ : Diagrams::nothing();
    for (std::size_t i = 0; i < topics_.size(); ++i)
        if (hasRule(library_.topics[topics_[i]], rule))
            inPlay = diagrams_.either(inPlay, inPlay_[i]);
    return inPlay;
}

/// Topics stand before those that they hand over to, so who is in play is known when a rule is looked at.
void TopicTable::addRules() {
    inPlay_.assign(topics_.size(), Diagrams::nothing());
    if (!topics_.empty())
        inPlay_.front() = among_;
    for (std::size_t i = 0; i < topics_.size(); ++i) {
        for (const std::uint32_t number : library_.topics[topics_[i]].rules) {
            const Rule& rule = library_.rules[number];
            const bool later =
                std::any_of(topics_.begin() + static_cast<std::ptrdiff_t>(i) + 1, topics_.end(),
                            [&](std::uint32_t topic) { return hasRule(library_.topics[topic], number); });
            // A module's rule may stand in several topics: it is looked at with the last of them.
            if (rule.handover == noIndex || rule.phase > Phase::triage || later)
                continue;
            addRule(number);
            Set over = Diagrams::nothing();
            for (const RuleSets::Does& does : rules_.back().does)
                // With a lower unsure effect, nobody is handed over when the rule is unknown.
                if (!does.byUnsure || rule.unsure != WhenUnsure::lower)
                    over = diagrams_.either(over, does.where);
            const auto target = std::find(topics_.begin(), topics_.end(), rule.handover) - topics_.begin();
            Set& there = inPlay_[static_cast<std::size_t>(target)];
            there = diagrams_.either(there, over);
        }
    }
    for (const std::uint32_t number : ruleNumbers_)
        if (std::none_of(rules_.begin(), rules_.end(), [&](const RuleSets& each) { return each.rule == number; }))
            addRule(number);
}

void TopicTable::addRule(std::uint32_t number) {
    const Rule& rule = library_.rules[number];
    const Set inPlay = whereInPlay(number);
    const Kleene when = conditions_.condition(rule.when);
    RuleSets sets;
    sets.rule = number;
    sets.inPlay = inPlay;
    sets.holds = diagrams_.both(inPlay, when.yes);
    sets.unknown = diagrams_.both(inPlay, when.unknown(diagrams_));
    sets.does.push_back({rule.effect, sets.holds, false});
    switch (rule.unsure) {
    case WhenUnsure::nothing:
        break;
    case WhenUnsure::same:
        sets.does.push_back({rule.effect, sets.unknown, true});
        break;
    case WhenUnsure::lower:
        sets.does.push_back({rule.unsureEffect, sets.unknown, true});
        break;
    case WhenUnsure::ask: {
        // The answer takes the unknown's place; "not sure" once more counts as `same`.
        constexpr std::uint32_t saidNo = 0;
        const std::uint32_t asked = space_.of(rule.askQuestion).front();
        sets.does.push_back({rule.effect, diagrams_.without(sets.unknown, diagrams_.has(asked, saidNo)), true});
        break;
    }
    }
    sets.acts = Diagrams::nothing();
    for (const RuleSets::Does& does : sets.does)
        sets.acts = diagrams_.either(sets.acts, does.where);
    rules_.push_back(std::move(sets));
}

void TopicTable::addDefaults() {
    for (std::size_t i = 0; i < topics_.size(); ++i) {
        std::vector<Set> acting;
        for (const RuleSets& rule : rules_)
            if (library_.rules[rule.rule].phase <= Phase::triage && hasRule(library_.topics[topics_[i]], rule.rule))
                acting.push_back(rule.acts);
        const Set holds = diagrams_.without(inPlay_[i], diagrams_.anyOf(acting));
        defaults_.push_back({topics_[i], holds});
    }
}

void TopicTable::findReaching() {
    for (const Fact& fact : library_.facts)
        possible_ = diagrams_.without(possible_, conditions_.condition(fact.never).yes);
    // While a topic that covers a red-flag phrase is asked, the flag is not raised.
    for (std::uint32_t flag = 0; topic_ != noIndex && flag < library_.flags.size(); ++flag) {
        const std::vector<std::uint32_t>& covering = library_.flags[flag].coveredBy;
        const std::uint32_t box = space_.box(library_.phrases, flag);
        if (box != noIndex && std::find(covering.begin(), covering.end(), topic_) != covering.end())
            possible_ = diagrams_.without(possible_, diagrams_.has(box, 1));
    }
    offered_ = possible_;
    if (topic_ != noIndex && library_.topics[topic_].audience != noCondition)
        offered_ = diagrams_.without(offered_, conditions_.condition(library_.topics[topic_].audience).no);
    reaching_ = topic_ == noIndex ? offered_ : diagrams_.without(offered_, screenedOut_);
}

Set TopicTable::counted() const {
    if (counted_)
        return *counted_;
    Set counted = possible_;
    for (const std::uint32_t question : space_.questions())
        counted = diagrams_.both(counted, saidOnce(*ground_, question, applies(question)));
    counted_ = counted;
    return counted;
}

ConditionSets& TopicTable::unanswerable(std::optional<ConditionSets>& sets, Unanswerable otherwise) const {
    if (!sets) {
        std::vector<Set> answerable;
        if (topics_.size() > 1)
            for (std::uint32_t question = 0; question < library_.questions.size(); ++question)
                answerable.push_back(questionInPlay(question));
        sets.emplace(diagrams_, space_, answerable, otherwise);
    }
    return *sets;
}

/// Counts before any topic is chosen.
bool TopicTable::ofScreen(std::uint32_t rule) const {
    return library_.rules[rule].phase == Phase::screen &&
           std::find(library_.screenRules.begin(), library_.screenRules.end(), rule) != library_.screenRules.end();
}

void TopicTable::findScreenedOut() {
    for (const RuleSets& rule : rules_) {
        if (!ofScreen(rule.rule))
            continue;
        for (const RuleSets::Does& does : rule.does)
            if (does.effect.rank.level >= Level::emergency)
                screenedOut_ = diagrams_.either(screenedOut_, does.where);
    }
}

/// Where some topic that asks the question is in play.
Set TopicTable::questionInPlay(std::uint32_t question) const {
    if (topics_.empty())
        return Diagrams::everything();
    Set inPlay = Diagrams::nothing();
    for (std::size_t i = 0; i < topics_.size(); ++i) {
        const std::vector<std::uint32_t>& its = library_.topics[topics_[i]].questions;
        if (std::find(its.begin(), its.end(), question) != its.end())
            inPlay = diagrams_.either(inPlay, inPlay_[i]);
    }
    return inPlay;
}

Set TopicTable::applies(std::uint32_t question) const {
    bool asked = false;
    Set where = Diagrams::nothing();
    for (const RuleSets& rule : rules_) {
        if (library_.rules[rule.rule].askQuestion != question)
            continue;
        asked = true;
        where = diagrams_.either(where, rule.unknown);
    }
    return asked ? where : diagrams_.both(conditions_.applies(question), questionInPlay(question));
}

const OutcomeSets& TopicTable::outcomes(Phase phase) const {
    std::optional<OutcomeSets>& outcomes = phase <= Phase::triage ? triage_ : afterwards_;
    if (outcomes)
        return *outcomes;
    outcomes.emplace();
    for (const RuleSets& rule : rules_)
        for (const RuleSets::Does& does : rule.does)
            if (phase > Phase::triage || library_.rules[rule.rule].phase <= Phase::triage)
                outcomes->add(diagrams_, does.effect, does.where);
    for (const DefaultSets& each : defaults_)
        outcomes->add(diagrams_, library_.topics[each.topic].otherwise.effect, each.holds);
    outcomes->settle(diagrams_);
    return *outcomes;
}

OutcomeSets TopicTable::ends(Phase phase) const {
    OutcomeSets ends;
    for (const RuleSets& rule : rules_)
        if (library_.rules[rule.rule].phase <= std::max(phase, Phase::triage))
            for (const RuleSets::Does& does : rule.does)
                ends.add(diagrams_, does.effect,
                         ofScreen(rule.rule) ? does.where : diagrams_.without(does.where, screenedOut_));
    for (const DefaultSets& each : defaults_)
        ends.add(diagrams_, library_.topics[each.topic].otherwise.effect, diagrams_.without(each.holds, screenedOut_));
    ends.settle(diagrams_);
    return ends;
}

Natural TopicTable::patients(Set set) const {
    return diagrams_.count(diagrams_.both(set, counted()), space_.weights());
}

std::optional<Assignment> TopicTable::example(Set set) const {
    return diagrams_.example(diagrams_.both(set, possible_), space_.preferences());
}

std::vector<Set> TopicTable::kept() const {
    std::vector<Set> kept = {among_, possible_, screenedOut_, offered_, reaching_};
    if (counted_)
        kept.push_back(*counted_);
    kept.insert(kept.end(), inPlay_.begin(), inPlay_.end());
    conditions_.collect(kept);
    for (const auto* sets : {&known_, &imaginable_})
        if (*sets)
            (*sets)->collect(kept);
    for (const RuleSets& rule : rules_) {
        kept.insert(kept.end(), {rule.inPlay, rule.holds, rule.unknown, rule.acts});
        for (const RuleSets::Does& does : rule.does)
            kept.push_back(does.where);
    }
    for (const DefaultSets& each : defaults_)
        kept.push_back(each.holds);
    for (const auto* outcomes : {&triage_, &afterwards_})
        if (*outcomes)
            (*outcomes)->collect(kept);
    return kept;
}

} // namespace signpost::analysis

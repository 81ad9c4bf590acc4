// SPDX-License-Identifier: Apache-2.0
#include "analysis/patient.hpp"
#include "analysis/properties/topic_case.hpp"

#include <algorithm>
#include <map>

namespace signpost::analysis {
namespace {

/// For whom a rule is among those that settle the outcome.
Set decidesFor(const TopicCase& here, const RuleSets& rule) {
    const Phase phase = here.library.rules[rule.rule].phase;
    Set decides = Diagrams::nothing();
    for (const OutcomeSets::Place& place : here.table.outcomes(phase).places())
        for (const RuleSets::Does& does : rule.does)
            if (does.effect.rank == place.rank)
                decides = here.diagrams().either(decides, here.diagrams().both(does.where, place.ends));
    const bool ofScreen = std::find(here.library.screenRules.begin(), here.library.screenRules.end(), rule.rule) !=
                          here.library.screenRules.end();
    return here.diagrams().both(decides, ofScreen ? here.table.possible() : here.table.reaching());
}

std::string whyNever(const TopicCase& here, const RuleSets& rule) {
    const Set may = here.diagrams().both(rule.acts, here.table.reaching());
    if (here.diagrams().empty(here.diagrams().both(rule.acts, here.table.possible())))
        return "its condition is true of nobody";
    if (here.diagrams().empty(may))
        return "whoever it is true of never gets to this topic";
    return "for everybody for whom it is true, something more urgent decides";
}

} // namespace

void proveRulesDecide(const TopicCase& here) {
    here.proof.deciding.assign(here.library.rules.size(), false);
    for (const RuleSets& rule : here.table.rules()) {
        const bool decides = !here.diagrams().empty(decidesFor(here, rule));
        here.proof.deciding[rule.rule] = decides;
        const std::string& id = here.library.rules[rule.rule].id;
        if (decides || !here.own(id) || !here.notes(rule.rule).redundantBecause.empty())
            continue;
        // Show the most telling: somebody for whom it is true, and what decides instead. After so many, nobody reads
        // on.
        constexpr std::size_t mostExamples = 50;
        std::optional<Patient> patient;
        if (here.proof.findings.size() < mostExamples)
            if (const auto example = here.table.example(here.diagrams().both(rule.acts, here.table.reaching())))
                patient = walk(here.table.space(), here.table.topic(), *example);
        here.report(Property::ruleDecides, id, "The rule never decides: " + whyNever(here, rule) + ".",
                    std::move(patient));
    }
    const DefaultSets& ours = here.table.defaults().front();
    if (here.diagrams().empty(here.diagrams().both(ours.holds, here.table.reaching())))
        here.report(Property::ruleDecides, here.topic().id + "/default", "Nobody ever reaches the default.");
}

void proveRulesDiffer(const TopicCase& here) {
    const auto same = [&](const RuleSets& a, const RuleSets& b) {
        const Rule& first = here.library.rules[a.rule];
        const Rule& second = here.library.rules[b.rule];
        return a.holds == b.holds && a.unknown == b.unknown && first.effect == second.effect &&
               first.handover == second.handover && first.unsure == second.unsure &&
               first.unsureEffect == second.unsureEffect && first.askQuestion == second.askQuestion;
    };
    // Only rules for the same patients can be the same; each is said once, beside the first of its kind.
    std::map<std::pair<Reference, Reference>, std::vector<const RuleSets*>> byPatients;
    for (const RuleSets& rule : here.table.rules()) {
        std::vector<const RuleSets*>& others = byPatients[{rule.holds.reference(), rule.unknown.reference()}];
        const auto excused = [&](const RuleSets& each) { return !here.notes(each.rule).redundantBecause.empty(); };
        const std::string& id = here.library.rules[rule.rule].id;
        const auto found = std::find_if(others.begin(), others.end(), [&](const RuleSets* each) {
            return same(*each, rule) && !excused(*each) &&
                   (here.own(id) || here.own(here.library.rules[each->rule].id));
        });
        if (found == others.end() || excused(rule))
            others.push_back(&rule);
        else
            here.report(Property::rulesDiffer, id,
                        "The rule does the same as " + here.library.rules[(*found)->rule].id +
                            ", for the same patients.");
    }
}

void proveDefaultIsListed(const TopicCase& here) {
    const DefaultSets& ours = here.table.defaults().front();
    Set listed = Diagrams::nothing();
    for (const DefaultCase& each : here.topic().otherwise.cases)
        if (each.when != noCondition)
            listed = here.diagrams().either(listed, here.table.conditions().condition(each.when).yes);
    const Set unlisted = here.diagrams().without(ours.holds, listed);
    here.mustBeEmpty(here.diagrams().both(unlisted, here.table.reaching()), Property::defaultListed,
                     here.topic().id + "/default",
                     "The default is reached by somebody whom none of its cases describes.");
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"

#include <algorithm>
#include <set>

// What a change of one answer does: a worse one, or "not sure".
namespace signpost::analysis {
namespace {

std::vector<Level> levelsAbove(const OutcomeSets& outcomes) {
    std::set<Level> levels;
    for (const OutcomeSets::Place& place : outcomes.places())
        levels.insert(place.rank.level);
    if (!levels.empty())
        levels.erase(levels.begin()); // The lowest: nobody is below it.
    return {levels.begin(), levels.end()};
}

/// Values from mild to severe, as the author declared; empty if there is no order.
std::vector<std::uint32_t> worseningValues(const Question& question, const Variable& variable) {
    if (variable.kind == Variable::Kind::unsure)
        return {};
    if (variable.kind == Variable::Kind::box)
        return question.worse == Worse::more ? std::vector<std::uint32_t>{0, 1} : std::vector<std::uint32_t>();
    std::vector<std::uint32_t> values;
    for (std::uint32_t value = 0; value < variable.answers(); ++value)
        values.push_back(value);
    switch (question.worse) {
    case Worse::later:
    case Worse::higher:
    case Worse::yes:
        return values;
    case Worse::lower:
    case Worse::no:
        std::reverse(values.begin(), values.end());
        return values;
    default:
        return {};
    }
}

/// Put back the variable that a set was narrowed by, so that an example shows it.
Set with(Diagrams& diagrams, Set set, std::uint32_t variable, std::uint32_t value) {
    return diagrams.both(set, diagrams.has(variable, value));
}

} // namespace

namespace {

/// A change for the worse that takes somebody below a level, unless a rule says why that is wanted.
class MonotoneProof {
public:
    explicit MonotoneProof(const TopicCase& here) : here_(here), diagrams_(here.diagrams()) {
        for (const Variable& variable : here.table.space().variables()) {
            const std::vector<std::uint32_t> values =
                worseningValues(here.library.questions[variable.question], variable);
            std::vector<ValueChange> changes;
            for (std::size_t i = 0; i + 1 < values.size(); ++i)
                changes.push_back({values[i], values[i + 1]});
            changes_.push_back(std::move(changes));
        }
    }

    void run() {
        const OutcomeSets& outcomes = here_.table.outcomes(Phase::triage);
        for (const Level level : levelsAbove(outcomes)) {
            const Set reach = outcomes.atLeast(diagrams_, level);
            const auto lowers = diagrams_.takesOut(reach, changes_);
            for (std::uint32_t at = 0; at < changes_.size(); ++at)
                for (std::size_t i = 0; i < changes_[at].size(); ++i)
                    if (lowers[at][i] && !reported_.contains({at, i}))
                        look(level, reach, at, i);
        }
    }

private:
    void look(Level level, Set reach, std::uint32_t at, std::size_t place) {
        const ValueChange change = changes_[at][place];
        const auto before = [&](Set set) { return diagrams_.given(set, at, change.from); };
        const auto after = [&](Set set) { return diagrams_.given(set, at, change.to); };
        Set lowered = diagrams_.without(before(reach), after(reach));
        const Set possible = here_.table.possible();
        lowered = diagrams_.both(lowered, diagrams_.both(before(possible), after(possible)));
        for (const RuleSets& rule : here_.table.rules())
            if (!here_.notes(rule.rule).notMonotoneBecause.empty())
                for (const RuleSets::Does& does : rule.does)
                    if (does.effect.rank.level >= level)
                        lowered = diagrams_.without(lowered, before(does.where));
        if (diagrams_.empty(lowered))
            return;
        reported_.insert({at, place});
        const Variable& variable = here_.table.space().variables()[at];
        const Question& question = here_.library.questions[variable.question];
        const std::string worse = variable.kind == Variable::Kind::number ? "a worse number"
                                  : variable.kind == Variable::Kind::box
                                      ? "\"" + question.options[variable.box].value + "\" as well"
                                      : "\"" + question.options[change.to].value + "\" instead";
        here_.mustBeEmpty(with(diagrams_, lowered, at, change.from), Property::monotone, question.linkId,
                          "This patient ends at " + std::string(name(level)) + " or above; with " + worse +
                              ", which is worse, they would end lower.");
    }

    const TopicCase& here_;
    Diagrams& diagrams_;
    std::vector<std::vector<ValueChange>> changes_;
    std::set<std::pair<std::uint32_t, std::size_t>> reported_;
};

} // namespace

void proveMonotone(const TopicCase& here) {
    MonotoneProof(here).run();
}

namespace {

/// Where every answer but "not sure", and where some answer, is at the level or above.
struct ByAnswer {
    Set all = Diagrams::everything();
    Set some = Diagrams::nothing();
    Set unsure;
};

ByAnswer byAnswer(const TopicCase& here, std::uint32_t question, std::uint32_t unsure, Set reach) {
    Diagrams& diagrams = here.diagrams();
    const Variable& variable = here.table.space().variables()[unsure];
    ByAnswer result;
    if (variable.kind == Variable::Kind::unsure) {
        result.all = result.some = diagrams.given(reach, unsure, 0);
        for (const std::uint32_t box : here.table.space().of(question)) {
            result.all = diagrams.every(result.all, box);
            result.some = diagrams.some(result.some, box);
        }
        result.unsure = diagrams.given(reach, unsure, 1);
        return result;
    }
    for (std::uint32_t value = 0; value < variable.answers(); ++value) {
        const Set there = diagrams.given(reach, unsure, value);
        result.all = diagrams.both(result.all, there);
        result.some = diagrams.either(result.some, there);
    }
    result.unsure = diagrams.given(reach, unsure, variable.unsureValue());
    return result;
}

} // namespace

void proveUnsure(const TopicCase& here) {
    Diagrams& diagrams = here.diagrams();
    const OutcomeSets& outcomes = here.table.outcomes(Phase::triage);
    for (std::uint32_t at = 0; at < here.table.space().variables().size(); ++at) {
        const Variable& variable = here.table.space().variables()[at];
        const Question& question = here.library.questions[variable.question];
        const bool ofChecklist = variable.kind == Variable::Kind::unsure;
        if ((!ofChecklist && !variable.lastIsUnsure) || question.input != Input::patient)
            continue;
        const std::uint32_t unsure = ofChecklist ? 1 : variable.unsureValue();
        for (const Level level : levelsAbove(outcomes)) {
            const Set reach = outcomes.atLeast(diagrams, level);
            const ByAnswer by = byAnswer(here, variable.question, at, reach);
            here.mustBeEmpty(with(diagrams, diagrams.without(by.all, by.unsure), at, unsure), Property::unsureNotMilder,
                             question.linkId,
                             "Every answer leads to " + std::string(name(level)) +
                                 " or above, but \"not sure\" does not.");
            Set asSame = Diagrams::nothing();
            for (const RuleSets& rule : here.table.rules())
                if (here.library.rules[rule.rule].unsure == WhenUnsure::same &&
                    here.library.rules[rule.rule].phase <= Phase::triage &&
                    here.library.rules[rule.rule].effect.rank.level >= level)
                    asSame = diagrams.either(asSame, diagrams.given(rule.unknown, at, unsure));
            const Set above = diagrams.both(asSame, diagrams.without(by.unsure, by.some));
            here.mustBeEmpty(with(diagrams, above, at, unsure), Property::unsureAsDeclared, question.linkId,
                             "\"Not sure\" leads to " + std::string(name(level)) + " or above, but no answer would.");
        }
    }
    for (const RuleSets& rule : here.table.rules()) {
        const Rule& its = here.library.rules[rule.rule];
        const std::string& because = here.notes(rule.rule).unsureBecause;
        if (its.unsure == WhenUnsure::nothing && !because.empty() && here.own(its.id))
            here.proof.ignored.push_back({its.id, because});
        if (its.unsure != WhenUnsure::same && its.unsure != WhenUnsure::lower)
            continue;
        const Effect& declared = its.unsure == WhenUnsure::same ? its.effect : its.unsureEffect;
        const Set below = here.table.outcomes(its.phase).below(diagrams, declared.rank);
        here.mustBeEmpty(diagrams.both(rule.unknown, below), Property::unsureAsDeclared, its.id,
                         "The rule is unknown, and the outcome is below what it declares for that.");
    }
}

void proveFloorsAreKept(const TopicCase& here) {
    for (const RuleSets& rule : here.table.rules()) {
        const Rule& its = here.library.rules[rule.rule];
        for (const RuleSets::Does& does : rule.does) {
            const Set below = here.table.outcomes(its.phase).below(here.diagrams(), does.effect.rank);
            here.mustBeEmpty(here.diagrams().both(does.where, below), Property::floorsKept, its.id,
                             "The rule acts, and the outcome is below it.");
        }
    }
}

} // namespace signpost::analysis

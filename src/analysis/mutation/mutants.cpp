// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/mutants.hpp"

#include "analysis/mutation/condition_words.hpp"

#include <algorithm>
#include <array>

namespace signpost::analysis {
namespace {

std::string words(const Effect& effect) {
    std::string text(name(effect.rank.level));
    if (effect.rank.withinMinutes)
        text += " within " + std::to_string(*effect.rank.withinMinutes) + " minutes";
    return text + " (" + std::string(name(effect.destination)) + ')';
}

/// One level down; the destination stays if it may stand there. A&E is for emergencies.
Effect lowered(const Effect& effect) {
    Effect lower = {{static_cast<Level>(static_cast<unsigned>(effect.rank.level) - 1), {}}, effect.destination};
    if (permitted(lower.rank.level, lower.destination) && lower.destination != Destination::emergencyDepartment)
        return lower;
    lower.destination = lower.rank.level == Level::emergency  ? Destination::emergencyDepartment
                        : lower.rank.level == Level::selfCare ? Destination::home
                                                              : Destination::surgery;
    return lower;
}

class Maker {
public:
    explicit Maker(const Library& library) : mutants_{library, {}} {}

    void addRule(std::uint32_t rule) {
        rule_ = rule;
        const Rule& its = library().rules[rule];
        add(Mutant::Kind::drop, its.when, its.effect, "the rule is dropped");
        if (its.effect.rank.level != Level::selfCare) {
            const Effect lower = lowered(its.effect);
            add(Mutant::Kind::level, its.when, lower, words(its.effect) + " becomes " + words(lower));
        }
        visit(its.when);
    }
    Mutants finish() { return std::move(mutants_); }

private:
    [[nodiscard]] Library& library() { return mutants_.library; }

    void add(Mutant::Kind kind, ConditionIndex when, const Effect& effect, std::string what) {
        mutants_.list.push_back({kind, rule_, when, effect, std::move(what)});
    }

    /// The rule with `changed` in the place where `path_` leads from its condition.
    void replace(Mutant::Kind kind, ConditionIndex original, ConditionIndex changed) {
        const std::string what = '`' + inWords(library(), original) + "` becomes `" + inWords(library(), changed) + '`';
        ConditionIndex when = changed;
        for (auto step = path_.rbegin(); step != path_.rend(); ++step) {
            const Condition joint = library().conditions[step->joint];
            std::vector<ConditionIndex> operands;
            for (std::uint32_t i = 0; i < joint.count; ++i)
                operands.push_back(i == step->operand ? when : library().operands[joint.subject + i]);
            when = join(joint.kind, operands);
        }
        add(kind, when, library().rules[rule_].effect, what);
    }

    ConditionIndex addCondition(const Condition& condition) {
        library().conditions.push_back(condition);
        return static_cast<ConditionIndex>(library().conditions.size() - 1);
    }
    ConditionIndex join(Condition::Kind kind, const std::vector<ConditionIndex>& operands) {
        Condition joint;
        joint.kind = kind;
        joint.subject = static_cast<std::uint32_t>(library().operands.size());
        joint.count = static_cast<std::uint32_t>(operands.size());
        library().operands.insert(library().operands.end(), operands.begin(), operands.end());
        return addCondition(joint);
    }
    ConditionIndex negated(ConditionIndex condition) {
        const Condition& c = library().conditions[condition];
        if (c.kind == Condition::Kind::negation)
            return library().operands[c.subject];
        return join(Condition::Kind::negation, {condition});
    }

    void visit(ConditionIndex index) {
        // By value: what is added moves the list.
        const Condition c = library().conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
        case Condition::Kind::negation:
            for (std::uint32_t i = 0; i < c.count; ++i) {
                const ConditionIndex operand = library().operands[c.subject + i];
                path_.push_back({index, i});
                // The one operand of a negation is no part of its own: negating either is the same.
                if (c.kind != Condition::Kind::negation && !flipNegates(operand))
                    replace(Mutant::Kind::negate, operand, negated(operand));
                visit(operand);
                path_.pop_back();
            }
            return;
        default:
            flip(index, c);
            moveThresholds(index, c);
        }
    }

    /// The condition is a comparison, negated or not, whose opposite `flip` makes already.
    bool flipNegates(ConditionIndex index) {
        const Condition& c = library().conditions[index];
        switch (c.kind) {
        case Condition::Kind::all:
        case Condition::Kind::any:
            return false;
        case Condition::Kind::negation:
            return flipNegates(library().operands[c.subject]);
        case Condition::Kind::contains:
        case Condition::Kind::score:
        case Condition::Kind::applies:
            return true;
        default:
            // A comparison is false, and its opposite too, where the question does not apply.
            return library().questions[c.subject].enableWhen == noCondition;
        }
    }

    void flip(ConditionIndex index, Condition c) {
        switch (c.kind) {
        case Condition::Kind::choice:
            c.options = library().questions[c.subject].countedOptions() & ~c.options;
            break;
        case Condition::Kind::contains:
        case Condition::Kind::applies:
            replace(Mutant::Kind::flip, index, negated(index));
            return;
        default:
            c.outside = !c.outside;
        }
        replace(Mutant::Kind::flip, index, addCondition(c));
    }

    void moveThresholds(ConditionIndex index, const Condition& c) {
        std::int64_t least = 0;
        std::int64_t greatest = 0;
        switch (c.kind) {
        case Condition::Kind::count:
            greatest = __builtin_popcountll(library().questions[c.subject].countedOptions());
            break;
        case Condition::Kind::score:
            for (const Score::Item& item : library().scores[c.subject].items)
                greatest += item.points;
            break;
        case Condition::Kind::number:
            least = library().questions[c.subject].least;
            greatest = library().questions[c.subject].greatest;
            break;
        default:
            return;
        }
        const auto move = [&](std::int64_t low, std::int64_t high) {
            if (low > high)
                return;
            Condition moved = c;
            moved.low = low;
            moved.high = high;
            replace(Mutant::Kind::threshold, index, addCondition(moved));
        };
        // An end of the range beyond all answers is no threshold.
        if (c.low > least) {
            move(c.low - 1, c.high);
            if (c.low < greatest)
                move(c.low + 1, c.high);
        }
        if (c.high < greatest) {
            move(c.low, c.high + 1);
            if (c.high > least)
                move(c.low, c.high - 1);
        }
    }

    struct Step {
        ConditionIndex joint;
        std::uint32_t operand;
    };
    Mutants mutants_;
    std::uint32_t rule_ = noIndex;
    std::vector<Step> path_;
};

} // namespace

std::string_view name(Mutant::Kind kind) {
    constexpr std::array<std::string_view, 5> names = {"drop", "flip", "threshold", "level", "negate"};
    return names[static_cast<std::size_t>(kind)];
}

Mutants mutantsOf(const Library& library, const std::function<bool(std::uint32_t rule)>& wanted) {
    Maker maker(library);
    for (std::uint32_t rule = 0; rule < library.rules.size(); ++rule)
        if (wanted(rule))
            maker.addRule(rule);
    return maker.finish();
}

MutatedLibrary::MutatedLibrary(const Library& library) : original_(library), changed_(library) {}

const Library& MutatedLibrary::with(const Mutant& mutant) {
    const auto drop = [&](std::vector<std::uint32_t>& rules) {
        rules.erase(std::remove(rules.begin(), rules.end(), mutant.rule), rules.end());
    };
    restore();
    last_ = mutant.rule;
    Rule& rule = changed_.rules[mutant.rule];
    rule.when = mutant.when;
    rule.effect = mutant.effect;
    if (mutant.kind == Mutant::Kind::drop) {
        drop(changed_.screenRules);
        for (Topic& topic : changed_.topics)
            drop(topic.rules);
    }
    linkLibrary(changed_);
    return changed_;
}

void MutatedLibrary::restore() {
    if (last_ == noIndex)
        return;
    changed_.rules[last_] = original_.rules[last_];
    changed_.screenRules = original_.screenRules;
    for (std::size_t topic = 0; topic < changed_.topics.size(); ++topic)
        changed_.topics[topic].rules = original_.topics[topic].rules;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#include "analysis/difference/topic_comparison.hpp"

#include "analysis/patient.hpp"

#include <algorithm>
#include <map>

namespace signpost::analysis {
namespace {

std::shared_ptr<Ground> groundFor(const MergedLibrary& merged, std::uint32_t before, std::uint32_t after,
                                  const Limits& limits) {
    const std::array topics = {merged.topic(Side::after, after), merged.topic(Side::before, before)};
    return std::make_shared<Ground>(merged.library(), topics, merged.cuts(), limits);
}

/// Those who end at exactly this rank and these destinations.
struct Ending {
    Move::End end;
    Set who;
};

std::vector<Ending> endingsOf(const OutcomeSets& outcomes, Diagrams& diagrams) {
    std::vector<Ending> endings;
    for (const OutcomeSets::Place& place : outcomes.places()) {
        std::vector<Ending> here = {{{place.rank, {}}, place.ends}};
        for (const auto& [destination, where] : place.destinations) {
            std::vector<Ending> split;
            for (const Ending& each : here) {
                Ending sent = {each.end, diagrams.both(each.who, where)};
                sent.end.destinations.add(destination);
                split.push_back(sent);
                split.push_back({each.end, diagrams.without(each.who, where)});
            }
            here.clear();
            for (const Ending& each : split)
                if (!diagrams.empty(each.who))
                    here.push_back(each);
        }
        endings.insert(endings.end(), here.begin(), here.end());
    }
    return endings;
}

class Comparison {
public:
    Comparison(const MergedLibrary& merged, std::uint32_t before, std::uint32_t after, const Limits& limits)
        : merged_(merged), originals_{before, after},
          ground_(groundFor(merged, before, after, limits)), tables_{TopicTable(ground_, merged.library(),
                                                                                merged.topic(Side::before, before)),
                                                                     TopicTable(ground_, merged.library(),
                                                                                merged.topic(Side::after, after))} {}

    TopicDifference run() {
        TopicDifference result;
        if (const std::uint32_t topic = originals_[1]; topic != noIndex)
            result.topic = merged_.original(Side::after).topics[topic].id;
        findCounted();
        findCompared();
        result.compared = count(compared_);
        result.notComparable = count(notComparable_);
        const Set possible = diagrams().both(table(Side::before).possible(), table(Side::after).possible());
        const Set old = diagrams().both(possible, diagrams().without(table(Side::before).offered(), notOffered_[0]));
        const Set now = diagrams().both(possible, diagrams().without(table(Side::after).offered(), notOffered_[1]));
        if (result.topic.empty()) {
            addMoves(result, Phase::screen, compared_);
        } else {
            result.noLongerOffered = count(diagrams().without(old, table(Side::after).offered()));
            result.newlyOffered = count(diagrams().without(now, table(Side::before).offered()));
            addMoves(result, Phase::triage, compared_);
            addMoves(result, Phase::outcome, mayStillNeedHelp());
        }
        std::stable_sort(result.moves.begin(), result.moves.end(), comesFirst);
        if (diagrams().exhausted() != Diagrams::Exhausted::no) {
            result = {};
            result.topic = originals_[1] == noIndex ? "" : merged_.original(Side::after).topics[originals_[1]].id;
            result.givenUp = true;
        }
        return result;
    }

private:
    [[nodiscard]] Diagrams& diagrams() const { return ground_->diagrams; }
    [[nodiscard]] const TopicTable& table(Side side) const { return tables_[static_cast<std::size_t>(side)]; }
    [[nodiscard]] std::uint32_t original(Side side) const { return originals_[static_cast<std::size_t>(side)]; }
    [[nodiscard]] Natural count(Set set) const {
        return diagrams().count(diagrams().both(set, counted_), ground_->space.weights());
    }

    /// One for all that differ only in answers to questions that neither version puts to them.
    void findCounted() {
        counted_ = table(Side::after).possible();
        for (const std::uint32_t question : ground_->space.questions()) {
            Set asked = Diagrams::nothing();
            for (const Side side : bothSides) {
                const Set applies = merged_.applies(side, table(side), question);
                asked = diagrams().either(asked, applies);
                Set& missing = notOffered_[static_cast<std::size_t>(side)];
                missing = diagrams().either(missing,
                                            diagrams().both(applies, merged_.notOffered(side, table(side), question)));
            }
            counted_ = diagrams().both(counted_, saidOnce(*ground_, question, asked));
        }
    }

    void findCompared() {
        const TopicTable& old = table(Side::before);
        const TopicTable& now = table(Side::after);
        Set all = diagrams().both(old.offered(), now.offered());
        const Set away = diagrams().both(old.screenedOut(), now.screenedOut());
        all = original(Side::after) == noIndex ? diagrams().both(all, away) : diagrams().without(all, away);
        notComparable_ = diagrams().both(all, diagrams().either(notOffered_[0], notOffered_[1]));
        compared_ = diagrams().without(all, notComparable_);
    }

    /// Nothing changed for them so far, and they are below urgent.
    [[nodiscard]] Set mayStillNeedHelp() const {
        const OutcomeSets old = table(Side::before).ends(Phase::triage);
        const Set differing = OutcomeSets::differing(diagrams(), old, table(Side::after).ends(Phase::triage));
        return diagrams().without(diagrams().without(compared_, differing), old.atLeast(diagrams(), Level::urgent));
    }

    void addMoves(TopicDifference& result, Phase phase, Set among) {
        const std::vector<Ending> old = endingsOf(table(Side::before).ends(phase), diagrams());
        const std::vector<Ending> now = endingsOf(table(Side::after).ends(phase), diagrams());
        for (const Ending& from : old)
            for (const Ending& to : now) {
                if (from.end.rank == to.end.rank && from.end.destinations == to.end.destinations)
                    continue;
                const Set who = diagrams().both(among, diagrams().both(from.who, to.who));
                if (!diagrams().empty(who))
                    addMove(result, phase, from, to, who);
            }
    }

    void addMove(TopicDifference& result, Phase phase, const Ending& from, const Ending& to, Set who) {
        Move move;
        move.direction = to.end.rank < from.end.rank   ? Move::Direction::down
                         : to.end.rank > from.end.rank ? Move::Direction::up
                                                       : Move::Direction::aside;
        move.asksAnyway = phase == Phase::outcome;
        move.from = from.end;
        move.to = to.end;
        move.count = count(who);
        move.causes = causesOf(from.end.rank, to.end.rank, who);
        const auto example = table(Side::after).example(who);
        if (!example)
            return; // Only past a limit, when nothing of this will be believed.
        move.before = walkIn(Side::before, *example, move.asksAnyway);
        move.after = walkIn(Side::after, *example, move.asksAnyway);
        result.moves.push_back(std::move(move));
    }
    [[nodiscard]] Patient walkIn(Side side, const Assignment& patient, bool asksAnyway) const {
        const std::vector<Answer> answers = merged_.answers(side, ground_->space, patient);
        return walk(merged_.original(side), original(side), answers, asksAnyway);
    }

    struct Acting {
        const RuleSets* before = nullptr;
        const RuleSets* after = nullptr;
    };
    std::vector<Move::Cause> causesOf(const Rank& from, const Rank& to, Set who) {
        std::map<std::string, Acting> rules;
        for (const RuleSets& each : table(Side::before).rules())
            rules[merged_.library().rules[each.rule].id].before = &each;
        for (const RuleSets& each : table(Side::after).rules())
            rules[merged_.library().rules[each.rule].id].after = &each;
        std::vector<Move::Cause> causes;
        for (const auto& [id, acting] : rules) {
            // Those for whom it decides, and would not do the same in the other version.
            const Set lost = onlyIn(acting.before, acting.after, from, who);
            const Set gained = onlyIn(acting.after, acting.before, to, who);
            if (!diagrams().empty(lost) || !diagrams().empty(gained))
                causes.push_back({id, howItDiffers(acting, lost, gained)});
        }
        addDefault(causes, from, to, who);
        return causes;
    }
    bool meets(Set a, Set b) { return !diagrams().empty(diagrams().both(a, b)); }

    Set onlyIn(const RuleSets* rule, const RuleSets* other, const Rank& rank, Set who) {
        Set only = Diagrams::nothing();
        if (rule == nullptr)
            return only;
        for (const RuleSets::Does& does : rule->does) {
            if (does.effect.rank != rank)
                continue;
            Set where = diagrams().both(does.where, who);
            if (other != nullptr)
                for (const RuleSets::Does& same : other->does)
                    if (same.effect == does.effect)
                        where = diagrams().without(where, same.where);
            only = diagrams().either(only, where);
        }
        return only;
    }

    std::string howItDiffers(const Acting& acting, Set lost, Set gained) {
        if (acting.before == nullptr || acting.after == nullptr)
            return acting.before == nullptr ? "added" : "removed";
        if (meets(lost, acting.after->acts) || meets(gained, acting.before->acts))
            return "other effect";
        return diagrams().empty(gained) ? "no longer holds" : diagrams().empty(lost) ? "now holds" : "holds for others";
    }

    /// A default holds where nothing else does, so only another effect is its own doing.
    void addDefault(std::vector<Move::Cause>& causes, const Rank& from, const Rank& to, Set who) {
        for (const DefaultSets& old : table(Side::before).defaults())
            for (const DefaultSets& now : table(Side::after).defaults()) {
                const Topic& before = merged_.library().topics[old.topic];
                const Topic& after = merged_.library().topics[now.topic];
                const bool decided = (before.otherwise.effect.rank == from && meets(old.holds, who)) ||
                                     (after.otherwise.effect.rank == to && meets(now.holds, who));
                if (before.id == after.id && !before.id.empty() && decided &&
                    before.otherwise.effect != after.otherwise.effect)
                    causes.push_back({after.id + "/default", "other effect"});
            }
    }

    static bool comesFirst(const Move& a, const Move& b) {
        const auto fall = [](const Move& move) {
            return static_cast<int>(move.from.rank.level) - static_cast<int>(move.to.rank.level);
        };
        if (a.direction != b.direction)
            return a.direction < b.direction;
        if (a.asksAnyway != b.asksAnyway)
            return b.asksAnyway;
        if (fall(a) != fall(b))
            return a.direction == Move::Direction::up ? fall(a) < fall(b) : fall(a) > fall(b);
        return a.count > b.count;
    }

    const MergedLibrary& merged_;
    std::array<std::uint32_t, 2> originals_;
    std::shared_ptr<Ground> ground_;
    std::array<TopicTable, 2> tables_;
    std::array<Set, 2> notOffered_ = {Diagrams::nothing(), Diagrams::nothing()};
    Set counted_;
    Set notComparable_;
    Set compared_;
};

} // namespace

TopicDifference compareTopic(const MergedLibrary& merged, std::uint32_t before, std::uint32_t after,
                             const ProofOptions& options) {
    return Comparison(merged, before, after, options.diagrams).run();
}

} // namespace signpost::analysis

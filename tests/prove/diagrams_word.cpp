// SPDX-License-Identifier: Apache-2.0
#include "diagrams_word.hpp"

#include <algorithm>

namespace signpost::prove {
namespace {

using analysis::Assignment;
using analysis::ConditionSets;
using analysis::DefaultSets;
using analysis::Kleene;
using analysis::OutcomeSets;
using analysis::RuleSets;
using analysis::Set;
using analysis::TopicTable;

class Speaker {
public:
    Speaker(const TopicTable& table, const Assignment& patient, Phase phase)
        : table_(table), library_(table.library()), patient_(patient), phase_(phase) {}

    DiagramsWord speak() {
        findOutcome();
        findReasons();
        findTopics();
        findAdvice();
        word_.possible = in(table_.possible());
        word_.reaching = in(table_.reaching());
        findAuthorsConditions();
        for (auto* list : {&word_.reasons, &word_.topics, &word_.advice, &word_.holding, &word_.unknown})
            std::sort(list->begin(), list->end());
        return std::move(word_);
    }

private:
    [[nodiscard]] bool in(Set set) const { return table_.diagrams().contains(set, patient_); }
    [[nodiscard]] bool begun(const RuleSets& rule) const { return library_.rules[rule.rule].phase <= phase_; }

    void findOutcome() {
        for (const OutcomeSets::Place& place : table_.outcomes(phase_).places()) {
            if (!in(place.ends))
                continue;
            word_.rank = place.rank;
            for (const auto& [destination, who] : place.destinations)
                if (in(who))
                    word_.destinations.add(destination);
            return;
        }
    }
    void findReasons() {
        for (const RuleSets& rule : table_.rules())
            if (begun(rule) && std::any_of(rule.does.begin(), rule.does.end(), [&](const RuleSets::Does& does) {
                    return does.effect.rank == word_.rank && in(does.where);
                }))
                word_.reasons.push_back(library_.rules[rule.rule].id);
        for (const DefaultSets& each : table_.defaults())
            if (library_.topics[each.topic].otherwise.effect.rank == word_.rank && in(each.holds))
                word_.reasons.push_back(library_.topics[each.topic].id + "/default");
    }
    /// The topic itself, and those that a rule hands this patient over to.
    void findTopics() {
        inPlay_.push_back(table_.topic());
        for (const RuleSets& rule : table_.rules()) {
            const Rule& authored = library_.rules[rule.rule];
            if (authored.handover == noIndex || !begun(rule))
                continue;
            const bool over = std::any_of(rule.does.begin(), rule.does.end(), [&](const RuleSets::Does& does) {
                return (!does.byUnsure || authored.unsure != WhenUnsure::lower) && in(does.where);
            });
            if (over && std::find(inPlay_.begin(), inPlay_.end(), authored.handover) == inPlay_.end())
                inPlay_.push_back(authored.handover);
        }
        for (const std::uint32_t topic : inPlay_)
            word_.topics.push_back(library_.topics[topic].id);
    }
    void findAdvice() {
        std::vector<std::uint32_t> items;
        for (const std::uint32_t topic : inPlay_)
            items.insert(items.end(), library_.topics[topic].advice.begin(), library_.topics[topic].advice.end());
        std::sort(items.begin(), items.end());
        items.erase(std::unique(items.begin(), items.end()), items.end());
        for (const std::uint32_t index : items) {
            const Advice& item = library_.advice[index];
            if (item.belongsTo(word_.rank.level) && shows(item))
                word_.advice.push_back(item.id);
        }
    }
    [[nodiscard]] bool shows(const Advice& item) const {
        if (item.when == noCondition)
            return true;
        const Kleene when = table_.conditions().condition(item.when);
        return item.showWhenUnknown ? !in(when.no) : in(when.yes);
    }

    void findAuthorsConditions() {
        for (const Fact& fact : library_.facts)
            add(table_.conditions(), "never/" + fact.id, fact.never);
        for (const Invariant& invariant : library_.invariants) {
            add(table_.known(), "population/" + invariant.id, invariant.population);
            add(table_.known(), "known/" + invariant.id, invariant.known);
        }
        for (const Service& service : library_.services)
            add(table_.known(), "eligible/" + service.id, service.eligible);
        const Topic& topic = library_.topics[table_.topic()];
        add(table_.conditions(), "audience/" + topic.id, topic.audience);
        for (std::size_t place = 0; place < topic.otherwise.cases.size(); ++place)
            add(table_.conditions(), "case/" + topic.id + "/" + std::to_string(place),
                topic.otherwise.cases[place].when);
    }
    void add(ConditionSets& sets, std::string what, ConditionIndex condition) {
        if (condition == noCondition)
            return;
        const Kleene value = sets.condition(condition);
        if (in(value.yes))
            word_.holding.push_back(std::move(what));
        else if (!in(value.no))
            word_.unknown.push_back(std::move(what));
    }

    const TopicTable& table_;
    const Library& library_;
    const Assignment& patient_;
    Phase phase_;
    std::vector<std::uint32_t> inPlay_;
    DiagramsWord word_;
};

} // namespace

bool DiagramsWord::sameOutcome(const DiagramsWord& other) const {
    return rank == other.rank && destinations == other.destinations && reasons == other.reasons &&
           topics == other.topics;
}

DiagramsWord wordOn(const TopicTable& table, const Assignment& patient, Phase phase) {
    return Speaker(table, patient, phase).speak();
}

} // namespace signpost::prove

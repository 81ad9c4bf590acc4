// SPDX-License-Identifier: Apache-2.0
#include "support/every_patient.hpp"

#include "core/table_in_play.hpp"
#include "signpost/evaluation.hpp"

#include <algorithm>
#include <ostream>

namespace signpost::test {

using analysis::Assignment;
using analysis::PatientSpace;
using analysis::Variable;

std::ostream& operator<<(std::ostream& out, const Ending& ending) {
    if (!ending.rank)
        return out << "nowhere";
    out << name(ending.rank->level);
    if (ending.rank->withinMinutes)
        out << " within " << *ending.rank->withinMinutes;
    ending.destinations.each([&](Destination destination) { out << ' ' << name(destination); });
    return out;
}

Answered::Answered(const PatientSpace& space, std::uint32_t topic, const Assignment& assignment)
    : space_(space), library_(space.library()), topic_(topic), assignment_(assignment),
      answers_(library_.questions.size()), topics_({topic}) {
    for (const std::uint32_t question : space.questions())
        answers_[question] = space.answer(assignment, question);
    static_cast<void>(assessment(topics_, Phase::outcome)); // For the topics handed over to.
    rules_ = rulesInPlay(library_, {topics_, Phase::outcome});
}

Assessment Answered::assessment(std::vector<std::uint32_t>& topics, Phase phase) const {
    Assessment now = assess(library_, answers_, {topics, phase});
    while (now.handover) {
        topics.insert(topics.begin(), *now.handover);
        now = assess(library_, answers_, {topics, phase});
    }
    return now;
}

Ending Answered::ending(Phase phase) const {
    std::vector<std::uint32_t> topics = {topic_};
    const Assessment now = assessment(topics, phase);
    return {now.floor, now.destinations};
}

bool Answered::is(ConditionIndex condition, Truth value) const {
    return Evaluation(library_, answers_, rules_).condition(condition).is(value);
}

bool Answered::screenedOut() const {
    const Assessment now = assess(library_, answers_, {{}, Phase::screen});
    return now.floor && now.floor->level >= Level::emergency;
}

bool Answered::exists() const {
    return std::none_of(library_.facts.begin(), library_.facts.end(),
                        [&](const Fact& fact) { return is(fact.never, Truth::yes); });
}

bool Answered::asked(std::uint32_t question) const {
    const bool inPlay = std::any_of(topics_.begin(), topics_.end(), [&](std::uint32_t topic) {
        const std::vector<std::uint32_t>& its = library_.topics[topic].questions;
        return std::find(its.begin(), its.end(), question) != its.end();
    });
    return inPlay && Evaluation(library_, answers_, rules_).applies(question).is(Truth::yes);
}

Assignment Answered::told() const {
    Assignment told = assignment_;
    for (const std::uint32_t question : space_.questions()) {
        const bool answered = asked(question);
        const bool unsure = answers_[question].kind == Answer::Kind::unsure;
        for (const std::uint32_t variable : space_.of(question)) {
            const bool says = answered && !(unsure && space_.variables()[variable].kind == Variable::Kind::box);
            if (!says)
                told[variable] = noIndex;
        }
    }
    return told;
}

std::uint64_t Answered::weight() const {
    const Assignment its = told();
    std::uint64_t weight = 1;
    for (std::size_t variable = 0; variable < its.size(); ++variable)
        if (its[variable] != noIndex)
            weight *= space_.variables()[variable].weights[its[variable]];
    return weight;
}

std::uint64_t assignments(const PatientSpace& space) {
    std::uint64_t all = 1;
    for (const Variable& variable : space.variables())
        all *= variable.values();
    return all;
}

void eachAssignment(const PatientSpace& space, const std::function<void(const Assignment&)>& visit) {
    Assignment assignment(space.variables().size(), 0);
    for (;;) {
        visit(assignment);
        std::size_t at = 0;
        while (at < assignment.size() && ++assignment[at] == space.variables()[at].values())
            assignment[at++] = 0;
        if (at == assignment.size())
            return;
    }
}

std::string inWords(const PatientSpace& space, const Assignment& assignment) {
    std::string words;
    for (const std::uint32_t question : space.questions()) {
        const Answer answer = space.answer(assignment, question);
        if (answer.given())
            words += (words.empty() ? "" : "; ") + space.library().questions[question].linkId + "=" +
                     answerText(space.library().questions[question], answer);
    }
    return words;
}

} // namespace signpost::test

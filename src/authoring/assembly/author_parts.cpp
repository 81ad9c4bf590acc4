// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/author_parts.hpp"

namespace signpost::authoring {
namespace {

void addDefaultCases(const Drafts& drafts, const std::vector<Visible>& topics, Library& library,
                     ScopedConditions& conditions) {
    for (std::size_t i = 0; i < library.topics.size(); ++i) {
        Topic& topic = library.topics[i];
        const DefaultDraft& draft = drafts.topics.at(topic.id).otherwise;
        for (std::size_t each = 0; each < draft.cases.size(); ++each) {
            // The default stands when triage is over, so nothing that is asked later can say who ends there.
            topic.otherwise.cases[each].when = conditions.compile(draft.cases[each], topics[i].scope(Phase::triage));
        }
    }
}

} // namespace

std::uint32_t topicNamed(Problems& problems, const Library& library, const NameDraft& name) {
    if (const auto index = library.topic(name.name)) {
        return *index;
    }
    std::vector<std::string> known;
    for (const Topic& topic : library.topics) {
        known.push_back(topic.id);
    }
    problems.add(*name.node, Code::unknownTopic, "no topic is called \"" + name.name + "\"",
                 didYouMean(name.name, known));
    return noIndex;
}

void addAuthorParts(Problems& problems, const Drafts& drafts, const std::vector<Visible>& topics, Library& library,
                    ScopedConditions& conditions) {
    addDefaultCases(drafts, topics, library, conditions);
    const Visible everything = everythingVisible(library);
    for (const FactDraft& draft : drafts.facts) {
        Fact fact = draft.fact;
        fact.never = conditions.compile(draft.never, everything.scope());
        library.facts.push_back(std::move(fact));
    }
    for (const InvariantDraft& draft : drafts.invariants) {
        Invariant invariant = draft.invariant;
        invariant.population = conditions.compile(draft.population, everything.scope());
        invariant.known = conditions.compile(draft.known, everything.scope());
        for (const auto& exemption : draft.exempt) {
            if (exemption.topic.given()) {
                invariant.exempt.push_back({topicNamed(problems, library, exemption.topic), exemption.because});
            }
        }
        library.invariants.push_back(std::move(invariant));
    }
    for (const ServiceDraft& draft : drafts.services) {
        Service service = draft.service;
        service.eligible = conditions.compile(draft.eligible, everything.scope());
        for (const NameDraft& topic : draft.topics) {
            service.topics.push_back(topicNamed(problems, library, topic));
        }
        library.services.push_back(std::move(service));
    }
}

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"
#include "signpost/leaves.hpp"

#include <algorithm>
#include <map>

namespace signpost::analysis {
namespace {

/// Asked at once, before everything else, because of what somebody typed.
bool raisedByPhrase(const Library& library, const Question& question) {
    bool raised = false;
    eachLeaf(library, question.enableWhen, [&](const Condition& leaf) {
        raised =
            raised || (leaf.kind != Condition::Kind::score && library.questions[leaf.subject].input == Input::scan);
    });
    return raised;
}

} // namespace

void proveJourneysAgree(const TopicCase& here) {
    const JourneyEnds journey = endsOf(here.journeys, here.diagrams());
    std::map<std::pair<Rank, Destination>, std::pair<Set, Set>> both;
    for (const JourneyEnds::End& end : journey.ends)
        both[{end.rank, end.destination}].first = end.who;
    for (const OutcomeSets::Place& place : here.table.outcomes(Phase::triage).places())
        for (const auto& [destination, who] : place.destinations)
            both[{place.rank, destination}].second = who;
    Set differing = Diagrams::nothing();
    for (const auto& [place, who] : both)
        differing = here.diagrams().either(differing, here.diagrams().differ(who.first, who.second));
    // Whom the screen sends away is not asked the rest: the table says where they would end, the journey where they do.
    here.mustBeEmpty(here.diagrams().both(differing, here.table.reaching()), Property::journeyAgrees, here.topic().id,
                     "Asking only what matters ends elsewhere than asking everything.");
    here.mustBeEmpty(here.diagrams().both(journey.unexplained, here.table.possible()), Property::reasonsGiven,
                     here.topic().id, "An outcome has a destination without a reason.");
}

void proveBandsAreKept(const TopicCase& here) {
    constexpr unsigned none = 99;
    for (const std::uint32_t topic : here.table.topics()) {
        const std::vector<std::uint32_t>& questions = here.library.topics[topic].questions;
        // The earliest band of what this topic asks from here on.
        std::vector<unsigned> earliest(here.journeys.nodes.size(), none);
        for (std::size_t i = 0; i < here.journeys.nodes.size(); ++i) {
            const JourneyGraph::Node& node = here.journeys.nodes[i];
            for (const std::uint32_t next : node.next)
                earliest[i] = std::min(earliest[i], earliest[next]);
            if (!node.asks)
                continue;
            const std::uint32_t index = here.table.space().variables()[node.variable].question;
            const Question& question = here.library.questions[index];
            if (question.phase != Phase::triage || raisedByPhrase(here.library, question) ||
                std::find(questions.begin(), questions.end(), index) == questions.end())
                continue;
            const auto band = static_cast<unsigned>(question.band);
            if (earliest[i] < band) {
                here.report(Property::bandsKept, question.linkId,
                            "A question of an earlier band is put after it: it should stand before, or in its band.");
                return;
            }
            earliest[i] = band;
        }
    }
}

} // namespace signpost::analysis

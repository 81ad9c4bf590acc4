// SPDX-License-Identifier: Apache-2.0
#include "support/journey_end.hpp"

#include <vector>

namespace signpost::test {

std::string endText(const Rank& rank, Destinations destinations) {
    std::string text(name(rank.level));
    if (rank.withinMinutes)
        text += " within " + std::to_string(*rank.withinMinutes) + " minutes";
    destinations.each([&](Destination each) { text += ' ' + std::string(name(each)); });
    return text;
}

std::string journeyEnd(const Library& library, std::uint32_t topic, std::span<const Answer> answers, Phase phase) {
    const Assessment screen = assess(library, answers, {{}, Phase::screen});
    if (screen.floor && screen.floor->level >= Level::emergency)
        return endText(*screen.floor, screen.destinations);
    std::vector<std::uint32_t> topics = {topic};
    Assessment now = assess(library, answers, {topics, phase});
    while (now.handover) {
        topics.insert(topics.begin(), *now.handover);
        now = assess(library, answers, {topics, phase});
    }
    return endText(now.floor.value_or(Rank{}), now.destinations);
}

} // namespace signpost::test

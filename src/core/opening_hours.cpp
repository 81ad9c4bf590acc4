// SPDX-License-Identifier: Apache-2.0
#include "signpost/assessment.hpp"

namespace signpost {

Routed route(const Library& library, std::span<const Answer> answers, Rank rank, Destinations destinations) {
    const bool canWait = !rank.withinMinutes && rank.level < Level::urgent;
    if (!destinations.has(Destination::surgery) || canWait)
        return {destinations, false};
    const bool known = library.opensIn != noIndex && answers[library.opensIn].kind == Answer::Kind::number;
    if (known && answers[library.opensIn].number <= std::int64_t{rank.withinMinutes.value_or(0)})
        return {destinations, false};
    destinations.add(Destination::nhs111);
    if (known)
        destinations.remove(Destination::surgery);
    return {destinations, known};
}

} // namespace signpost

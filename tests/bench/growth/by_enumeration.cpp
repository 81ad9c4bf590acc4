// SPDX-License-Identifier: Apache-2.0
#include "by_enumeration.hpp"

#include "signpost/assessment.hpp"

#include <chrono>

namespace signpost::bench {

Enumerated enumerate(const analysis::PatientSpace& space, std::uint32_t topic, const Invariant& invariant,
                     double mostSeconds) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(mostSeconds);
    const Library& library = space.library();
    const std::vector<std::uint32_t> topics = {topic};
    analysis::Assignment values(space.variables().size(), 0);
    std::vector<Answer> answers(library.questions.size());
    for (const std::uint32_t question : space.questions())
        answers[question] = space.answer(values, question);

    Enumerated result;
    constexpr std::uint64_t looksBetweenClocks = 1024;
    for (;;) {
        const Evaluation now(library, answers, {});
        if (now.condition(invariant.population).is(Truth::yes) && now.condition(invariant.known).is(Truth::yes)) {
            const auto outcome = assess(library, answers, {topics, Phase::triage});
            result.holds = result.holds && outcome.floor >= invariant.floor;
        }
        ++result.looked;
        if (result.looked % looksBetweenClocks == 0 && Clock::now() > end)
            return result;
        // The next answer set, like the next number of a counter.
        std::size_t at = 0;
        while (at < values.size() && ++values[at] == space.variables()[at].values())
            values[at++] = 0;
        if (at == values.size())
            break;
        for (std::size_t i = 0; i <= at; ++i) {
            const std::uint32_t question = space.variables()[i].question;
            answers[question] = space.answer(values, question);
        }
    }
    result.finished = true;
    return result;
}

} // namespace signpost::bench

// SPDX-License-Identifier: Apache-2.0
#include "analysis/difference/difference.hpp"

#include "analysis/difference/topic_comparison.hpp"
#include "analysis/parallel.hpp"

#include <algorithm>
#include <array>
#include <mutex>

namespace signpost::analysis {

std::string_view name(Move::Direction direction) {
    constexpr std::array<std::string_view, 3> names = {"down", "aside", "up"};
    return names[static_cast<std::size_t>(direction)];
}

std::string_view name(TextChange::Kind kind) {
    constexpr std::array<std::string_view, 5> names = {"topic", "question", "advice", "rule", "phrases"};
    return names[static_cast<std::size_t>(kind)];
}

Natural TopicDifference::moved(Move::Direction direction) const {
    Natural sum;
    for (const Move& move : moves)
        if (move.direction == direction && !move.asksAnyway)
            sum += move.count;
    return sum;
}

bool LibraryDifference::anybodyMoves() const {
    return std::any_of(topics.begin(), topics.end(), [](const TopicDifference& topic) { return !topic.moves.empty(); });
}

LibraryDifference compareLibraries(const Library& before, const Library& after, const ProofOptions& options,
                                   const std::function<void(std::size_t, std::size_t)>& progress) {
    LibraryDifference result;
    const MergedLibrary merged(before, after);
    result.unmatched = merged.unmatched();
    result.texts = compareTexts(before, after);

    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs = {{noIndex, noIndex}};
    for (std::uint32_t topic = 0; topic < after.topics.size(); ++topic) {
        if (const auto old = before.topic(after.topics[topic].id))
            pairs.emplace_back(*old, topic);
        else
            result.added.push_back(after.topics[topic].id);
    }
    for (const Topic& topic : before.topics)
        if (!after.topic(topic.id))
            result.removed.push_back(topic.id);

    result.topics.resize(pairs.size());
    std::mutex mutex;
    std::size_t compared = 0;
    inParallel(pairs.size(), options.threads, [&](std::size_t i) {
        result.topics[i] = compareTopic(merged, pairs[i].first, pairs[i].second, options);
        const std::lock_guard lock(mutex);
        ++compared;
        if (progress)
            progress(compared, pairs.size());
    });
    return result;
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/topic_table.hpp"
#include "signpost/library.hpp"

#include <array>
#include <string>
#include <vector>

namespace signpost::analysis {

enum class Side : std::uint8_t { before, after };
inline constexpr std::array bothSides = {Side::before, Side::after};

/// Two versions of a library as one, so that their tables stand on one ground: each topic is there twice, and a
/// question that both versions ask is one question. Questions are the same if their linkIds are and they can be
/// answered alike; options if their values are. What a question offers in either version, the merged one offers.
///
/// It is for tables only: no journey can be led through it.
class MergedLibrary {
public:
    /// Borrows both.
    MergedLibrary(const Library& before, const Library& after);

    [[nodiscard]] const Library& library() const { return merged_; }
    [[nodiscard]] const Library& original(Side side) const { return version(side).original; }
    /// The merged library's topic; of noIndex, the emergency screen as if it were a topic.
    [[nodiscard]] std::uint32_t topic(Side side, std::uint32_t original) const;
    /// Where numbers have to be told apart although no rule does.
    [[nodiscard]] const std::vector<ConditionIndex>& cuts() const { return cuts_; }

    /// Where a version puts the merged question; `table` is the version's.
    [[nodiscard]] Set applies(Side side, const TopicTable& table, std::uint32_t question) const;
    /// Whose answer to the merged question the version does not offer. A box that it does not have it does not miss.
    [[nodiscard]] Set notOffered(Side side, const TopicTable& table, std::uint32_t question) const;
    /// What somebody answers to each of the version's own questions.
    [[nodiscard]] std::vector<Answer> answers(Side side, const PatientSpace& space, const Assignment& assignment) const;
    /// Questions whose answers can't be matched, because their type or scale changed, by linkId.
    [[nodiscard]] const std::vector<std::string>& unmatched() const { return unmatched_; }

private:
    struct Version {
        const Library& original;
        /// By the version's question: the merged question, and its options' places there.
        std::vector<std::uint32_t> questions;
        std::vector<std::vector<std::uint32_t>> options;
        /// By the version's question: a question that is never put, and applies where this one does in the version;
        /// noIndex if it always does. Versions that agree share it.
        std::vector<std::uint32_t> gates;
        /// By merged question: the version's own; noIndex if it has none.
        std::vector<std::uint32_t> origins;
        std::uint32_t firstRule = 0;
        std::uint32_t firstTopic = 0;
        std::uint32_t screen = noIndex;
    };
    friend class Merger;
    [[nodiscard]] const Version& version(Side side) const { return versions_[static_cast<std::size_t>(side)]; }

    Library merged_;
    std::array<Version, 2> versions_;
    std::vector<ConditionIndex> cuts_;
    std::vector<std::string> unmatched_;
};

} // namespace signpost::analysis

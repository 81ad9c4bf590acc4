// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"
#include "analysis/prove.hpp"

#include <functional>
#include <string>
#include <vector>

/// # Who ends elsewhere?
///
/// Two versions of a library, compared on every possible patient: exactly how many change level or destination, and
/// who. Patients are the answer sets over the questions of both versions together (MergedLibrary): a question that only
/// one version asks, the other ignores, and so it does a box that it does not have. Only an answer that one version
/// can't take at all, such as an option that was removed, leaves its patients out of the comparison; they are counted
/// apart.
///
///     const LibraryDifference all = compareLibraries(before, after, {});
///     for (const TopicDifference& topic : all.topics)
///         for (const Move& move : topic.moves)           // who goes down comes first
///             std::cout << move.count.text() << ' ' << move.before.words << '\n';
///
/// Counted are sets of answers, not people: how many people give which answers, nobody knows.
namespace signpost::analysis {

/// Patients who end at one place before and at one other after.
struct Move {
    enum class Direction : std::uint8_t { down, aside, up };
    Direction direction = Direction::aside;
    /// It is seen only by whoever says "I still need help" after the outcome, which is the same.
    bool asksAnyway = false;
    struct End {
        Rank rank;
        Destinations destinations;
    };
    End from;
    End to;
    Natural count;
    /// One of them, in both versions; the reasons are the rules that decide.
    Patient before;
    Patient after;
    /// Rules that decide for some of them, before or after, and do something else for them than in the other version.
    struct Cause {
        std::string rule;
        /// "removed", "added", "no longer holds", "now holds", "holds for others", "other effect".
        std::string how;
    };
    std::vector<Cause> causes;
};

/// "down", "aside", "up".
std::string_view name(Move::Direction direction);

struct TopicDifference {
    /// Empty for the emergency screen: whom both versions send away before any topic. All others are with the topics.
    std::string topic;
    /// Patients who can come with this topic in both versions.
    Natural compared;
    /// Who is offered the topic in one version only; who gives an answer that one version can't take.
    Natural noLongerOffered;
    Natural newlyOffered;
    Natural notComparable;
    /// Down first, the greatest fall before the others; then aside, then up.
    std::vector<Move> moves;
    /// A limit was reached: nothing is known.
    bool givenUp = false;

    [[nodiscard]] Natural moved(Move::Direction direction) const;
};

/// Something that patients or authors read, and that changed, came or went.
struct TextChange {
    enum class Kind : std::uint8_t { topic, question, advice, rule, phrases };
    Kind kind = Kind::question;
    /// The topic's id, the question's linkId, the rule's or item's id.
    std::string id;
    /// "text", "hint", "because", "option blue", …
    std::string part;
    /// Empty if the part, or all of it, is new; or is gone.
    std::string before;
    std::string after;
};

std::string_view name(TextChange::Kind kind);

struct LibraryDifference {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    /// The emergency screen, then every topic that both versions have, changed or not.
    std::vector<TopicDifference> topics;
    std::vector<TextChange> texts;
    /// Questions of the same linkId whose answers can't be matched: they count as two different questions.
    std::vector<std::string> unmatched;

    [[nodiscard]] bool anybodyMoves() const;
};

/// @pre Both are linked.
LibraryDifference compareLibraries(const Library& before, const Library& after, const ProofOptions& options,
                                   const std::function<void(std::size_t done, std::size_t all)>& progress = {});

/// The texts alone.
std::vector<TextChange> compareTexts(const Library& before, const Library& after);

} // namespace signpost::analysis

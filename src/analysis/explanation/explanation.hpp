// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/patient.hpp"
#include "analysis/topic_table.hpp"

#include <string>
#include <variant>
#include <vector>

namespace signpost::analysis {

/// Why one patient ended where they did, and what would have ended elsewhere.
///
///     const TopicTable table(library, *library.topic("sore_throat"), {});
///     const Explanation why = explain(table, {{"age", "30 years"}, {"throat_red_signs", "none"}});
///     why.held.front().id        // "sore_throat/default"
///     why.nearly.front().id      // "sore_throat/throat_airway": one box more, and it decides
///
/// What the patient did not tell and the journey asks is taken as the mildest answer, and named in `assumed`.
struct Explanation {
    struct Told {
        std::uint32_t question = noIndex;
        /// "16 years or more", "none of these".
        std::string answer;
    };
    struct End {
        Rank rank;
        Destinations destinations;
        friend bool operator==(const End&, const End&) = default;
    };
    /// Rules that hold, and a default that does.
    struct Rule {
        std::string id;
        std::string because;
        std::string source;
        End end;
        /// It is among the reasons of the outcome; others that hold stand lower.
        bool decides = false;
        /// It holds because of a "not sure".
        bool unsure = false;
    };
    /// One other answer to one question, all others as they were.
    struct Change {
        std::uint32_t question = noIndex;
        std::string instead;
        End end;
        /// Ids of the rules that then decide.
        std::vector<std::string> reasons;
        /// Questions that only then are asked, with the answers that were taken.
        std::vector<Told> assumed;
    };
    /// A rule that does not hold, but would decide after one other answer.
    struct Near {
        std::string id;
        std::string because;
        std::string source;
        /// Places in `changes`.
        std::vector<std::size_t> changes;
    };

    /// Of numbers, `patient` has the least that is alike to what was told, as no rule can tell them apart.
    Patient patient;
    /// Answers that the journey asked for, in its order.
    std::vector<Told> asked;
    std::vector<Told> assumed;
    std::vector<Rule> held;
    std::vector<Near> nearly;
    /// Every single other answer that leads to another level or destination.
    std::vector<Change> changes;
};

/// What is wrong with an answer: no question of the topic, or not one of its answers.
struct WrongAnswer {
    std::string linkId;
    std::string why;
};

/// Answers as a journey takes them, in any order; "topic" and what comes after the outcome are passed over.
std::variant<Explanation, WrongAnswer> explain(const TopicTable& table, const std::vector<GivenAnswer>& answers);

} // namespace signpost::analysis

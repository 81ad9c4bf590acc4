// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"
#include "authoring/problem.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// What is found out about the document, as plain values that hold on to nothing: they may be kept, copied, and sent
// from a worker (messages.hpp). Topics and rules are named by their ids, since their numbers change with every edit.
// Counts of patients are decimal texts, as they go beyond what numbers hold.
namespace signpost::studio {

/// Every patient of one topic.
struct Proof {
    std::string topic;
    std::vector<analysis::Finding> findings;
    std::string answerSets;
    std::size_t questions = 0;
    std::size_t rules = 0;
    std::uint32_t longest = 0;
    double mean = 0;
    /// A limit was reached, so nothing is known.
    bool givenUp = false;
    [[nodiscard]] bool proven() const { return findings.empty() && !givenUp; }
};

/// One patient in words, taken through the journey.
struct VignetteResult {
    std::string topic;
    std::string id;
    bool passed = false;
    std::vector<std::string> failures;
    /// Where it ended, if it did.
    bool ended = false;
    Rank rank;
    Destinations destinations;
    std::vector<std::string> reasons;
    std::vector<std::string> asked;
};

struct Vignettes {
    std::vector<VignetteResult> results;
    /// Every rule of the topics, with the vignettes that end by it; a rule without any is not covered. The default is
    /// "sore_throat/default". Only vignettes that pass count.
    struct Cover {
        std::string topic;
        std::string rule;
        std::vector<std::string> vignettes;
    };
    std::vector<Cover> coverage;
};

/// Slips of the pen that no vignette and no invariant would notice.
struct Mutants {
    std::string topic;
    std::size_t all = 0;
    std::size_t equivalent = 0;
    std::size_t byVignettes = 0;
    std::size_t byInvariants = 0;
    struct Survivor {
        std::string rule;
        std::string what;
        analysis::Patient before;
        analysis::Patient after;
        /// The property that would fail all the same; may be empty.
        std::string refusedBy;
    };
    std::vector<Survivor> survivors;
    bool givenUp = false;
    /// A vignette fails before any change, so nothing can be said: its topic and id.
    std::string failing;
};

/// Against the published version.
struct Changes {
    struct Move {
        std::string topic;
        /// "down", "aside", "up".
        std::string direction;
        bool asksAnyway = false;
        std::string count;
        analysis::Patient before;
        analysis::Patient after;
        /// Rule and how: "sore_throat/airway", "no longer holds".
        std::vector<std::pair<std::string, std::string>> causes;
    };
    struct Text {
        std::string kind;
        std::string id;
        std::string part;
        std::string before;
        std::string after;
    };
    std::vector<std::string> added;
    std::vector<std::string> removed;
    /// Patients going down first, over all topics; then aside, then up.
    std::vector<Move> moves;
    std::vector<Text> texts;
    std::vector<std::string> unmatched;
    std::vector<std::string> givenUp;
};

/// What the authoring reader has to say.
struct Check {
    std::vector<authoring::Problem> problems;
    bool usable = false;
};

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/advice.hpp"
#include "signpost/rule.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace signpost {

enum class TopicKind : std::uint8_t { clinical, administration };
enum class Status : std::uint8_t { draft, inReview, approved, retired };

/// What a patient can come with. Questions, rules and advice are indices into the library, with every module already
/// expanded: the screen and the red-flag phrases first, the letter last.
struct Topic {
    std::string id;
    std::string title;
    TopicKind kind = TopicKind::clinical;
    Status status = Status::draft;
    std::string version;
    std::string lastReviewDate;
    bool sensitive = false;
    std::vector<std::string> bodyParts;
    /// How people say it, besides the title.
    std::vector<std::string> searchWords;
    /// Over screen questions; the topic is offered while it can be true.
    ConditionIndex audience = noCondition;
    struct Reading {
        std::string text;
        std::string url;
    };
    std::vector<Reading> reading;
    std::vector<std::uint32_t> questions;
    std::vector<std::uint32_t> rules;
    std::vector<std::uint32_t> advice;
    DefaultRule otherwise;
    /// Derived: the highest rank that this topic, or one it hands over to, can reach.
    Rank reach;
    /// Derived: the destinations that stand at that rank there.
    Destinations reachDestinations;
};

} // namespace signpost

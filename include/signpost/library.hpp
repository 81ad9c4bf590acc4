// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/topic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// A red flag looked for in the patient's own words. Its place in Library::flags is its box in the question `phrases`.
struct PhraseFlag {
    std::string id;
    std::vector<std::string> phrases;
    /// Topics that ask about this flag themselves.
    std::vector<std::uint32_t> coveredBy;
};

struct Synonym {
    std::string word;
    std::vector<std::string> like;
};

/// How a language denies things, for red-flag phrases.
struct Negation {
    std::vector<std::string> words;   ///< "no", "not", "dont"
    std::vector<std::string> through; ///< words that pass a negation on: "no signs of …"
    std::vector<std::string> across;  ///< "no rash or …"
    std::vector<std::string> undone;  ///< after the phrase, take the negation back: "never had chest pain like this"
};

struct BodyPart {
    std::string value;
    std::string text;
};

/// Impossible combinations and floors that hold for every topic. Only authors and the analysis use them; published
/// content does not carry them.
struct Fact {
    std::string id;
    ConditionIndex never = noCondition;
    std::string because;
};
struct Invariant {
    struct Exemption {
        std::uint32_t topic = noIndex;
        std::string because;
    };
    std::string id;
    ConditionIndex population = noCondition;
    ConditionIndex known = noCondition;
    Rank floor;
    std::string source;
    std::vector<Exemption> exempt;
};

/// A service that takes only some patients, such as one pathway of Pharmacy First with its ages and exclusions.
struct Service {
    std::string id;
    Destination destination = Destination::home;
    /// The topics that may send to it.
    std::vector<std::uint32_t> topics;
    /// Whom it takes.
    ConditionIndex eligible = noCondition;
    std::string source;
};

/// Everything that content says, as plain values that refer to each other by index. Read by authoring from JSON or by
/// `readCompact` from its published form; not changed afterwards, so any number of journeys may share one.
struct Library {
    std::string id;
    std::string title;
    std::string version;
    std::string language;
    Status status = Status::draft;

    std::vector<Question> questions;
    std::vector<Condition> conditions;
    std::vector<ConditionIndex> operands;
    std::vector<Score> scores;
    std::vector<Rule> rules;
    std::vector<Advice> advice;
    std::vector<Topic> topics;

    /// What is asked before a topic is chosen: questions and rules of the `screen` modules.
    std::vector<std::uint32_t> screenQuestions;
    std::vector<std::uint32_t> screenRules;
    /// Asked in full after "Still need help?".
    std::vector<std::uint32_t> askAnywayQuestions;
    std::uint32_t fallbackTopic = noIndex;

    std::vector<BodyPart> bodyParts;
    std::vector<PhraseFlag> flags;
    Negation negation;
    std::vector<Synonym> synonyms;
    /// Words that say nothing about a complaint: "my", "have".
    std::vector<std::string> ignoredWords;

    std::vector<Fact> facts;
    std::vector<Invariant> invariants;
    std::vector<Service> services;
    /// By rule; empty if not known.
    std::vector<RuleNotes> ruleNotes;

    /// Derived: where the questions stand that the journey itself knows; noIndex if there is none.
    std::uint32_t who = noIndex;
    std::uint32_t age = noIndex;
    std::uint32_t phrases = noIndex;
    std::uint32_t opensIn = noIndex;

    [[nodiscard]] std::optional<std::uint32_t> question(std::string_view linkId) const;
    [[nodiscard]] std::optional<std::uint32_t> topic(std::string_view id) const;
};

/// Checks that every index points somewhere, that conditions are trees of at most 64 levels, that hand-overs don't
/// cycle and that options fit in 64 bits; then fills in what is derived. Returns what is wrong, in words for a
/// developer, or nothing. A library that was refused must not be used.
std::optional<std::string> linkLibrary(Library& library);

} // namespace signpost

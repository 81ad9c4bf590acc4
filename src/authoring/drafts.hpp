// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "signpost/library.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

// What each file says, before files know of each other: names are still names, conditions still texts, and every part
// remembers where it stands. Assembly makes a Library of them.
namespace signpost::authoring {

struct ConditionDraft {
    const Node* node = nullptr;
    std::string text;
    [[nodiscard]] bool given() const { return node != nullptr; }
};

struct NameDraft {
    const Node* node = nullptr;
    std::string name;
    [[nodiscard]] bool given() const { return node != nullptr; }
};

struct QuestionDraft {
    Question question;
    ConditionDraft enableWhen;
    const Node* node = nullptr;
    /// Set in assembly: its place in Library::questions. A second question of the same name has the first one's.
    std::uint32_t index = noIndex;
    bool repeated = false;
};

struct IncludeDraft {
    NameDraft module;
};

using AskDraft = std::variant<QuestionDraft, IncludeDraft>;

struct ScoreItemDraft {
    ConditionDraft when;
    std::uint32_t points = 0;
};

struct ScoreDraft {
    Score score;
    std::vector<ScoreItemDraft> items;
    const Node* node = nullptr;
};

struct RuleDraft {
    Rule rule;
    RuleNotes notes;
    ConditionDraft when;
    NameDraft handover;
    NameDraft ask;
    const Node* node = nullptr;
};

struct DefaultDraft {
    DefaultRule rule;
    /// When the rule's cases hold, in their order.
    std::vector<ConditionDraft> cases;
};

struct AdviceDraft {
    Advice advice;
    ConditionDraft when;
    const Node* node = nullptr;
};

/// What topics and modules have in common.
struct PartDraft {
    std::string id;
    std::vector<AskDraft> questions;
    std::vector<ScoreDraft> scores;
    std::vector<RuleDraft> rules;
    std::vector<AdviceDraft> advice;
    const Node* node = nullptr;
    /// Set in assembly: places in the library.
    std::vector<std::uint32_t> scoreIndices;
    std::vector<std::uint32_t> ruleIndices;
    std::vector<std::uint32_t> adviceIndices;
};

struct ModuleDraft {
    PartDraft part;
};

struct TopicDraft {
    PartDraft part;
    Topic topic;
    DefaultDraft otherwise;
    std::vector<AskDraft> letterQuestions;
    ConditionDraft audience;
    std::vector<NameDraft> bodyParts;
};

struct LibraryDraft {
    std::string id;
    std::string title;
    std::string language;
    std::string version;
    Status status = Status::draft;
    std::vector<NameDraft> screen;
    NameDraft phraseQuestions;
    NameDraft askAnyway;
    NameDraft letter;
    NameDraft fallbackTopic;
    std::vector<BodyPart> bodyParts;
    const Node* node = nullptr;
};

struct FactDraft {
    Fact fact;
    ConditionDraft never;
};

struct InvariantDraft {
    struct ExemptionDraft {
        NameDraft topic;
        std::string because;
    };
    Invariant invariant;
    ConditionDraft population;
    ConditionDraft known;
    std::vector<ExemptionDraft> exempt;
};

struct ServiceDraft {
    Service service;
    ConditionDraft eligible;
    std::vector<NameDraft> topics;
};

struct FlagDraft {
    PhraseFlag flag;
    NameDraft question;
    std::vector<NameDraft> coveredBy;
    const Node* node = nullptr;
};

struct VignetteDraft {
    struct AnswerDraft {
        std::string linkId;
        const Node* value = nullptr;
    };
    std::string id;
    std::string patient;
    bool trivial = false;
    std::string words;
    std::vector<AnswerDraft> answers;
    bool saysWithin = false;
    Rank rank;
    Destinations destinations;
    std::vector<NameDraft> reasons;
    const Node* node = nullptr;
};

struct VignetteFileDraft {
    NameDraft topic;
    std::vector<VignetteDraft::AnswerDraft> defaults;
    std::vector<VignetteDraft> vignettes;
};

struct PhrasesDraft {
    Negation negation;
    std::vector<FlagDraft> flags;
};

struct SynonymsDraft {
    std::vector<std::string> ignoredWords;
    std::vector<Synonym> synonyms;
};

/// All files of a content folder.
struct Drafts {
    LibraryDraft library;
    std::map<std::string, ModuleDraft> modules;
    std::map<std::string, TopicDraft> topics;
    PhrasesDraft phrases;
    SynonymsDraft synonyms;
    std::vector<FactDraft> facts;
    std::vector<InvariantDraft> invariants;
    std::vector<ServiceDraft> services;
    std::vector<VignetteFileDraft> vignettes;
};

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/assembly/expansion.hpp"
#include "authoring/conditions/compiler.hpp"

#include <string>
#include <vector>

namespace signpost::authoring {

/// What conditions of one owner may read, as plain tables.
struct Visible {
    /// "the topic sore_throat": for messages.
    std::string owner;
    /// By question: its place in the order in which the owner asks, or noIndex if the owner doesn't ask it.
    std::vector<std::uint32_t> places;
    std::vector<bool> scores;

    [[nodiscard]] Scope scope(Phase latest = Phase::outcome, std::uint32_t before = noIndex) const {
        return {owner, &places, &scores, before, latest};
    }
};

/// What the questions in this order, and the scores of their modules, let an owner read.
Visible visibleIn(const Expansion& order, std::string owner, const Library& library);
/// Every question and score: for what is said of all topics.
Visible everythingVisible(const Library& library);

/// Compiles conditions, and sees to it that none reads a question that some rule asks only when it is unsure.
class ScopedConditions {
public:
    ScopedConditions(Problems& problems, Library& library, NameTable& names)
        : problems_(problems), library_(library), names_(names), compiler_(problems, library, names) {}

    /// To be called when all questions are in the library, and before any condition is compiled.
    void noteAskedQuestions(const Drafts& drafts);
    ConditionIndex compile(const ConditionDraft& draft, const Scope& scope);
    /// The question that a rule asks when it is unsure, or noIndex; reports why it can't be asked.
    std::uint32_t findAsked(const RuleDraft& draft, ConditionIndex when, const Visible& visible);
    /// To be called when every condition is compiled.
    void checkAskedHaveNoReader();

private:
    struct Reader {
        const Node* node;
        std::uint32_t question;
    };
    void noteAsked(const PartDraft& part);

    Problems& problems_;
    Library& library_;
    NameTable& names_;
    ConditionCompiler compiler_;
    /// By question.
    std::vector<bool> asked_;
    std::vector<Reader> readers_;
};

} // namespace signpost::authoring

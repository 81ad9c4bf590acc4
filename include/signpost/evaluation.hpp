// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/answer.hpp"
#include "signpost/library.hpp"
#include "signpost/truth.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace signpost {

/// The values that conditions can still take, given the answers so far.
///
/// The construction is that of docs/content-format.md, "Which question comes next": parts are treated as independent,
/// an open question takes every value that an answer could give it, a question that may not apply may make a comparison
/// false.
///
///     Evaluation now(library, answers, rulesInPlay);
///     now.condition(rule.when).is(Truth::yes)       // holds, whatever else is answered
///     now.condition(rule.when).decided() == false   // some open question can still tip it
///
/// Borrows all three arguments; make a new one after each answer.
class Evaluation {
public:
    /// `answers` has one entry for each of the library's questions. `rulesInPlay` are the rules whose `ask` questions
    /// count.
    Evaluation(const Library& library, std::span<const Answer> answers, std::span<const std::uint32_t> rulesInPlay);

    [[nodiscard]] TruthSet condition(ConditionIndex index) const;
    /// yes: may apply; no: may not. Never unknown.
    [[nodiscard]] TruthSet applies(std::uint32_t question) const;
    /// Not answered, and not settled that it doesn't apply.
    [[nodiscard]] bool open(std::uint32_t question) const;

    [[nodiscard]] const Answer& answer(std::uint32_t question) const { return answers_[question]; }
    [[nodiscard]] const Library& library() const { return library_; }
    [[nodiscard]] std::span<const std::uint32_t> rulesInPlay() const { return rulesInPlay_; }

private:
    [[nodiscard]] TruthSet compare(const Condition& leaf) const;
    [[nodiscard]] TruthSet compareScore(const Condition& leaf) const;

    const Library& library_;
    std::span<const Answer> answers_;
    std::span<const std::uint32_t> rulesInPlay_;
    /// Applicability by question, worked out when first wanted; the empty set means not yet.
    mutable std::vector<TruthSet> applies_;
};

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/assessment.hpp"

#include <optional>
#include <vector>

namespace signpost {

/// Collects the open questions that stand in still undecided parts of conditions, and those that decide whether such a
/// question applies.
class UndecidedQuestions {
public:
    explicit UndecidedQuestions(const Evaluation& now);

    void ofRule(std::uint32_t rule);
    void ofCondition(ConditionIndex index);
    [[nodiscard]] bool has(std::uint32_t question) const { return wanted_[question]; }

private:
    void ofQuestion(std::uint32_t question);
    void ofGate(std::uint32_t question);

    const Evaluation& now_;
    std::vector<bool> wanted_;
    std::vector<bool> gateDone_;
};

/// The first wanted question, in the order of the topics, that belongs to this phase or an earlier one, is put to the
/// patient, and is settled to apply.
std::optional<std::uint32_t> firstToAsk(const Evaluation& now, const InPlay& inPlay, const UndecidedQuestions& wanted);

} // namespace signpost

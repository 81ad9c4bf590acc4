// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/diagrams.hpp"
#include "analysis/patient_space.hpp"

#include <optional>
#include <vector>

namespace signpost::analysis {

/// Kleene's three values over all patients: where a condition is true, where it is false; unknown is the rest.
struct Kleene {
    Set yes;
    Set no;
    [[nodiscard]] Set unknown(Diagrams& diagrams) const { return diagrams.both(!yes, !no); }
};

/// For each condition, the patients for whom it is true, false and unknown once everything is answered. What a patient
/// answered to a question that does not apply to them makes no difference to any of these sets.
///
/// Borrows both arguments; a condition is worked out when first asked for. A condition may read questions that are no
/// variables of the space: nobody answers these, so comparisons on them are unknown (and `applies` works all the same).
class ConditionSets {
public:
    ConditionSets(Diagrams& diagrams, const PatientSpace& space);

    Kleene condition(ConditionIndex index);
    /// Where a question is put at all: its enableWhen is true or unknown.
    Set applies(std::uint32_t question);
    [[nodiscard]] Diagrams& diagrams() const { return diagrams_; }
    [[nodiscard]] const PatientSpace& space() const { return space_; }
    /// Everything worked out so far, for Diagrams::improveOrder.
    void collect(std::vector<Set>& kept) const;

private:
    Kleene compute(const Condition& condition);
    Kleene compare(const Condition& leaf);
    Kleene compareAnswer(const Condition& leaf);
    Kleene countBoxes(const Condition& leaf);
    Kleene compareScore(const Condition& leaf);
    /// By sum: the n-th set is where the points of the items that hold add up to n; `total` is the sum of all.
    std::vector<Set> sums(const std::vector<std::pair<Set, std::uint32_t>>& items, std::int64_t total);

    Diagrams& diagrams_;
    const PatientSpace& space_;
    std::vector<std::optional<Kleene>> known_;
    std::vector<std::optional<Set>> applies_;
};

} // namespace signpost::analysis

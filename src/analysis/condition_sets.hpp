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

/// What to make of comparisons on a question where nobody is asked it, because no topic in play has it.
enum class Unanswerable : std::uint8_t {
    unknown,
    /// They may be true and may be false: then `yes` and `no` of a condition overlap, and `yes` says where it may be
    /// true.
    anything,
};

/// For each condition, the patients for whom it is true, false and unknown once everything is answered. What a patient
/// answered to a question that does not apply to them makes no difference to any of these sets.
///
/// Borrows the diagrams and the space; a condition is worked out when first asked for. Questions that are no variables
/// of the space are unanswerable.
class ConditionSets {
public:
    /// `answerable`, by question, is where it can be asked at all; empty: everywhere.
    ConditionSets(Diagrams& diagrams, const PatientSpace& space, std::vector<Set> answerable = {},
                  Unanswerable otherwise = Unanswerable::unknown);

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
    std::vector<Set> answerable_;
    Unanswerable otherwise_;
    std::vector<std::optional<Kleene>> known_;
    std::vector<std::optional<Set>> applies_;
};

} // namespace signpost::analysis

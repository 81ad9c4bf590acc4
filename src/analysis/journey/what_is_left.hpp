// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/journey/name_hash.hpp"
#include "analysis/patient_space.hpp"
#include "signpost/truth.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace signpost::analysis {

/// What a condition can still become, and a name for it: two conditions with the same name, at whatever moments, have
/// the same values and will, after the same further answers, have the same again.
struct Left {
    TruthSet values;
    std::uint32_t name = 0;
};

/// Conditions in the middle of a journey, when some answers are known: the construction of docs/content-format.md,
/// "Which question comes next", as in the core's Evaluation, with two differences. It can know a checklist box by box,
/// so that answers nobody needs to tell apart stay together; and it names what is left of a condition, so that moments
/// from which everything goes on alike can be recognised.
///
/// Names stay valid as long as the object. Change answers by `tell`, `forget`, `ask` and `unask`, then ask again.
class WhatIsLeft {
public:
    static constexpr std::uint32_t untold = noIndex;

    explicit WhatIsLeft(const PatientSpace& space);

    /// The question was put; its variables may be told later, when somebody needs them.
    void ask(std::uint32_t question, bool asked = true);
    void tell(std::uint32_t variable, std::uint32_t value);
    void forget(std::uint32_t variable);
    /// The rules whose `ask` questions count; each of them asks one.
    void setRulesInPlay(std::span<const std::uint32_t> rules);

    Left condition(ConditionIndex index);
    /// yes: may apply; no: may not.
    Left applies(std::uint32_t question);

    [[nodiscard]] const PatientSpace& space() const { return space_; }
    [[nodiscard]] bool asked(std::uint32_t question) const { return asked_[question]; }
    [[nodiscard]] std::uint32_t told(std::uint32_t variable) const { return told_[variable]; }
    /// The answer as far as the core would see it; open unless asked and told.
    [[nodiscard]] Answer answer(std::uint32_t question) const;
    /// A variable of a question that was put, that a leaf reads and that is not told yet; noIndex if there is none.
    [[nodiscard]] std::uint32_t untoldOf(const Condition& leaf) const;

private:
    using Name = std::vector<std::uint32_t>;
    static constexpr std::uint32_t gateMark = 0x80000001U;
    static constexpr std::uint32_t appliesMark = 0x80000002U;
    static constexpr std::uint32_t askedMark = 0x80000003U;

    Left named(TruthSet values, const Name& name);
    static Left decided(TruthSet values);
    Left joint(const Condition& c);
    Left leaf(ConditionIndex index, const Condition& c);
    Left value(ConditionIndex index, const Condition& c);
    Left boxes(ConditionIndex index, const Condition& c);
    Left score(ConditionIndex index, const Condition& c);
    /// Forgets what was worked out from the question's answer.
    void changed(std::uint32_t question);

    const PatientSpace& space_;
    std::vector<bool> asked_;
    std::vector<std::uint32_t> told_;
    std::vector<std::uint32_t> rulesInPlay_;
    std::unordered_map<Name, std::uint32_t, NameHash> names_;
    std::vector<TruthSet> valuesOfName_;

    /// By condition and by question: what was worked out, unless it has to be again (`values` is empty).
    std::vector<Left> conditions_;
    std::vector<Left> applies_;
    /// By question: the conditions that can depend on its answer, and the questions whose applying can.
    std::vector<std::vector<ConditionIndex>> conditionsOn_;
    std::vector<std::vector<std::uint32_t>> appliesOn_;
};

} // namespace signpost::analysis

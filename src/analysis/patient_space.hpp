// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/answer.hpp"
#include "signpost/library.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signpost::analysis {

/// One variable of the proof: an answer to a question, or one box of a checklist.
struct Variable {
    enum class Kind : std::uint8_t {
        option, ///< values are the options, in order
        box,    ///< 0: not ticked, 1: ticked
        number, ///< values are the ranges between the thresholds that some condition uses
        unsure, ///< of a checklist that offers "not sure": 0: answered, 1: not sure (the boxes then say nothing)
    };
    Kind kind = Kind::option;
    std::uint32_t question = noIndex;
    /// For a box, its option.
    std::uint32_t box = 0;
    /// For a number, the least number of each range, ascending.
    std::vector<std::int64_t> lows;
    /// How many different answers each value stands for.
    std::vector<std::uint64_t> weights;
    /// The last value is "not sure" (for what the host page passes in: not given).
    bool lastIsUnsure = false;
    /// Of a number: no condition tells its first two ranges apart; the first is kept alone for counting.
    bool firstCountsAlone = false;

    [[nodiscard]] std::uint32_t values() const { return static_cast<std::uint32_t>(weights.size()); }
    [[nodiscard]] std::uint32_t unsureValue() const { return lastIsUnsure ? values() - 1 : noIndex; }
    /// Without "not sure".
    [[nodiscard]] std::uint32_t answers() const { return values() - (lastIsUnsure ? 1 : 0); }
};

/// A value for every variable.
using Assignment = std::vector<std::uint32_t>;

/// Which answers to some questions have to be told apart, and how they become variables.
///
/// Numbers are cut at the thresholds that the given conditions use: all numbers of one range are the same to every one
/// of them. A checklist is one variable a box. Texts and dates, which no condition reads, are not variables.
///
/// The variables stand in the order of the questions, except that a red-flag phrase stands beside the question that it
/// raises. Borrows the library.
class PatientSpace {
public:
    /// `questions` in the order in which they may be asked; `conditions` every condition that will be asked about.
    PatientSpace(const Library& library, std::span<const std::uint32_t> questions,
                 std::span<const ConditionIndex> conditions);

    [[nodiscard]] const Library& library() const { return library_; }
    [[nodiscard]] const std::vector<std::uint32_t>& questions() const { return questions_; }
    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
    [[nodiscard]] bool has(std::uint32_t question) const { return !of_[question].empty(); }
    /// The variables of a question: its boxes in order and then its "not sure", or the one that it is.
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t question) const { return of_[question]; }
    /// The box's variable; noIndex if the question has none.
    [[nodiscard]] std::uint32_t box(std::uint32_t question, std::uint32_t option) const;
    /// The value of a number's variable that the number falls into.
    [[nodiscard]] std::uint32_t rangeOf(std::uint32_t variable, std::int64_t number) const;
    [[nodiscard]] std::int64_t greatestOf(std::uint32_t variable, std::uint32_t value) const;

    [[nodiscard]] std::vector<std::uint32_t> valueCounts() const;
    [[nodiscard]] std::vector<std::vector<std::uint64_t>> weights() const;
    /// Which values to show first in an example: the harmless ones, and not "not sure".
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> preferences() const;

    /// The answer that the assignment gives to a question; open for one that is no variable.
    [[nodiscard]] Answer answer(const Assignment& assignment, std::uint32_t question) const;
    /// The other way: the values of the question's variables for an answer that was given.
    void assign(Assignment& assignment, std::uint32_t question, const Answer& answer) const;

private:
    void add(std::uint32_t question, std::span<const std::int64_t> cuts);
    void addBox(std::uint32_t question, std::uint32_t option);

    const Library& library_;
    std::vector<std::uint32_t> questions_;
    std::vector<Variable> variables_;
    std::vector<std::vector<std::uint32_t>> of_;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/patient_space.hpp"
#include "signpost/assessment.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace signpost::test {

/// Where somebody ends.
struct Ending {
    std::optional<Rank> rank;
    Destinations destinations;
    friend bool operator==(const Ending&, const Ending&) = default;
};
std::ostream& operator<<(std::ostream& out, const Ending& ending);

/// One patient whose every question is answered, as the core sees them: no diagrams, no journey.
class Answered {
public:
    Answered(const analysis::PatientSpace& space, std::uint32_t topic, const analysis::Assignment& assignment);

    [[nodiscard]] Ending ending(Phase phase) const;
    [[nodiscard]] bool is(ConditionIndex condition, Truth value) const;
    /// The emergency screen alone sends them to 999 or A&E.
    [[nodiscard]] bool screenedOut() const;
    /// No fact calls them impossible.
    [[nodiscard]] bool exists() const;
    /// The question is put to whoever is asked everything.
    [[nodiscard]] bool asked(std::uint32_t question) const;
    /// Equal for two assignments that are the same answers to the same questions.
    [[nodiscard]] analysis::Assignment told() const;
    /// How many sets of answers this one stands for.
    [[nodiscard]] std::uint64_t weight() const;

private:
    [[nodiscard]] Assessment assessment(std::vector<std::uint32_t>& topics, Phase phase) const;

    const analysis::PatientSpace& space_;
    const Library& library_;
    std::uint32_t topic_;
    analysis::Assignment assignment_;
    std::vector<Answer> answers_;
    /// With those handed over to.
    std::vector<std::uint32_t> topics_;
    std::vector<std::uint32_t> rules_;
};

/// All assignments there are; the most that a topic may have to be gone through is the caller's to ask.
std::uint64_t assignments(const analysis::PatientSpace& space);
void eachAssignment(const analysis::PatientSpace& space, const std::function<void(const analysis::Assignment&)>& visit);

/// "age=30 years; signs=rash".
std::string inWords(const analysis::PatientSpace& space, const analysis::Assignment& assignment);

} // namespace signpost::test

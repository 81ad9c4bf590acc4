// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/diagrams/diagrams.hpp"
#include "analysis/patient_space.hpp"

#include <span>
#include <string>
#include <vector>

namespace signpost::analysis {

/// Answers that lead to the same place: "any of:" and the boxes, or one item such as "16 years or more".
struct AnswerGroup {
    std::string lead;
    std::vector<std::string> items;
    /// On one line: "any of: drooling; a high, harsh noise".
    [[nodiscard]] std::string text() const;
};

/// Says in words who belongs to which group. The groups don't overlap; together they are everybody outside
/// `impossible`.
///
/// Groups over a checklist are a list to be read from the top: the first that fits decides. So the words of each may
/// take in people of an earlier one, "any of: drooling" needs no "but not …", and the last is "none of these" or
/// "anything else". Groups over other questions say all they mean.
///
/// `variables` are those that tell the groups apart, all of them of the questions of one page.
std::vector<AnswerGroup> sayGroups(const PatientSpace& space, Diagrams& diagrams,
                                   std::span<const std::uint32_t> variables, std::span<const Set> groups,
                                   Set impossible);

} // namespace signpost::analysis

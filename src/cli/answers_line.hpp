// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/finding.hpp"
#include "signpost/journey.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

// A patient in one line, "who=me; age=30 years; topic=dandruff": how commands name patients to each other.
namespace signpost::cli {

/// The answers in the order in which they stand, or what is wrong with the line. A semicolon parts two answers only
/// where a name and "=" follow it, so texts may have semicolons of their own.
std::variant<std::vector<GivenAnswer>, std::string> readAnswersLine(std::string_view line);

/// The command that opens this patient: signpost play content --patient 'who=me; age=30 years'.
std::string playCommandFor(const std::string& folder, const analysis::Patient& patient);

/// A word for a POSIX shell: as it is, or in single quotes if the shell would read more into it.
std::string shellWord(const std::string& word);

/// "urgent within 120 minutes: surgery, nhs-111".
std::string endInWords(const Rank& rank, Destinations destinations);

} // namespace signpost::cli

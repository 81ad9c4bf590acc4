// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/problem_codes.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::authoring {

/// What kind of mistake it is: the entry of docs/content-errors.md.
enum class Code : std::uint8_t {
#define SIGNPOST_CODE(identifier, name) identifier,
    SIGNPOST_PROBLEM_CODES(SIGNPOST_CODE, SIGNPOST_CODE)
#undef SIGNPOST_CODE
};

/// "unknown-option".
std::string_view name(Code code);
/// Advice on style; content with nothing worse can be published.
bool isWarning(Code code);
std::span<const Code> allCodes();

/// Where something stands in authored content.
struct Place {
    /// Relative to the content folder: "topics/sore_throat.json".
    std::string file;
    /// From 1; columns count characters. 0 where the file as a whole is meant.
    unsigned line = 0;
    unsigned column = 0;
    /// JSON pointer, "/rules/2/when".
    std::string pointer;
};

/// One mistake, with everything needed to find and mend it.
struct Problem {
    Code code = Code::notJson;
    Place place;
    std::string reason;
    /// May be empty: did you mean "drooling"?
    std::string suggestion;
};

/// As compilers print it, `root` being the content folder:
///
///     content/topics/sore_throat.json:41:17: /rules/2/when: no option "droling" in throat_signs (column 28 of the
///     condition): did you mean "drooling"? [unknown-option]
std::string describe(const Problem& problem, std::string_view root = {});

/// The nearest of `candidates` to a misspelt `word`, as `did you mean "..."?`; empty if none is near.
std::string didYouMean(std::string_view word, std::span<const std::string> candidates);

} // namespace signpost::authoring

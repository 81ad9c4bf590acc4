// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/question.hpp"

#include <cstddef>
#include <string_view>

namespace signpost {

/// Characters, not bytes, of a UTF-8 text.
std::size_t codePoints(std::string_view text);

/// The error code ("bad-phone", "bad-date", …) if a text that isn't blank is not in the form that the question asks
/// for; else empty. Lenient about spaces and dashes, as people write them.
std::string_view formatProblem(const Question& question, std::string_view text);

/// Whether a date is written YYYY-MM-DD and exists.
bool isDate(std::string_view text);

/// Ten digits, spaces and dashes aside, with a right check digit (modulus 11).
bool isNhsNumber(std::string_view text);

} // namespace signpost

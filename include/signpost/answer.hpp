// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/question.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace signpost {

/// One answer, ready to be compared.
struct Answer {
    enum class Kind : std::uint8_t { open, unsure, options, number, text };
    Kind kind = Kind::open;
    /// For `options`: bit n is option n. "None of these" is no bit at all.
    std::uint64_t options = 0;
    /// For `number`: scaled by the question's decimals, or a place on the scale of ages.
    std::int64_t number = 0;
    std::string text;

    [[nodiscard]] bool given() const { return kind != Kind::open; }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Why an answer was not taken. Codes are those of docs/core-interface.md.
struct AnswerError {
    std::string_view code;
    std::string detail;
};

/// Reads an answer's text for a question, strictly: nothing is guessed or rounded.
///
///     "rash,drooling"  for a checklist with these boxes
///     "38.25"          for a number with one decimal: too-many-decimals
///     "rash,none"      none-and-others
std::variant<Answer, AnswerError> readAnswer(const Question& question, std::string_view text);

/// The other way, in the same form.
std::string answerText(const Question& question, const Answer& answer);

} // namespace signpost

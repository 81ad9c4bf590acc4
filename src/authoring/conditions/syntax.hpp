// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signpost::authoring {

enum class Operator : std::uint8_t { equal, notEqual, less, atMost, greater, atLeast };

struct Constant {
    enum class Kind : std::uint8_t { number, text, truth };
    Kind kind = Kind::number;
    /// As written, without quotes.
    std::string text;
    /// Byte offset in the condition.
    std::size_t at = 0;
};

/// A condition as it is written, following the EBNF of docs/content-format.md; names are not looked up yet.
struct Expression {
    enum class Kind : std::uint8_t {
        conjunction, ///< `parts`, two or more
        disjunction, ///< `parts`, two or more
        negation,    ///< of the one part
        applies,     ///< applies(name)
        contains,    ///< list contains(name, constants[0])
        truth,       ///< name
        comparison,  ///< name op constants[0]
        member,      ///< name in ["a", "b"]
        range,       ///< name in [a..b]
    };
    Kind kind = Kind::truth;
    std::vector<Expression> parts;
    std::string name;
    std::size_t at = 0;
    /// The name is inside count(...).
    bool counted = false;
    Operator op = Operator::equal;
    std::vector<Constant> constants;
};

struct SyntaxError {
    std::size_t at = 0;
    std::string reason;
    std::string suggestion;
    /// Too long or too deep, rather than ill-formed.
    bool limit = false;
};

constexpr std::size_t longestCondition = 2000;
constexpr unsigned deepestCondition = 32;

/// Parses one condition, wholly or not at all.
///
///     parseCondition("age_months < 3 and temperature >= 38")   // an Expression
///     parseCondition("temperature => 38")                       // SyntaxError{12, "...", "write >="}
std::variant<Expression, SyntaxError> parseCondition(std::string_view text);

/// The column, counted in characters from 1, of a byte offset.
std::size_t columnOf(std::string_view text, std::size_t at);

} // namespace signpost::authoring

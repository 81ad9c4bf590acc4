// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/syntax.hpp"

namespace signpost::authoring {

struct Token {
    enum class Kind : std::uint8_t { end, name, number, text, sign };
    Kind kind = Kind::end;
    /// A text without its quotes; anything else as written.
    std::string_view text;
    std::size_t at = 0;

    [[nodiscard]] bool is(std::string_view expected) const { return kind != Kind::text && text == expected; }
};

/// Cuts a condition into tokens. The last is `end`.
std::variant<std::vector<Token>, SyntaxError> tokensOf(std::string_view text);

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace signpost::cli {

/// Prints words in lines of at most 100 characters, each after `indent`.
void printWrapped(std::ostream& out, const std::string& words, std::string_view indent);

/// Characters in a UTF-8 text, each taken for one column.
std::size_t widthOf(std::string_view text);

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace signpost::cli {

/// Prints words in lines of at most 100 characters, each after `indent`.
void printWrapped(std::ostream& out, const std::string& words, std::string_view indent);

} // namespace signpost::cli

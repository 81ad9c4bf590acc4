// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace signpost::inbox {

/// Runs `signpost-inbox` with the words of its command line (without the program's name) and returns the exit code:
/// 0 done, 1 it could not be done, 2 the command line is wrong.
int runCommand(std::span<const std::string_view> words);

} // namespace signpost::inbox

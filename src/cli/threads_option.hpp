// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace signpost::cli {

/// Reads the value of `--threads`, 1 to 1000; false if it is none.
bool readThreads(std::string_view text, unsigned& threads);

} // namespace signpost::cli

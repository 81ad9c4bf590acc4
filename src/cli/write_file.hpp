// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <filesystem>
#include <string>

namespace signpost::cli {

/// A whole file, in the place of what was there; false, and a complaint, if it can't be written.
bool writeFile(const std::filesystem::path& path, const std::string& bytes, const Streams& streams);

} // namespace signpost::cli

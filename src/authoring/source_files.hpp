// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <filesystem>
#include <string>
#include <variant>

namespace signpost::authoring {

/// The files of a content folder, or why it can't be read. Hidden files are left out; of a file that is too big only so
/// much is read that `readContent` refuses it.
std::variant<SourceFiles, std::string> readFolder(const std::filesystem::path& folder);

} // namespace signpost::authoring

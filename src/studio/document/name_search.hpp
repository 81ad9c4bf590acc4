// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/library_edits.hpp"

#include <functional>
#include <string>
#include <vector>

namespace signpost::studio {

/// A place that names something, with the bytes that would name it otherwise.
struct NamedPlace {
    Use use;
    /// The value or key that holds the name, as it stands in the file's bytes.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// What would stand there under another name: JSON.
    std::function<std::string(const std::string& newName)> renamed;
};

/// Where a name is declared and used, over all files of a library.
struct NameSearch {
    std::vector<NamedPlace> places;
    /// Files that are called by the name: "topics/cough.json".
    std::vector<std::string> files;
    /// Files and conditions that could name it and can't be read, each in words.
    std::vector<std::string> unreadable;
};

NameSearch searchName(const LibraryDocument& document, const Name& name);

} // namespace signpost::studio

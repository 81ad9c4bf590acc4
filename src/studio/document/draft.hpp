// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::studio {

/// Unsaved work as bytes, to be kept on this device and brought back after a reload: the changed files, with what they
/// were changed from. Undo steps are not kept.
std::string draftOf(const LibraryDocument& document);

struct Restored {
    /// Files that the draft changes and that are now as they were then: their work is back.
    std::vector<std::string> restored;
    /// Files that were changed elsewhere meanwhile: left as they are on the disk, the draft's bytes beside them.
    struct Conflict {
        std::string path;
        /// None: the draft deletes the file.
        std::optional<std::string> draft;
    };
    std::vector<Conflict> conflicts;
};

/// Brings a draft back as one step of undo. Nothing if the bytes are no draft.
std::optional<Restored> restoreDraft(LibraryDocument& document, std::string_view bytes);

} // namespace signpost::studio

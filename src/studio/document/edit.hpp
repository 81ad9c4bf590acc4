// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace signpost::studio {

/// One small change of one file, with what is needed to take it back.
struct Change {
    enum class Kind : std::uint8_t {
        splice, ///< the bytes `before` at `at` become `after`
        create, ///< a file that did not exist; `after` is all of it
        remove, ///< the file goes; `before` was all of it
    };
    Kind kind = Kind::splice;
    std::string path;
    std::size_t at = 0;
    std::string before;
    std::string after;
};

/// One step of undo: changes of one or more files that belong together, made one after the other.
struct Edit {
    /// For the menu: "Change text of throat_signs".
    std::string name;
    std::vector<Change> changes;
    /// Edits in a row with the same non-empty mark become one step: typing in one field.
    std::string mark;
    [[nodiscard]] bool empty() const { return changes.empty(); }
};

/// Why an edit can't be made, in words for its author: "topics/cough.json can't be read: mend its text first".
struct Refusal {
    std::string why;
};

/// What makers of edits return. Nothing is changed until LibraryDocument::apply.
using Edited = std::variant<Edit, Refusal>;

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <optional>
#include <string>
#include <utility>

namespace signpost::studio {

/// Makes one edit of several that build on each other, by making them on a copy.
class Scratch {
public:
    explicit Scratch(const LibraryDocument& document) : copy_(document.files()) {}

    [[nodiscard]] const LibraryDocument& document() const { return copy_; }
    /// After a refusal nothing more is done.
    void make(const Edited& edited) {
        if (refused_)
            return;
        refused_ = copy_.apply(edited);
        if (!refused_)
            for (const Change& change : std::get<Edit>(edited).changes)
                all_.changes.push_back(change);
    }
    [[nodiscard]] bool refused() const { return refused_.has_value(); }
    /// All of it, or why not.
    Edited take(std::string name) {
        if (refused_)
            return *std::move(refused_);
        all_.name = std::move(name);
        return std::move(all_);
    }

private:
    LibraryDocument copy_;
    Edit all_;
    std::optional<Refusal> refused_;
};

} // namespace signpost::studio

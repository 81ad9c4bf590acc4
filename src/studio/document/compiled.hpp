// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "studio/document/document.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signpost::studio {

/// All files, read and checked by the authoring reader; never changed afterwards, so threads may share it.
struct Compiled {
    /// Of the document that it was made from.
    std::uint64_t revision = 0;
    /// The library is linked and may be used if `content.usable`.
    authoring::Authored content;
    [[nodiscard]] std::vector<const authoring::Problem*> problemsOf(const std::string& path) const;
    [[nodiscard]] std::size_t errors() const;
    [[nodiscard]] std::size_t warnings() const;
};

/// Takes longer than a frame in a browser (work.hpp does it elsewhere). Files of the document that are no JSON are
/// problems like any other.
std::shared_ptr<const Compiled> compile(const LibraryDocument& document);
std::shared_ptr<const Compiled> compile(const authoring::SourceFiles& files, std::uint64_t revision);

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "studio/document/document.hpp"

#include <string>

namespace signpost::studio::test {

/// The content folder as it is shipped, without its JSON Schemas. Read with plain streams, so that WebAssembly has it
/// too.
const authoring::SourceFiles& shippedFiles();

/// Content of two topics, which takes a moment to compare. Without its translation.
const authoring::SourceFiles& smallFiles();

/// The document after an edit that must not be refused.
void mustApply(LibraryDocument& document, Edited edit);
/// Why it is refused; empty if it isn't. The document stays as it is.
std::string whyNot(const Edited& edit);

/// Undoes everything; then every file must have the bytes of `before`.
void undoAll(LibraryDocument& document, const authoring::SourceFiles& before);

/// Lines that are in one text and not in the other at the same place, as `diff` would count them: how many go and how
/// many come.
struct LineDifference {
    std::size_t removed = 0;
    std::size_t added = 0;
    friend bool operator==(const LineDifference&, const LineDifference&) = default;
};
LineDifference lineDifference(const std::string& before, const std::string& after);

} // namespace signpost::studio::test

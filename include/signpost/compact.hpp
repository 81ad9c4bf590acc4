// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace signpost {

// The published form of content: a few letters to know it by, a format number, then the library's fields in one fixed
// order, each number in as few bytes as it needs. The same library always gives the same bytes, so their hash names the
// content. Facts and invariants are for authors and are not part of it.

/// Why bytes were refused, and where.
struct CompactError {
    std::string reason;
    std::size_t offset = 0;
};

/// Reads and links a library. Any bytes are safe to try: nothing is believed before it is checked, and no more memory
/// is asked for than the bytes could fill. What is returned is whole and linked, or an error.
std::variant<Library, CompactError> readCompact(std::span<const std::uint8_t> bytes);

/// Writes a linked library.
std::vector<std::uint8_t> writeCompact(const Library& library);

/// The little that the first page needs: who it is for, and how old. A journey on it ends at Step::wait until the whole
/// library is there and the answers are given again.
Library startOf(const Library& library);

} // namespace signpost

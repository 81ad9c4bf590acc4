// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// Gives texts numbers from 0, each text one. A hash table of our own: the standard ones would add a kilobyte to the
/// module.
class Numbering {
public:
    /// The text's number, or noIndex if it has none.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    /// The text's number; the next one if it had none.
    std::uint32_t add(std::string_view text);
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    [[nodiscard]] std::size_t slot(std::string_view text) const;
    void grow();

    std::vector<std::string> texts_;
    /// Numbers by hash, or noIndex; a power of two, at most half full.
    std::vector<std::uint32_t> slots_;
};

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "signpost/search.hpp"

namespace signpost {

std::uint64_t scanPhrases(const Library& library, std::string_view text) {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < library.flags.size(); ++i)
        for (const std::string& phrase : library.flags[i].phrases)
            if (text.find(phrase) != std::string_view::npos)
                found |= std::uint64_t{1} << i;
    return found;
}

} // namespace signpost

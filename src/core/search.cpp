// SPDX-License-Identifier: Apache-2.0
#include "signpost/search.hpp"

#include <algorithm>

namespace signpost {

std::vector<SearchResult> searchTopics(const Library& library, std::string_view words, std::size_t most) {
    std::vector<SearchResult> results;
    for (std::uint32_t i = 0; i < library.topics.size(); ++i)
        if (library.topics[i].title.find(words) != std::string::npos)
            results.push_back({i, 1});
    results.resize(std::min(results.size(), most));
    return results;
}

} // namespace signpost

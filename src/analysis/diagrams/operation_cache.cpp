// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/operation_cache.hpp"

#include <utility>

namespace signpost::analysis {

void OperationCache::grow() {
    const std::vector<Entry> old = std::exchange(entries_, std::vector<Entry>(2 * entries_.size()));
    for (const Entry& entry : old)
        if (entry.operation != Operation::none)
            entries_[place(entry.operation, entry.a, entry.b)] = entry;
}

void OperationCache::clear() {
    entries_ = std::vector<Entry>(fewest);
}

} // namespace signpost::analysis

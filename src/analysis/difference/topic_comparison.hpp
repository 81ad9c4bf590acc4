// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/difference/difference.hpp"
#include "analysis/difference/merged_library.hpp"

namespace signpost::analysis {

/// One topic by its number in either version; noIndex in both: whom the emergency screens of both send away.
TopicDifference compareTopic(const MergedLibrary& merged, std::uint32_t before, std::uint32_t after,
                             const ProofOptions& options);

} // namespace signpost::analysis

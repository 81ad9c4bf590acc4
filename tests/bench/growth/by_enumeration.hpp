// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/patient_space.hpp"

#include <cstdint>

namespace signpost::bench {

struct Enumerated {
    /// Answer sets looked at before the time was over, numbers cut at their thresholds.
    std::uint64_t looked = 0;
    bool finished = false;
    bool holds = true;
};

/// Proves the invariant the plain way: every answer set, one after another, asks the core for its outcome.
Enumerated enumerate(const analysis::PatientSpace& space, std::uint32_t topic, const Invariant& invariant,
                     double mostSeconds);

} // namespace signpost::bench

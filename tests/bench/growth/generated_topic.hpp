// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <cstdint>

namespace signpost::bench {

/// A topic of a given size and one invariant that it keeps, the same for the same numbers on every machine. In the
/// proportions of shipped topics: checklists of 10 boxes, choices, booleans of which some offer "not sure", numbers
/// with thresholds, questions behind others, scores; each rule reads two to four answers.
///
/// The invariant: whoever ticks the first box of the first checklist, with the last choice at its worst answer, never
/// ends below `urgent`. Two rules of the topic together see to it.
Library generatedTopic(std::uint32_t questions, std::uint64_t seed);

} // namespace signpost::bench

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "signpost/journey.hpp"

#include <string>
#include <vector>

namespace signpost::authoring {

/// What became of one patient in words.
struct VignetteRun {
    bool passed = false;
    /// Why not: "urgent instead of self-care"; "the journey asks rash_glass, which the vignette does not answer".
    std::vector<std::string> failures;
    /// False if the journey came to no outcome.
    bool ended = false;
    Outcome outcome;
    /// Ids of the deciding rules.
    std::vector<std::string> reasons;
    /// Questions in the order in which they were put.
    std::vector<std::string> asked;
};

/// Takes the patient through the journey: answers as it asks, "no" to "Is there anything else?", up to the outcome.
/// @pre The library is linked and has the vignette's topic.
VignetteRun runVignette(const Library& library, const Vignette& vignette);

/// What one more "not sure" does.
struct UnsureReplacement {
    std::string linkId;
    /// Ends at a more urgent level than with the vignette's own answer.
    bool raised = false;
    VignetteRun run;
};

/// The vignette again, once for each answer that it was asked for and that could have been "not sure".
std::vector<UnsureReplacement> replaceByUnsure(const Library& library, const Vignette& vignette,
                                               const VignetteRun& run);

} // namespace signpost::authoring

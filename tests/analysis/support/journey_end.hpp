// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/assessment.hpp"

#include <span>
#include <string>

namespace signpost::test {

/// Where somebody who answered everything ends in a journey for this topic, the emergency screen first, as the core
/// says it: "urgent surgery". `phase` says whether "Still need help?" is part of it.
std::string journeyEnd(const Library& library, std::uint32_t topic, std::span<const Answer> answers, Phase phase);

/// "urgent within 120 minutes surgery nhs-111".
std::string endText(const Rank& rank, Destinations destinations);

} // namespace signpost::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "signpost/library.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace signpost::authoring {

/// Every name that any condition can use.
struct NameTable {
    std::unordered_map<std::string, std::uint32_t> questions;
    std::unordered_map<std::string, std::uint32_t> scores;
    /// By question: has an `enableWhen`, or is asked by a rule.
    std::vector<bool> mayNotApply;
};

/// What one condition may read.
struct Scope {
    /// "topic sore_throat": for messages.
    std::string owner;
    /// By question: its place in the order in which the owner asks, or noIndex if the owner doesn't ask it.
    const std::vector<std::uint32_t>* places = nullptr;
    /// By score; none are visible without it.
    const std::vector<bool>* scores = nullptr;
    /// Only questions that stand before this place can be read: for `enableWhen`.
    std::uint32_t before = noIndex;
    /// Only questions up to this phase can be read.
    Phase latest = Phase::outcome;
};

} // namespace signpost::authoring

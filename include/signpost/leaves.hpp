// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <functional>
#include <vector>

namespace signpost {

/// Every leaf that a condition's value can depend on: its own, those of the scores in it, and those of the conditions
/// under which the questions it reads apply. A leaf may be visited more than once. noCondition has none.
void eachLeaf(const Library& library, ConditionIndex index, const std::function<void(const Condition&)>& visit);

/// The questions that a condition reads itself, items of scores included; sorted, each once.
std::vector<std::uint32_t> questionsRead(const Library& library, ConditionIndex index);

} // namespace signpost

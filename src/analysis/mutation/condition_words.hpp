// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <string>

namespace signpost::analysis {

/// A condition as an author would write it, but for ages, which are told with their unit: `age < 3 months and
/// list contains(signs, "rash")`. The same comparison may have been written in another way.
std::string inWords(const Library& library, ConditionIndex condition);

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/leaves.hpp"

namespace signpost::authoring {

/// Reports `not`, `!=` and upper bounds of scores over questions that may not apply, where the same conjunction does
/// not say applies(q): without it, "not(keeps_fluids)" would be true of everyone who does not vomit and so was never
/// asked.
void checkGuards(const Expression& expression, const Library& library, const NameTable& names, const ReportAt& report);

/// The questions that a compiled condition reads, items of scores included; each once.
std::vector<std::uint32_t> questionsRead(const Library& library, ConditionIndex index);

} // namespace signpost::authoring

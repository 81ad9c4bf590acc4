// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/conditions/leaves.hpp"

namespace signpost::authoring {

/// Reports `not`, `!=` and upper bounds of scores over questions that may not apply, where the same conjunction does
/// not say applies(q): without it, "not(keeps_fluids)" would be true of everyone who does not vomit and so was never
/// asked.
void checkGuards(const Expression& expression, const Library& library, const NameTable& names, const ReportAt& report);

} // namespace signpost::authoring

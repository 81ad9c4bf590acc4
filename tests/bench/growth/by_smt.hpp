// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <string>

namespace signpost::bench {

/// The invariant's negation for an SMT solver, in SMT-LIB 2: answers as variables, conditions as definitions. The
/// solver says `unsat` if nobody whom the invariant speaks of ends below its floor. Covers what generated topics use.
std::string asSmt(const Library& library, std::uint32_t topic, const Invariant& invariant);

} // namespace signpost::bench

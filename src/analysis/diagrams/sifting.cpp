// SPDX-License-Identifier: Apache-2.0
#include "analysis/diagrams/diagrams.hpp"

namespace signpost::analysis {

void Diagrams::improveOrder(std::span<const Set> kept) {
    forgetOthers(kept);
}

} // namespace signpost::analysis

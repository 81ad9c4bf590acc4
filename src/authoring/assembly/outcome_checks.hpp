// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/drafts.hpp"

namespace signpost::authoring {

/// What must hold of outcomes: hand-overs don't cycle, and every level below call-999 that a topic can end at has a
/// `watch` or `help` item that everyone sees.
void checkOutcomes(Problems& problems, const Drafts& drafts, const Library& library);

} // namespace signpost::authoring

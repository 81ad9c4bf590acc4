// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/drafts.hpp"

namespace signpost::authoring {

/// Warnings about style: sentences too long to be read under stress, topics without further reading or with few
/// vignettes.
void checkStyle(Problems& problems, const Drafts& drafts);

} // namespace signpost::authoring

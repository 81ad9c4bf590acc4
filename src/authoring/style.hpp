// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/drafts.hpp"

namespace signpost::authoring {

/// Warnings about style: texts too hard to be read under stress (long sentences, a high reading age, words that
/// patients don't use), advice without a source, topics without further reading or with few vignettes.
void checkStyle(Problems& problems, const Drafts& drafts);

} // namespace signpost::authoring

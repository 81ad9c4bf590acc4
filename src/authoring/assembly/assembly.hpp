// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "authoring/drafts.hpp"

namespace signpost::authoring {

/// Puts the files together: modules into topics, names into places, conditions into the core's form. Reports everything
/// that is wrong between files. The library is to be used only if nothing was.
Library assemble(Problems& problems, Drafts& drafts);

/// Vignettes with their answers in the texts of docs/core-interface.md, checked against the questions.
std::vector<Vignette> assembleVignettes(Problems& problems, const Drafts& drafts, const Library& library);

} // namespace signpost::authoring

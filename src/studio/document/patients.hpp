// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/journey.hpp"
#include "studio/document/compiled.hpp"
#include "studio/document/edit.hpp"
#include "studio/document/findings.hpp"

#include <span>
#include <string>
#include <string_view>

namespace signpost::studio {

/// Takes every patient in words (of one topic, or of all) through the journey; rules without a patient are in
/// `coverage`.
/// @pre compiled.content.usable
Vignettes runVignettes(const Compiled& compiled, std::string_view topic = {});

/// A vignette from given answers, such as the preview's or a counterexample's: what is the same as in the file's
/// defaults is left out, the outcome to which they lead is expected. `patient` is what the author says of them. The
/// topic's file of vignettes is made if there is none.
/// @pre compiled is of this document's revision
Edited addVignette(const LibraryDocument& document, const Compiled& compiled, std::string_view topic,
                   std::span<const GivenAnswer> answers, std::string_view id, std::string_view patient);

} // namespace signpost::studio

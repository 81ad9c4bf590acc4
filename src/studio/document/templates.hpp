// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <span>
#include <string>
#include <string_view>

namespace signpost::studio {

/// What a new topic can begin as. Each is content that compiles, proves, and has vignettes that pass, with words to be
/// replaced.
struct Template {
    std::string_view id;
    std::string_view title;
    /// What it is good for, in a sentence.
    std::string_view about;
};
std::span<const Template> templates();

/// A new topic with its vignettes, as a draft of `today` (YYYY-MM-DD). Refused if the id is taken, reserved or not
/// snake_case.
Edited newTopic(const LibraryDocument& document, std::string_view templateId, std::string_view id,
                std::string_view title, std::string_view today);

} // namespace signpost::studio

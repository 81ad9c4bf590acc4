// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/journey.hpp"
#include "signpost/search.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace signpost {

// Pages as JSON texts, in the form of docs/core-interface.md. They are descriptions: whoever reads them draws them.

/// The next page of the journey.
std::string pageJson(const Journey& journey);

/// An earlier page again, by a question's linkId or "outcome", "choose-topic", "anything-else", "check"; nothing if
/// there is no such page yet.
std::optional<std::string> pageJson(const Journey& journey, std::string_view page);

/// The topics offered to this patient, by title, and the parts of the body.
std::string topicsJson(const Journey& journey);

/// Topics for the patient's words, best first, and the red flags that the words mention. `index` is of the journey's
/// library; it is made once, because this runs on every keystroke.
std::string searchJson(const Journey& journey, const WordIndex& index, std::string_view words);

/// The answers in order and the outcome. `content` is the hash of the content, in hexadecimal.
std::string recordJson(const Journey& journey, std::string_view content);

/// {"error": code, "linkId": …, "detail": …}; with the range for numbers and the length for texts.
std::string errorJson(const Library& library, std::string_view linkId, const AnswerError& error);

} // namespace signpost

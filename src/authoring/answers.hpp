// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"
#include "signpost/question.hpp"

#include <optional>
#include <string>

namespace signpost::authoring {

/// An answer written as JSON in the text that a journey takes: `true`, `38.2`, "30 years", ["drooling"], and [] for
/// "none of these". `question` may be null for the journey's own answers. Nothing if the value can't be an answer.
std::optional<std::string> answerTextOf(const Question* question, const Node& value);

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"

#include <string>
#include <string_view>

/// Small things read from the document for the eye.
namespace signpost::studio {

/// The topic's title, or its id if that can't be read.
std::string titleOf(const LibraryDocument& document, const std::string& topic);
/// A text member of an object; empty if there is none.
std::string textOf(const authoring::Node* object, std::string_view key);
/// Words for the patient: a text, or the `me` form where several are given.
std::string wordsIn(const authoring::Node* object, std::string_view key);

/// "general_red_flags" -> "General red flags".
std::string readableId(std::string_view id);
/// "Hay fever" -> "hay_fever".
std::string idFrom(std::string_view title);
/// YYYY-MM-DD.
std::string today();

} // namespace signpost::studio

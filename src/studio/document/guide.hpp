// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace signpost::studio {

/// Which panel a step of the guide happens in.
enum class Panel : std::uint8_t { library, questions, rules, everyPatient, preview, vignettes, review };

/// The first topic in five minutes: one thing to do after the other, each seen to be done.
struct GuideStep {
    std::string_view title;
    /// Two or three sentences: what to do, and what it is for.
    std::string_view text;
    Panel panel = Panel::library;
    /// Whether the topic that is being made has it. Steps without their own mark (to look at something) are done when
    /// the reader says so: null.
    bool (*done)(const LibraryDocument& document, const std::string& topic) = nullptr;
};
std::span<const GuideStep> guide();

/// What a field means and how to write it, for the person at the keyboard: "question.hint", "rule.because"; empty if
/// there is nothing to say.
std::string_view helpFor(std::string_view field);

} // namespace signpost::studio

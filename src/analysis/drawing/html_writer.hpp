// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/disposition.hpp"
#include "signpost/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace signpost::analysis {

/// Writes HTML front to back. Only `markup` takes text as it is; all else is escaped.
class HtmlWriter {
public:
    void markup(std::string_view html) { html_ += html; }
    void text(std::string_view words);
    void element(std::string_view name, std::string_view words);
    /// A name or condition; a line may break after each of its words.
    void name(std::string_view name);
    void code(std::string_view words);
    /// As it is said to the patient, and then to those who ask for somebody else, if that differs.
    void words(const Words& words);
    /// In its colour, in words.
    void level(const std::optional<Rank>& rank);
    void effect(const Effect& effect);
    /// "Source: …", small; nothing for no source.
    void source(std::string_view element, std::string_view source);

    std::string take() { return std::move(html_); }

private:
    std::string html_;
};

} // namespace signpost::analysis

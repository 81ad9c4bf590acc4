// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

/// # Side by side with the English
///
/// languages/<code>.json holds the interface's texts, languages/<code>/… those of topics and modules, each with the
/// hash of the English that it was made from (docs/content-format.md, "Translations"; authoring/translation.hpp reads
/// them).
namespace signpost::studio {

struct TranslationRow {
    /// The English file, "topics/cough.json"; "languages/en.json" for the interface.
    std::string file;
    /// "/questions/cough_signs/text"; for the interface the text's name, "button.continue".
    std::string path;
    /// A text, or an object with `me`, `child`, `other`, or a list of search words: JSON, as it stands.
    std::string english;
    /// Empty if missing.
    std::string translated;
    enum class State : std::uint8_t {
        current,
        missing,
        stale,   ///< the English has changed since
        orphaned ///< the English is gone
    };
    State state = State::missing;
};

/// Codes with a languages/<code>.json, without the library's own.
std::vector<std::string> languagesOf(const LibraryDocument& document);

/// All texts of one English file, in its order, and then what is orphaned.
std::vector<TranslationRow> translationRows(const LibraryDocument& document, std::string_view language,
                                            const std::string& file);
/// English files with patients' texts, the interface first.
std::vector<std::string> filesToTranslate(const LibraryDocument& document);

struct TranslationCount {
    std::size_t texts = 0;
    std::size_t missing = 0;
    std::size_t stale = 0;
    std::size_t orphaned = 0;
};
TranslationCount countTranslations(const LibraryDocument& document, std::string_view language);

/// The translation of one text, made from the English as it is now. An empty value takes it away.
Edited setTranslation(const LibraryDocument& document, std::string_view language, const std::string& file,
                      std::string_view path, const nlohmann::ordered_json& value);
/// The English changed and the translation is still right.
Edited keepTranslation(const LibraryDocument& document, std::string_view language, const std::string& file,
                       std::string_view path);
/// Notes today's English for translations that say nothing of what they were made from (an empty or missing `of`).
Edited stampTranslations(const LibraryDocument& document, std::string_view language);
/// A new language: its file for the interface, empty of texts.
Edited addLanguage(const LibraryDocument& document, std::string_view code, std::string_view title, bool rightToLeft);

} // namespace signpost::studio

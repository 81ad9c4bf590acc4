// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "authoring/document.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// # The same content in another language
///
/// Content is authored in the library's language, "the English" below. languages/<code>/topics/cough.json holds another
/// language's texts for topics/cough.json, each with a hash of the English that it was made from; languages/<code>.json
/// does the same for the interface. A translation never changes what is decided: it takes the place of texts in the
/// English files, and the result is read like any content.
namespace signpost::authoring {

struct TranslatedText {
    /// Where the English stands in its file, items named by their linkId, id or value where they have one:
    /// "/questions/cough_signs/answerOption/blood/text". For the interface, the text's name.
    std::string path;
    /// Null if there is none (any more).
    const Node* english = nullptr;
    /// The translated value (a text, an object with `me`, `child`, `other`, or a list), null if missing; and all that
    /// is said of it.
    const Node* translated = nullptr;
    const Node* entry = nullptr;
    enum class State : std::uint8_t {
        current,
        missing,
        stale,   ///< made from other English than today's
        orphaned ///< the English is gone
    };
    State state = State::missing;
};

/// Whether patients read any texts of this file: library.json, topics/ and shared/.
bool hasPatientsTexts(std::string_view file);

/// The texts that patients read in an English file, in its order, and what a translation says to each; then what is
/// orphaned. Either root may be null.
std::vector<TranslatedText> translatedTexts(std::string_view file, const Node* english, const Node* translation);
/// The same for languages/en.json and languages/<code>.json.
std::vector<TranslatedText> translatedInterface(const Node* english, const Node* translation);

/// What a translation notes of the English that it was made from: the first 16 digits of the SHA-256 of its canonical
/// form.
std::string translationHash(const Node& english);

/// Content with its texts in another language.
struct Translated {
    SourceFiles files;
    /// Texts that are in English because they are missing, or because they are stale.
    std::size_t missing = 0;
    std::size_t stale = 0;
};

/// Files for readContent, to be published with makeBundle(content, language). The library's own language gives the
/// files as they are.
Translated translate(const SourceFiles& files, const std::string& language);

/// Reports translations that are ill-formed; warns of what is missing, stale or orphaned. Documents by path.
void checkTranslations(Problems& problems, const std::map<std::string, const Node*>& documents);

} // namespace signpost::authoring

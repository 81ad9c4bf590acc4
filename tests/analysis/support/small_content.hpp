// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <string>

namespace signpost::test {

/// Small content as a clinician writes it, in which each test spoils one thing: the folder tests/analysis/content
/// (about you, an emergency screen, a red-flag phrase, "Still need help?", a letter, a fallback topic), and what is
/// added here. Texts that say nothing for a proof may be left out of questions, rules and defaults; they are filled in.
///
///     SmallContent content;
///     content.topic("cough", R"json({
///       "questions": [{"linkId": "fever", "type": "boolean"}],
///       "rules": [{"id": "hot", "when": "fever", "level": "urgent", "destination": "surgery"}],
///       "default": {"cases": [{"when": "fever = false"}]}
///     })json");
///     const Library library = content.library();
///
/// A default says self-care at home unless it says something else; every level has its "when to get help".
class SmallContent {
public:
    SmallContent();
    SmallContent& topic(const std::string& id, const std::string& json);
    SmallContent& module(const std::string& id, const std::string& json);
    /// The one list of a file: "invariants", "facts" or "services".
    SmallContent& list(const std::string& name, const std::string& json);
    /// Exchanges a text, which must stand exactly once in the file, for another.
    SmallContent& change(const std::string& file, const std::string& text, const std::string& instead);

    /// Read, checked and linked; fails the test with every problem if the content is not usable.
    [[nodiscard]] Library library() const;

private:
    authoring::SourceFiles files_;
};

} // namespace signpost::test

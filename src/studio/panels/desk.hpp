// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/shell/session.hpp"
#include "studio/shell/theme.hpp"
#include "studio/shell/typeface.hpp"

#include <map>
#include <optional>
#include <string>

namespace signpost::studio {

/// The panels that share the middle, in the order of their tabs.
enum class Tab : unsigned char { tree, questions, rules, everyPatient, vignettes, changes, languages, review, help };

/// How the user has set up the place; kept for the next start.
struct Arrangement {
    Appearance appearance = Appearance::light;
    float libraryWidth = 248;
    float previewWidth = 384;
    bool previewShown = true;
    bool previewPhone = true;
    Tab tab = Tab::tree;
    std::string topic;

    [[nodiscard]] std::string toJson() const;
    /// What can't be read is left as it is.
    void fromJson(std::string_view json);
};

/// What a panel draws with.
struct Desk {
    Session& session;
    const Palette& colours;
    const Typefaces& faces;
    Arrangement& arrangement;
    /// Texts that are being typed and are not the document's yet, such as a search.
    std::map<std::string, std::string>& drafts;
};

void libraryPanel(Desk& desk);
void treePanel(Desk& desk);
void questionsPanel(Desk& desk);
void rulesPanel(Desk& desk);
void everyPatientPanel(Desk& desk);
void vignettesPanel(Desk& desk);
void changesPanel(Desk& desk);
void languagesPanel(Desk& desk);
void reviewPanel(Desk& desk);
void helpPanel(Desk& desk);

} // namespace signpost::studio

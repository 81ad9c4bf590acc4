// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "authoring/drafts.hpp"

// Readers of whole files.
namespace signpost::authoring {

LibraryDraft readLibraryFile(Problems& problems, const Node& root);
TopicDraft readTopicFile(Problems& problems, const Node& root);
ModuleDraft readModuleFile(Problems& problems, const Node& root);
VignetteFileDraft readVignetteFile(Problems& problems, const Node& root);
std::vector<FactDraft> readFactsFile(Problems& problems, const Node& root);
std::vector<InvariantDraft> readInvariantsFile(Problems& problems, const Node& root);
std::vector<ServiceDraft> readServicesFile(Problems& problems, const Node& root);
PhrasesDraft readPhrasesFile(Problems& problems, const Node& root);
SynonymsDraft readSynonymsFile(Problems& problems, const Node& root);
Language readLanguageFile(Problems& problems, const Node& root);

} // namespace signpost::authoring

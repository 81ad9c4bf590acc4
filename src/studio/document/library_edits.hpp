// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <string>
#include <string_view>
#include <vector>

/// # Edits that reach through the library
///
/// A name is used in many files: a question in conditions, phrases and vignettes, a topic in hand-overs, services and
/// exemptions. Renaming and deleting find all of its uses, inside conditions too, with the reader that compiles them.
namespace signpost::studio {

/// What a name belongs to.
struct Name {
    enum class Kind : std::uint8_t { topic, module, question, option, score, rule, advice, flag };
    Kind kind = Kind::question;
    /// The id; of an option its value.
    std::string id;
    /// Of an option its question; of a rule or advice the topic or module that it stands in.
    std::string of = {};
};

/// One place that names it; for lists of "used in".
struct Use {
    std::string path;
    /// JSON pointer of the value (or of the key, for answers of vignettes).
    std::string pointer;
    /// Where the name itself is declared.
    bool declares = false;
    /// In a condition: its text, and where in it the name stands.
    std::string condition = {};
    std::size_t at = 0;
};

/// In the order of paths and of places in them, the declaration first.
std::vector<Use> usesOf(const LibraryDocument& document, const Name& name);

/// The same name everywhere it is used; a topic's or module's files are renamed too. Refused if the new name is taken,
/// reserved or not snake_case, or if a file that may use it can't be read.
Edited rename(const LibraryDocument& document, const Name& name, const std::string& newName);

/// Deletes a topic with its vignettes, translations and approvals, and takes it out of services, exemptions and
/// phrases. Refused while another topic hands over to it, or if it is the fallback topic.
Edited deleteTopic(const LibraryDocument& document, const std::string& id);

/// The topic under a new id and title, as a draft that nobody has reviewed. Its questions and scores get new names, as
/// a linkId means one thing in the whole library: `cough_signs` becomes `croup_signs` where the topic's id stands in
/// the name, and otherwise gets the new id in front. Vignettes are copied as well.
Edited copyTopic(const LibraryDocument& document, const std::string& id, const std::string& newId,
                 const std::string& newTitle);

} // namespace signpost::studio

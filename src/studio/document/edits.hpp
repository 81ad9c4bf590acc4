// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "studio/document/document.hpp"
#include "studio/document/edit.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

/// # Small edits of one file
///
/// All take a file's path and a JSON pointer into it: "topics/cough.json", "/rules/2/when". They keep the layout that
/// the file has, and lay out what is new as the shipped content is laid out (layout.hpp). Values are JSON; their keys
/// keep their order.
///
///     document.apply(insertItem(document, path, "/rules", 3, {{"id", "hot"}, {"when", "fever"}, {"level", "soon"}}));
///     document.apply(moveItem(document, path, "/questions", 4, 2));
namespace signpost::studio {

using Json = nlohmann::ordered_json;

/// Gives the value at `pointer`; a key that its object lacks is added where the format lists it. Edits in a row of the
/// same field are one step of undo.
Edited setValue(const LibraryDocument& document, const std::string& path, std::string_view pointer, const Json& value);
Edited setText(const LibraryDocument& document, const std::string& path, std::string_view pointer,
               std::string_view text);
/// Takes a key out of its object; nothing to do if it is not there.
Edited removeValue(const LibraryDocument& document, const std::string& path, std::string_view pointer);

/// Puts a value into the list at `list`, before the item at `place` (its length: at the end). A list that is missing is
/// made.
Edited insertItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place,
                  const Json& value);
Edited removeItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place);
/// Afterwards the item stands at `to`.
Edited moveItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t from,
                std::size_t to);
/// The item again, after itself, with this in the place of its `linkId`, `id` or `value`.
Edited copyItem(const LibraryDocument& document, const std::string& path, std::string_view list, std::size_t place,
                std::string_view newName);

/// The whole file as text: how a malformed file is mended. Only the part that differs is changed. Makes the file if
/// there is none.
Edited setBytes(const LibraryDocument& document, const std::string& path, std::string_view bytes);
Edited removeFile(const LibraryDocument& document, const std::string& path);

/// Several edits, made from the document as it is and touching different places, as one step.
Edited together(std::string name, std::vector<Edited> edits);

} // namespace signpost::studio

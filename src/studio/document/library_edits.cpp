// SPDX-License-Identifier: Apache-2.0
#include "studio/document/library_edits.hpp"

#include "studio/document/edits.hpp"
#include "studio/document/name_complaints.hpp"
#include "studio/document/name_search.hpp"
#include "studio/document/scratch.hpp"
#include "studio/document/splices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::studio {
namespace {

using authoring::Node;
using Kind = Name::Kind;

std::string renamedPath(const std::string& path, const std::string& newName) {
    return path.substr(0, path.rfind('/') + 1) + newName + ".json";
}

/// Splices by file; of a file that gets another path, all of it.
std::vector<Change> changesOf(const LibraryDocument& document, const NameSearch& search, const std::string& newName) {
    std::vector<Change> changes;
    for (const NamedPlace& place : search.places)
        changes.push_back(
            replaced(place.use.path, *document.bytes(place.use.path), place.begin, place.end, place.renamed(newName)));
    inApplicableOrder(changes);
    for (const std::string& path : search.files) {
        std::string bytes = *document.bytes(path);
        for (const Change& change : changes)
            if (change.path == path)
                bytes.replace(change.at, change.before.size(), change.after);
        std::erase_if(changes, [&](const Change& change) { return change.path == path; });
        changes.push_back({Change::Kind::create, renamedPath(path, newName), 0, {}, std::move(bytes)});
        changes.push_back({Change::Kind::remove, path, 0, *document.bytes(path), {}});
    }
    return changes;
}

std::size_t placeIn(const Node& list, const std::string& text) {
    const auto found =
        std::find_if(list.children.begin(), list.children.end(), [&](const Node* n) { return n->text == text; });
    return static_cast<std::size_t>(found - list.children.begin());
}

/// Takes the topic out of lists of topics, wherever `listIn` finds one in an item of the file's list; `mayBeEmpty`: an
/// item without any topic left stays.
void takeOut(Scratch& scratch, const std::string& path, const std::string& list, const std::string& key,
             const std::string& id, bool mayBeEmpty) {
    const Node* items = scratch.document().find(path, list);
    for (std::size_t i = items == nullptr ? 0 : items->children.size(); i-- > 0;) {
        const std::string item = list + "/" + std::to_string(i);
        const Node* topics = scratch.document().find(path, item + "/" + key);
        if (topics == nullptr || placeIn(*topics, id) == topics->children.size())
            continue;
        if (topics->children.size() == 1 && !mayBeEmpty)
            scratch.make(removeItem(scratch.document(), path, list, i));
        else if (topics->children.size() == 1)
            scratch.make(removeValue(scratch.document(), path, item + "/" + key));
        else
            scratch.make(removeItem(scratch.document(), path, item + "/" + key, placeIn(*topics, id)));
    }
}

void takeOutOfExemptions(Scratch& scratch, const std::string& id) {
    const std::string path = "invariants.json";
    const Node* invariants = scratch.document().find(path, "/invariants");
    for (std::size_t i = invariants == nullptr ? 0 : invariants->children.size(); i-- > 0;) {
        const std::string pointer = "/invariants/" + std::to_string(i) + "/exempt";
        const Node* exempt = scratch.document().find(path, pointer);
        for (std::size_t j = exempt == nullptr ? 0 : exempt->children.size(); j-- > 0;) {
            const Node* topic = scratch.document().find(path, pointer + "/" + std::to_string(j) + "/topic");
            if (topic == nullptr || topic->text != id)
                continue;
            const bool last = scratch.document().find(path, pointer)->children.size() == 1;
            scratch.make(last ? removeValue(scratch.document(), path, pointer)
                              : removeItem(scratch.document(), path, pointer, j));
        }
    }
}

/// The names that a copied topic's questions and scores get.
std::string newNameOf(const std::string& name, const std::string& id, const std::string& newId) {
    const std::size_t at = name.find(id);
    return at == std::string::npos ? newId + "_" + name : std::string(name).replace(at, id.size(), newId);
}

std::vector<Name> namesDeclaredIn(const Node& topic) {
    std::vector<Name> names;
    const auto collect = [&](std::string_view list, std::string_view key, Kind kind) {
        if (const Node* all = topic.find(list); all != nullptr)
            for (const Node* each : all->children)
                if (const Node* name = each->find(key); name != nullptr && name->kind == Node::Kind::text)
                    names.push_back({kind, name->text, {}});
    };
    collect("questions", "linkId", Kind::question);
    collect("letter_questions", "linkId", Kind::question);
    collect("scores", "id", Kind::score);
    return names;
}

} // namespace

std::vector<Use> usesOf(const LibraryDocument& document, const Name& name) {
    std::vector<Use> uses;
    for (const NamedPlace& place : searchName(document, name).places)
        uses.push_back(place.use);
    return uses;
}

Edited rename(const LibraryDocument& document, const Name& name, const std::string& newName) {
    if (newName == name.id)
        return Edit{};
    const NameSearch search = searchName(document, name);
    if (!search.unreadable.empty())
        return Refusal{search.unreadable.front()};
    const bool declared = std::any_of(search.places.begin(), search.places.end(),
                                      [](const NamedPlace& place) { return place.use.declares; });
    if (!declared)
        return Refusal{"nothing here is called " + name.id};
    const auto others = usesOf(document, {name.kind, newName, name.of});
    if (std::any_of(others.begin(), others.end(), [](const Use& use) { return use.declares; }))
        return Refusal{newName + " is taken already"};
    for (const std::string& path : search.files)
        if (document.bytes(renamedPath(path, newName)) != nullptr)
            return Refusal{renamedPath(path, newName) + " is there already"};
    const Edit edit{"Rename " + name.id + " to " + newName, changesOf(document, search, newName), {}};
    Scratch scratch(document);
    scratch.make(edit);
    if (scratch.refused())
        return scratch.take({});
    if (const auto complaint = newNameComplaint(document.files(), scratch.document().files()))
        return Refusal{*complaint};
    return edit;
}

Edited deleteTopic(const LibraryDocument& document, const std::string& id) {
    const NameSearch search = searchName(document, {Kind::topic, id, {}});
    if (document.bytes("topics/" + id + ".json") == nullptr)
        return Refusal{"there is no topic " + id};
    for (const NamedPlace& place : search.places) {
        const bool own = std::find(search.files.begin(), search.files.end(), place.use.path) != search.files.end();
        if (!own && place.use.path.starts_with("topics/"))
            return Refusal{place.use.path + " hands over to " + id + ": give that rule another destination first"};
        if (!own && place.use.path == "library.json")
            return Refusal{id + " is the fallback topic: choose another in library.json first"};
    }
    Scratch scratch(document);
    takeOut(scratch, "services.json", "/services", "topics", id, false);
    takeOut(scratch, "phrases.json", "/flags", "covered_by", id, true);
    takeOutOfExemptions(scratch, id);
    for (const std::string& path : search.files)
        scratch.make(removeFile(scratch.document(), path));
    return scratch.take("Delete the topic " + id);
}

Edited copyTopic(const LibraryDocument& document, const std::string& id, const std::string& newId,
                 const std::string& newTitle) {
    const std::string from = "topics/" + id + ".json";
    const std::string to = "topics/" + newId + ".json";
    const std::string vignettes = "vignettes/" + id + ".json";
    const Node* root = document.root(from);
    if (root == nullptr)
        return Refusal{document.bytes(from) == nullptr ? "there is no topic " + id
                                                       : from + " can't be read as JSON: mend its text first"};
    if (document.bytes(to) != nullptr)
        return Refusal{newId + " is taken already"};
    // Renamed where nothing else is, so that only the copy changes.
    authoring::SourceFiles own = {{from, *document.bytes(from)}};
    if (const std::string* bytes = document.bytes(vignettes); bytes != nullptr)
        own[vignettes] = *bytes;
    Scratch copy{LibraryDocument(own)};
    const auto renameInCopy = [&](const Name& name, const std::string& newName) {
        const NameSearch search = searchName(copy.document(), name);
        copy.make(search.unreadable.empty() ? Edited(Edit{{}, changesOf(copy.document(), search, newName), {}})
                                            : Edited(Refusal{search.unreadable.front()}));
    };
    for (const Name& name : namesDeclaredIn(*root))
        renameInCopy(name, newNameOf(name.id, id, newId));
    renameInCopy({Kind::topic, id, {}}, newId);
    copy.make(setText(copy.document(), to, "/title", newTitle));
    copy.make(setText(copy.document(), to, "/status", "draft"));
    copy.make(setText(copy.document(), to, "/version", "0.1.0"));
    for (const char* date : {"/approvalDate", "/lastReviewDate"})
        copy.make(removeValue(copy.document(), to, date));
    if (copy.refused())
        return copy.take({});
    Scratch scratch(document);
    for (const auto& [path, bytes] : copy.document().files())
        scratch.make(setBytes(scratch.document(), path, bytes));
    if (const auto complaint = newNameComplaint(document.files(), scratch.document().files()); complaint)
        return Refusal{*complaint};
    return scratch.take("Copy the topic " + id);
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "authoring/document.hpp"
#include "studio/document/edit.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// # A library, open for editing
///
/// Holds the files of a content folder as bytes. Every edit changes only the bytes that it is about, so a file that
/// nobody touched is saved as it was opened, a changed word is a one-line difference, and what could not be understood
/// stays as it is. Knows no disk and no network: bytes in, bytes out.
///
///     LibraryDocument document(files);                                   // path -> bytes, as authoring::readFolder
///     const auto edit = setText(document, "topics/cough.json", "/title", "Cough and cold");
///     if (const auto refused = document.apply(edit))
///         show(refused->why);
///     document.undo();
///     for (const std::string& path : document.changedPaths())            // what to save
///         write(path, document.bytes(path));                             // null: the file is gone
///     document.markSaved();
///
/// Its other halves: edits.hpp and library_edits.hpp make edits, compiled.hpp reads all files into a Library with
/// problems, work.hpp does what takes longer than a frame, review.hpp, translations.hpp, templates.hpp, draft.hpp.
namespace signpost::studio {

class LibraryDocument {
public:
    explicit LibraryDocument(authoring::SourceFiles files);
    ~LibraryDocument();
    LibraryDocument(LibraryDocument&&) noexcept;
    LibraryDocument& operator=(LibraryDocument&&) noexcept;

    /// As they would be saved now.
    [[nodiscard]] const authoring::SourceFiles& files() const { return files_; }
    /// One file's bytes, or null.
    [[nodiscard]] const std::string* bytes(const std::string& path) const;
    /// A file's JSON, with unknown keys, in the file's order; null if there is no such file or it is no JSON
    /// (`problems` then says why). Good until that file changes.
    [[nodiscard]] const authoring::Node* root(const std::string& path) const;
    /// The value at a JSON pointer, "/rules/2/when"; null if there is none.
    [[nodiscard]] const authoring::Node* find(const std::string& path, std::string_view pointer) const;
    /// Why a file is no JSON, or what its JSON has twice; what else is wrong says compiled.hpp.
    [[nodiscard]] const std::vector<authoring::Problem>& problems(const std::string& path) const;
    /// In the order of their names, the ids of topics/*.json; the same of another folder: "shared", "vignettes".
    [[nodiscard]] std::vector<std::string> idsIn(std::string_view folder) const;

    /// Makes the edit and forgets what was undone; nothing to do is no step. A refusal changes nothing.
    std::optional<Refusal> apply(Edited edit);
    [[nodiscard]] bool canUndo() const { return !done_.empty(); }
    [[nodiscard]] bool canRedo() const { return !undone_.empty(); }
    /// Of the step that would be taken back or made again; empty if there is none.
    [[nodiscard]] std::string undoName() const { return done_.empty() ? std::string() : done_.back().name; }
    [[nodiscard]] std::string redoName() const { return undone_.empty() ? std::string() : undone_.back().name; }
    /// The paths that it changed.
    std::vector<std::string> undo();
    std::vector<std::string> redo();
    /// The next edit is a step of its own, whatever its mark: a field lost the focus.
    void endStep() { mayJoin_ = false; }

    /// Another number after every change of any file.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// The revision at which this file last changed.
    [[nodiscard]] std::uint64_t revision(const std::string& path) const;

    /// Differs from what was opened or last saved; files that are new or gone included.
    [[nodiscard]] bool changed(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> changedPaths() const;
    [[nodiscard]] bool changed() const;
    /// What was opened or last saved; null if the file is new.
    [[nodiscard]] const std::string* savedBytes(const std::string& path) const;
    void markSaved();
    void markSaved(const std::string& path);
    /// Files that somebody else changed since they were opened or saved, given what is on the disk now.
    [[nodiscard]] std::vector<std::string> changedOutside(const authoring::SourceFiles& onDisk) const;

private:
    struct Parsed;
    void make(const Change& change);
    void takeBack(const Change& change);
    void touch(const std::string& path);
    [[nodiscard]] const Parsed* parsed(const std::string& path) const;
    [[nodiscard]] bool joins(const Edit& edit) const;

    authoring::SourceFiles files_;
    authoring::SourceFiles saved_;
    mutable std::map<std::string, std::unique_ptr<Parsed>> parsed_;
    std::map<std::string, std::uint64_t> revisions_;
    std::vector<Edit> done_;
    std::vector<Edit> undone_;
    bool mayJoin_ = false;
    std::uint64_t revision_ = 0;
};

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/document.hpp"

#include <algorithm>
#include <set>

namespace signpost::studio {

using authoring::Document;
using authoring::Node;
using authoring::Problem;
using authoring::SourceFiles;

struct LibraryDocument::Parsed {
    std::unique_ptr<Document> document;
    std::vector<Problem> problems;
};

LibraryDocument::LibraryDocument(SourceFiles files) : files_(std::move(files)), saved_(files_) {}
LibraryDocument::~LibraryDocument() = default;
LibraryDocument::LibraryDocument(LibraryDocument&&) noexcept = default;
LibraryDocument& LibraryDocument::operator=(LibraryDocument&&) noexcept = default;

namespace {

const std::string* bytesIn(const SourceFiles& files, const std::string& path) {
    const auto found = files.find(path);
    return found == files.end() ? nullptr : &found->second;
}

bool same(const std::string* a, const std::string* b) {
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

/// Paths of either, each once, whose bytes differ.
std::vector<std::string> differing(const SourceFiles& a, const SourceFiles& b) {
    std::set<std::string> paths;
    for (const auto& [path, bytes] : a)
        if (!same(&bytes, bytesIn(b, path)))
            paths.insert(path);
    for (const auto& [path, bytes] : b)
        if (!a.contains(path))
            paths.insert(path);
    return {paths.begin(), paths.end()};
}

std::vector<std::string> pathsOf(const Edit& edit) {
    std::set<std::string> paths;
    for (const Change& change : edit.changes)
        paths.insert(change.path);
    return {paths.begin(), paths.end()};
}

/// Whether the change is about the files as they are.
bool fits(const SourceFiles& files, const Change& change) {
    const std::string* bytes = bytesIn(files, change.path);
    switch (change.kind) {
    case Change::Kind::create:
        return bytes == nullptr;
    case Change::Kind::remove:
        return bytes != nullptr && *bytes == change.before;
    case Change::Kind::splice:
        break;
    }
    return bytes != nullptr && change.at <= bytes->size() &&
           bytes->compare(change.at, change.before.size(), change.before) == 0;
}

/// Makes one change of two, where the second only changes what the first wrote.
void join(std::vector<Change>& changes, const Change& next) {
    Change& last = changes.back();
    const bool again = last.kind == Change::Kind::splice && next.kind == Change::Kind::splice &&
                       last.path == next.path && next.at >= last.at &&
                       next.at + next.before.size() <= last.at + last.after.size();
    if (!again) {
        changes.push_back(next);
        return;
    }
    last.after.replace(next.at - last.at, next.before.size(), next.after);
    if (last.before == last.after)
        changes.pop_back();
}

} // namespace

const std::string* LibraryDocument::bytes(const std::string& path) const {
    return bytesIn(files_, path);
}

const LibraryDocument::Parsed* LibraryDocument::parsed(const std::string& path) const {
    const std::string* text = bytes(path);
    if (text == nullptr)
        return nullptr;
    auto& known = parsed_[path];
    if (known == nullptr) {
        known = std::make_unique<Parsed>();
        authoring::Problems problems;
        known->document = Document::parse(path, *text, problems);
        known->problems = problems.takeSorted();
    }
    return known.get();
}

const Node* LibraryDocument::root(const std::string& path) const {
    const Parsed* its = parsed(path);
    return its == nullptr || its->document == nullptr ? nullptr : &its->document->root();
}

const Node* LibraryDocument::find(const std::string& path, std::string_view pointer) const {
    const Node* node = root(path);
    return node == nullptr ? nullptr : node->at(pointer);
}

const std::vector<Problem>& LibraryDocument::problems(const std::string& path) const {
    static const std::vector<Problem> none;
    const Parsed* its = parsed(path);
    return its == nullptr ? none : its->problems;
}

std::vector<std::string> LibraryDocument::idsIn(std::string_view folder) const {
    constexpr std::string_view suffix = ".json";
    const std::string prefix = std::string(folder) + "/";
    std::vector<std::string> ids;
    for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix); ++file) {
        const std::string_view name = std::string_view(file->first).substr(prefix.size());
        if (name.ends_with(suffix) && name.find('/') == std::string_view::npos)
            ids.emplace_back(name.substr(0, name.size() - suffix.size()));
    }
    return ids;
}

void LibraryDocument::touch(const std::string& path) {
    parsed_.erase(path);
    revisions_[path] = ++revision_;
}

void LibraryDocument::make(const Change& change) {
    if (change.kind == Change::Kind::create)
        files_[change.path] = change.after;
    else if (change.kind == Change::Kind::remove)
        files_.erase(change.path);
    else
        files_[change.path].replace(change.at, change.before.size(), change.after);
    touch(change.path);
}

void LibraryDocument::takeBack(const Change& change) {
    if (change.kind == Change::Kind::create)
        files_.erase(change.path);
    else if (change.kind == Change::Kind::remove)
        files_[change.path] = change.before;
    else
        files_[change.path].replace(change.at, change.after.size(), change.before);
    touch(change.path);
}

bool LibraryDocument::joins(const Edit& edit) const {
    return mayJoin_ && !edit.mark.empty() && !done_.empty() && done_.back().mark == edit.mark;
}

std::optional<Refusal> LibraryDocument::apply(Edited edited) {
    if (auto* refusal = std::get_if<Refusal>(&edited))
        return std::move(*refusal);
    Edit& edit = std::get<Edit>(edited);
    if (edit.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < edit.changes.size(); ++i) {
        if (fits(files_, edit.changes[i])) {
            make(edit.changes[i]);
            continue;
        }
        const std::string path = edit.changes[i].path;
        while (i > 0)
            takeBack(edit.changes[--i]);
        return Refusal{path + " has changed since this edit was made; try again"};
    }
    undone_.clear();
    if (joins(edit)) {
        auto& changes = done_.back().changes;
        for (const Change& change : edit.changes) {
            if (changes.empty())
                changes.push_back(change);
            else
                join(changes, change);
        }
        if (changes.empty())
            done_.pop_back();
    } else {
        done_.push_back(std::move(edit));
    }
    mayJoin_ = true;
    return std::nullopt;
}

std::vector<std::string> LibraryDocument::undo() {
    if (done_.empty())
        return {};
    Edit edit = std::move(done_.back());
    done_.pop_back();
    for (auto change = edit.changes.rbegin(); change != edit.changes.rend(); ++change)
        takeBack(*change);
    mayJoin_ = false;
    std::vector<std::string> paths = pathsOf(edit);
    undone_.push_back(std::move(edit));
    return paths;
}

std::vector<std::string> LibraryDocument::redo() {
    if (undone_.empty())
        return {};
    Edit edit = std::move(undone_.back());
    undone_.pop_back();
    for (const Change& change : edit.changes)
        make(change);
    mayJoin_ = false;
    std::vector<std::string> paths = pathsOf(edit);
    done_.push_back(std::move(edit));
    return paths;
}

std::uint64_t LibraryDocument::revision(const std::string& path) const {
    const auto found = revisions_.find(path);
    return found == revisions_.end() ? 0 : found->second;
}

bool LibraryDocument::changed(const std::string& path) const {
    return !same(bytes(path), savedBytes(path));
}

std::vector<std::string> LibraryDocument::changedPaths() const {
    return differing(files_, saved_);
}

bool LibraryDocument::changed() const {
    return files_ != saved_;
}

const std::string* LibraryDocument::savedBytes(const std::string& path) const {
    return bytesIn(saved_, path);
}

void LibraryDocument::markSaved() {
    saved_ = files_;
    mayJoin_ = false;
}

void LibraryDocument::markSaved(const std::string& path) {
    if (const std::string* now = bytes(path); now != nullptr)
        saved_[path] = *now;
    else
        saved_.erase(path);
    mayJoin_ = false;
}

std::vector<std::string> LibraryDocument::changedOutside(const SourceFiles& onDisk) const {
    return differing(saved_, onDisk);
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "authoring/source_files.hpp"

#include "authoring/document.hpp"

#include <fstream>

namespace signpost::authoring {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> readFile(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    std::string text(Document::greatestSize + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) {
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

} // namespace

std::variant<SourceFiles, std::string> readFolder(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return folder.string() + " is not a folder";
    }
    SourceFiles files;
    fs::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (entry->path().filename().string().starts_with('.')) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file(error)) {
            continue;
        }
        auto text = readFile(entry->path());
        if (!text) {
            return entry->path().string() + " can't be read";
        }
        files.emplace(entry->path().lexically_relative(folder).generic_string(), std::move(*text));
    }
    if (error) {
        return folder.string() + " can't be read: " + error.message();
    }
    return files;
}

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace signpost::studio::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

authoring::SourceFiles readFiles(const fs::path& folder) {
    authoring::SourceFiles files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (!entry.is_regular_file() || path.starts_with("schema/") || !path.ends_with(".json"))
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        files[path] = {std::istreambuf_iterator<char>(stream), {}};
    }
    return files;
}

} // namespace

const authoring::SourceFiles& shippedFiles() {
    static const authoring::SourceFiles files = readFiles(fs::path(SIGNPOST_SOURCE_DIR) / "content");
    return files;
}

const authoring::SourceFiles& smallFiles() {
    static const authoring::SourceFiles files = [] {
        auto all = readFiles(fs::path(SIGNPOST_SOURCE_DIR) / "tests/authoring/errors/content");
        std::erase_if(all, [](const auto& file) { return file.first.starts_with("languages/cy"); });
        return all;
    }();
    return files;
}

void mustApply(LibraryDocument& document, Edited edit) {
    const auto refused = document.apply(std::move(edit));
    BOOST_REQUIRE_MESSAGE(!refused, "refused: " + (refused ? refused->why : std::string()));
}

std::string whyNot(const Edited& edit) {
    const auto* refusal = std::get_if<Refusal>(&edit);
    return refusal == nullptr ? std::string() : refusal->why;
}

void undoAll(LibraryDocument& document, const authoring::SourceFiles& before) {
    while (document.canUndo())
        document.undo();
    BOOST_TEST_REQUIRE(document.files().size() == before.size());
    for (const auto& [path, bytes] : before) {
        BOOST_REQUIRE_MESSAGE(document.bytes(path) != nullptr, path + " is gone");
        BOOST_REQUIRE_MESSAGE(*document.bytes(path) == bytes, path + " has other bytes");
    }
}

LineDifference lineDifference(const std::string& before, const std::string& after) {
    const auto a = linesOf(before);
    const auto b = linesOf(after);
    const auto front =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const auto back =
        std::min(static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin()),
                 std::min(a.size(), b.size()) - front);
    return {a.size() - front - back, b.size() - front - back};
}

} // namespace signpost::studio::test

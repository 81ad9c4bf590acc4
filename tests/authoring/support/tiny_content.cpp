// SPDX-License-Identifier: Apache-2.0
#include "support/tiny_content.hpp"

#include "authoring/source_files.hpp"

#include <stdexcept>

namespace signpost::test {
namespace {

authoring::SourceFiles folder(const std::string& path) {
    auto files = authoring::readFolder(SIGNPOST_SOURCE_DIR + path);
    if (const auto* error = std::get_if<std::string>(&files)) {
        throw std::runtime_error(*error);
    }
    return std::get<authoring::SourceFiles>(std::move(files));
}

} // namespace

authoring::SourceFiles tinyContent() {
    return folder("/tests/authoring/errors/content");
}
authoring::SourceFiles shippedContent() {
    return folder("/content");
}

authoring::SourceFiles with(authoring::SourceFiles files, const std::string& file, std::string_view text,
                            std::string_view instead) {
    std::string& whole = files.at(file);
    const auto at = whole.find(text);
    if (at == std::string::npos || whole.find(text, at + 1) != std::string::npos) {
        throw std::runtime_error("not exactly once in " + file + ": " + std::string(text));
    }
    whole.replace(at, text.size(), instead);
    return files;
}

std::string problemsIn(const authoring::SourceFiles& files) {
    std::string text;
    for (const authoring::Problem& problem : authoring::readContent(files).problems) {
        if (!isWarning(problem.code)) {
            text += describe(problem) + '\n';
        }
    }
    return text;
}

} // namespace signpost::test

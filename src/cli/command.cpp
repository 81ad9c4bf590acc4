// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include "authoring/source_files.hpp"

#include <fstream>
#include <ostream>
#include <sstream>

namespace signpost::cli {

int misused(const Command& command, const Streams& streams, const std::string& what) {
    streams.complaints << "signpost " << command.name << ": " << what << "\nsignpost " << command.name
                       << " --help shows how to use it.\n";
    return wrongUsage;
}

std::optional<authoring::SourceFiles> readFiles(const std::string& folder, const Streams& streams) {
    auto files = authoring::readFolder(folder);
    if (const auto* error = std::get_if<std::string>(&files)) {
        streams.complaints << "signpost: " << *error << '\n';
        return std::nullopt;
    }
    return std::get<authoring::SourceFiles>(std::move(files));
}

std::optional<authoring::Authored> readAny(const std::string& folder, const Streams& streams) {
    const auto files = readFiles(folder, streams);
    return files ? std::optional(authoring::readContent(*files)) : std::nullopt;
}

std::optional<authoring::Authored> readUsable(const std::string& folder, const Streams& streams, int& exit) {
    const auto files = readFiles(folder, streams);
    if (!files) {
        exit = wrongUsage;
        return std::nullopt;
    }
    return readUsable(*files, folder, streams, exit);
}

std::optional<authoring::Authored> readUsable(const authoring::SourceFiles& files, const std::string& folder,
                                              const Streams& streams, int& exit) {
    auto content = authoring::readContent(files);
    if (content.usable) {
        return content;
    }
    for (const authoring::Problem& problem : content.problems) {
        if (!isWarning(problem.code)) {
            streams.complaints << describe(problem, folder) << '\n';
        }
    }
    streams.complaints << "signpost: the content has problems; mend them first (signpost check " << folder << ")\n";
    exit = failed;
    return std::nullopt;
}

std::optional<std::string> readWholeFile(const std::string& path, const Streams& streams) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) {
        streams.complaints << "signpost: " << path << " can't be read, or is empty\n";
        return std::nullopt;
    }
    return std::move(text).str();
}

} // namespace signpost::cli

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

std::optional<authoring::Authored> readAny(const std::string& folder, const Streams& streams) {
    auto files = authoring::readFolder(folder);
    if (const auto* error = std::get_if<std::string>(&files)) {
        streams.complaints << "signpost: " << *error << '\n';
        return std::nullopt;
    }
    return authoring::readContent(std::get<authoring::SourceFiles>(files));
}

std::optional<authoring::Authored> readUsable(const std::string& folder, const Streams& streams, int& exit) {
    auto content = readAny(folder, streams);
    if (!content) {
        exit = wrongUsage;
        return std::nullopt;
    }
    if (content->usable) {
        return content;
    }
    for (const authoring::Problem& problem : content->problems) {
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

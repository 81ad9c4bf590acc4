// SPDX-License-Identifier: Apache-2.0
// core_driver play CONTENT --batch: `signpost`'s batch alone, for builds of the core with a deliberate bug.
#include "authoring/authored.hpp"
#include "authoring/source_files.hpp"
#include "cli/play.hpp"

#include <iostream>

namespace {

int run(const std::string& folder) {
    using namespace signpost;
    auto files = authoring::readFolder(folder);
    if (const auto* error = std::get_if<std::string>(&files)) {
        std::cerr << "core_driver: " << *error << '\n';
        return cli::wrongUsage;
    }
    const authoring::Authored content = authoring::readContent(std::get<authoring::SourceFiles>(files));
    if (!content.usable) {
        std::cerr << "core_driver: the content has problems\n";
        return cli::failed;
    }
    return cli::playBatch(content.library, {std::cin, std::cout, std::cerr});
}

} // namespace

int main(int argc, char* argv[]) {
    std::ios::sync_with_stdio(false);
    if (argc != 4 || std::string_view(argv[1]) != "play" || std::string_view(argv[3]) != "--batch") {
        std::cerr << "usage: core_driver play CONTENT --batch\n";
        return signpost::cli::wrongUsage;
    }
    return run(argv[2]);
}

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/compiled.hpp"

#include <algorithm>

namespace signpost::studio {

using authoring::Problem;

std::vector<const Problem*> Compiled::problemsOf(const std::string& path) const {
    std::vector<const Problem*> its;
    for (const Problem& problem : content.problems)
        if (problem.place.file == path)
            its.push_back(&problem);
    return its;
}

std::size_t Compiled::warnings() const {
    return static_cast<std::size_t>(
        std::count_if(content.problems.begin(), content.problems.end(),
                      [](const Problem& problem) { return authoring::isWarning(problem.code); }));
}

std::size_t Compiled::errors() const {
    return content.problems.size() - warnings();
}

std::shared_ptr<const Compiled> compile(const LibraryDocument& document) {
    return compile(document.files(), document.revision());
}

std::shared_ptr<const Compiled> compile(const authoring::SourceFiles& files, std::uint64_t revision) {
    return std::make_shared<const Compiled>(Compiled{revision, authoring::readContent(files)});
}

} // namespace signpost::studio

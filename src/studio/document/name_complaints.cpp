// SPDX-License-Identifier: Apache-2.0
#include "studio/document/name_complaints.hpp"

#include <set>

namespace signpost::studio {
namespace {

using authoring::Problem;

bool isAboutNames(const Problem& problem) {
    using authoring::Code;
    return problem.code == Code::badName || problem.code == Code::reservedName || problem.code == Code::duplicateId ||
           problem.code == Code::nameNotFile;
}

std::multiset<std::string> complaintsAboutNames(const authoring::SourceFiles& files) {
    std::multiset<std::string> all;
    for (const Problem& problem : authoring::readContent(files).problems)
        if (isAboutNames(problem))
            all.insert(problem.reason);
    return all;
}

} // namespace

std::optional<std::string> newNameComplaint(const authoring::SourceFiles& before, const authoring::SourceFiles& after) {
    const auto known = complaintsAboutNames(before);
    const auto now = complaintsAboutNames(after);
    for (const std::string& complaint : now)
        if (now.count(complaint) > known.count(complaint))
            return complaint;
    return std::nullopt;
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/difference/difference.hpp"

#include <iosfwd>
#include <string>

// How `signpost diff` tells what it found.
namespace signpost::cli {

struct Compared {
    analysis::LibraryDifference difference;
    /// As named on the command line. `signpost play` opens folders of content, not published ones.
    std::string before;
    std::string after;
    bool beforeIsFolder = true;
    bool afterIsFolder = true;
};

void printText(const Compared& compared, std::ostream& out);
void printMarkdown(const Compared& compared, std::ostream& out);
void printJson(const Compared& compared, std::ostream& out);

} // namespace signpost::cli

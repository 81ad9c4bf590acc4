// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// One word of a text as search sees it: lower case, without apostrophes ("can't" is "cant"), letters and digits only.
struct TextWord {
    std::string text;
    /// A comma, full stop or other break stands before it.
    bool startsClause = false;
};

std::vector<TextWord> wordsOfText(std::string_view text);

} // namespace signpost

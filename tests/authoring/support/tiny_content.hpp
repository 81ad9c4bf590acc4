// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <string>
#include <string_view>

namespace signpost::test {

/// The small content without mistakes in tests/authoring/errors/content, and the content that is shipped.
authoring::SourceFiles tinyContent();
authoring::SourceFiles shippedContent();

/// The same with one text exchanged, which must stand there exactly once.
authoring::SourceFiles with(authoring::SourceFiles files, const std::string& file, std::string_view text,
                            std::string_view instead);

/// Every problem that is not a warning, one a line, as compilers print it.
std::string problemsIn(const authoring::SourceFiles& files);

} // namespace signpost::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace signpost {

/// The bytes of the well-formed UTF-8 character that the text begins with (RFC 3629: no overlong forms, no surrogates,
/// nothing above U+10FFFF); 0 if it begins with none.
std::size_t utf8Length(std::string_view text);

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace signpost::studio {

/// Inter, as OpenType, cut down at build time to the letters that the studio can show.
extern const std::span<const unsigned char> interRegular;
extern const std::span<const unsigned char> interSemiBold;

} // namespace signpost::studio

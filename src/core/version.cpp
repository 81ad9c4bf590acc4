// SPDX-License-Identifier: Apache-2.0
#include "signpost/version.hpp"

namespace signpost {

std::string_view version() noexcept {
    return SIGNPOST_VERSION;
}

} // namespace signpost

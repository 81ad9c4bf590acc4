// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace signpost {

/// The version of the core as `major.minor.patch`, for example "0.1.0". Every program and the widget's module report
/// this one. The text lives for ever and is null-terminated.
std::string_view version() noexcept;

} // namespace signpost

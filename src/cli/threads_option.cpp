// SPDX-License-Identifier: Apache-2.0
#include "cli/threads_option.hpp"

#include <charconv>

namespace signpost::cli {

bool readThreads(std::string_view text, unsigned& threads) {
    constexpr unsigned most = 1000;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, threads);
    return error == std::errc() && end == last && threads >= 1 && threads <= most;
}

} // namespace signpost::cli

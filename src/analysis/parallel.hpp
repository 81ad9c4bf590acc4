// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#ifndef __EMSCRIPTEN__
#include <thread>
#include <vector>
#endif

namespace signpost::analysis {

/// Calls `work` once with each number below `count`, in `threads` threads (0: as many as the machine has cores).
/// Without threads (WebAssembly), one after the other.
inline void inParallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto takeAll = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
#ifndef __EMSCRIPTEN__
    const std::size_t wanted = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < std::min(wanted, count); ++i)
        helpers.emplace_back(takeAll);
    takeAll();
    for (std::thread& helper : helpers)
        helper.join();
#else
    static_cast<void>(threads);
    takeAll();
#endif
}

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace signpost::analysis {

/// Where to stop. Reaching a limit is a failure that is reported, never a sample.
struct Limits {
    std::size_t nodes = 4'000'000;
    /// Steps of set operations, the same on every machine; 0: no limit.
    std::uint64_t steps = 2'000'000'000;
};

/// Which limit was reached, if any.
enum class Exhausted : std::uint8_t { no, nodes, steps, cancelled };

/// Counts steps and remembers the first limit that was reached; there is no way back.
class Budget {
public:
    explicit Budget(std::uint64_t steps) : limit_(steps) {}

    /// False if there is nothing left to spend.
    bool spend(std::uint64_t steps = 1) {
        if (exhausted() != Exhausted::no)
            return false;
        spent_ += steps;
        if (limit_ != 0 && spent_ > limit_)
            reached_ = Exhausted::steps;
        return reached_ == Exhausted::no;
    }
    void outOfNodes() {
        if (reached_ == Exhausted::no)
            reached_ = Exhausted::nodes;
    }
    /// From any thread.
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }

    [[nodiscard]] Exhausted exhausted() const {
        if (reached_ != Exhausted::no)
            return reached_;
        return cancelled_.load(std::memory_order_relaxed) ? Exhausted::cancelled : Exhausted::no;
    }
    [[nodiscard]] std::uint64_t spent() const { return spent_; }

private:
    std::uint64_t limit_;
    std::uint64_t spent_ = 0;
    Exhausted reached_ = Exhausted::no;
    std::atomic<bool> cancelled_ = false;
};

} // namespace signpost::analysis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace signpost::studio {

/// An Analyst on a thread of its own. To end one does not wait for what it is doing: it goes on by itself, and its
/// answer is dropped.
class AnalystThread {
public:
    /// `answered` is called on the thread after every answer: to wake the one that takes it.
    explicit AnalystThread(std::function<void()> answered);
    ~AnalystThread();
    AnalystThread(const AnalystThread&) = delete;
    AnalystThread& operator=(const AnalystThread&) = delete;

    void ask(std::string message);
    /// The next answer, in the order of the questions.
    std::optional<std::string> take();

private:
    struct Shared;
    std::shared_ptr<Shared> shared_;
};

} // namespace signpost::studio

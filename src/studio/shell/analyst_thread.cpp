// SPDX-License-Identifier: Apache-2.0
#include "studio/shell/analyst_thread.hpp"

#include "studio/pictures/analyst.hpp"

#include <memory>
#include <utility>

namespace signpost::studio {

/// Lives until the page and the thread are both done with it.
struct AnalystThread::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::string> questions;
    std::deque<std::string> answers;
    bool ended = false;
    std::function<void()> answered;
};

AnalystThread::AnalystThread(std::function<void()> answered) : shared_(std::make_shared<Shared>()) {
    shared_->answered = std::move(answered);
    std::thread([shared = shared_] {
        Analyst analyst;
        std::unique_lock lock(shared->mutex);
        while (true) {
            shared->changed.wait(lock, [&] { return shared->ended || !shared->questions.empty(); });
            if (shared->ended) {
                return;
            }
            const std::string question = std::move(shared->questions.front());
            shared->questions.pop_front();
            lock.unlock();
            std::string answer = analyst.answer(question);
            lock.lock();
            if (shared->ended) {
                return;
            }
            shared->answers.push_back(std::move(answer));
            shared->answered();
        }
    }).detach();
}

AnalystThread::~AnalystThread() {
    const std::lock_guard lock(shared_->mutex);
    shared_->ended = true;
    shared_->changed.notify_all();
}

void AnalystThread::ask(std::string message) {
    const std::lock_guard lock(shared_->mutex);
    shared_->questions.push_back(std::move(message));
    shared_->changed.notify_all();
}

std::optional<std::string> AnalystThread::take() {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->answers.empty()) {
        return std::nullopt;
    }
    std::string answer = std::move(shared_->answers.front());
    shared_->answers.pop_front();
    return answer;
}

} // namespace signpost::studio

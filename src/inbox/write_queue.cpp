// SPDX-License-Identifier: Apache-2.0
#include "inbox/write_queue.hpp"

#include <algorithm>

namespace signpost::inbox {

namespace {

constexpr std::size_t maximumBatch = 64;

} // namespace

WriteQueue::WriteQueue(DatabaseOptions options) : options_(std::move(options)), thread_([this] { work(); }) {}

WriteQueue::~WriteQueue() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void WriteQueue::run(Job job) {
    Entry entry{std::move(job), false, nullptr};
    std::unique_lock lock(mutex_);
    waiting_.push_back(&entry);
    arrived_.notify_one();
    finished_.wait(lock, [&] { return entry.finished; });
    if (entry.failure) {
        std::rethrow_exception(entry.failure);
    }
}

void WriteQueue::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        arrived_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        const auto count = std::min(waiting_.size(), maximumBatch);
        const Batch batch(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
        lock.unlock();
        commitOrFail(batch);
        lock.lock();
        for (auto* entry : batch) {
            entry->finished = true;
        }
        finished_.notify_all();
    }
}

void WriteQueue::commitOrFail(const Batch& batch) {
    try {
        commitTogether(batch);
    } catch (const StorageError& error) {
        // The disk failed, not a job: trying them one by one would fail the same way, only slower.
        if (error.fault() == StorageFault::Unavailable) {
            session_.reset(); // a fresh connection next time, in case the file was replaced or came back
        }
        for (auto* entry : batch) {
            entry->failure = std::current_exception();
        }
    } catch (...) {
        if (batch.size() == 1) {
            batch.front()->failure = std::current_exception();
            return;
        }
        for (auto* entry : batch) {
            commitOrFail({entry});
        }
    }
}

void WriteQueue::commitTogether(const Batch& batch) {
    try {
        connect();
        soci::transaction transaction(*session_);
        for (auto* entry : batch) {
            entry->job(*session_);
        }
        transaction.commit();
    } catch (const soci::soci_error& error) {
        throw storageError(error);
    }
}

void WriteQueue::connect() {
    if (session_ == nullptr) {
        auto session = std::make_unique<soci::session>();
        openDatabase(*session, options_);
        session_ = std::move(session);
    }
}

} // namespace signpost::inbox

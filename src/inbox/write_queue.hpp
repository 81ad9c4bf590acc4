// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/database.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace signpost::inbox {

/// All writing goes through here: one thread, one connection, and one commit for everything that waits (a commit costs
/// a flush of the disk however little it holds). See docs/decisions/inbox-sqlite-group-commit.md.
class WriteQueue {
public:
    /// Work inside a transaction. It may be run twice, should another job of the same commit fail, so it must set its
    /// results rather than add to them. Outcomes that are to be expected are results, not exceptions.
    using Job = std::function<void(soci::session&)>;

    explicit WriteQueue(DatabaseOptions options);
    /// Finishes what was queued.
    ~WriteQueue();
    WriteQueue(const WriteQueue&) = delete;
    WriteQueue& operator=(const WriteQueue&) = delete;

    /// Runs `job` and returns when what it wrote is on the disk. Throws StorageError if that could not be achieved, or
    /// what the job threw; then nothing of the job is stored. (After a StorageError a commit may, rarely, have reached
    /// the disk all the same; callers find out by asking again, which the idempotency key makes safe.)
    void run(Job job);

private:
    struct Entry {
        Job job;
        bool finished = false;
        std::exception_ptr failure;
    };
    using Batch = std::vector<Entry*>;

    void work();
    void commitTogether(const Batch& batch);
    void commitOrFail(const Batch& batch);
    void connect();

    DatabaseOptions options_;
    std::unique_ptr<soci::session> session_; ///< used by the thread only
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable finished_;
    std::deque<Entry*> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace signpost::inbox

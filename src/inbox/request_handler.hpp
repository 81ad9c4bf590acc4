// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/message.hpp"
#include "inbox/problem.hpp"

namespace signpost::inbox {

/// What the HTTP server hands requests to.
class RequestHandler {
public:
    RequestHandler() = default;
    RequestHandler(const RequestHandler&) = delete;
    RequestHandler& operator=(const RequestHandler&) = delete;
    virtual ~RequestHandler() = default;

    /// Answers a complete request. May block; called from worker threads.
    virtual Response handle(const Request& request) noexcept = 0;

    /// Answers a request that could not be read to its end. Of `request` only the headers are there, and perhaps not
    /// even those. Must not block.
    virtual Response refuse(const Problem& problem, const Request& request) noexcept = 0;
};

} // namespace signpost::inbox

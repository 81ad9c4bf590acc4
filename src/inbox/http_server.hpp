// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/config.hpp"
#include "inbox/request_handler.hpp"

#include <functional>
#include <memory>
#include <string>

namespace signpost::inbox {

/// HTTP/1.1 with keep-alive. One thread moves bytes (Boost.Beast, a coroutine for each connection); worker threads run
/// the handler, which may block. Every wait for the other side has a deadline, every size a limit.
class HttpServer {
public:
    HttpServer(RequestHandler& handler, const LimitsConfig& limits);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Starts to listen on an IP address; port 0 takes a free one. Returns the port. Throws std::runtime_error.
    unsigned short listen(const std::string& address, unsigned short port);

    /// Serves until SIGTERM or SIGINT. Then takes no new connections, closes idle ones, finishes the requests that have
    /// begun to arrive, and returns; after `shutdownGrace` at the latest.
    void run();

    static constexpr std::chrono::seconds shutdownGrace{15};

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace signpost::inbox

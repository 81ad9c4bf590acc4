// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/config.hpp"
#include "inbox/request_handler.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <functional>
#include <memory>
#include <utility> // Boost.Asio 1.74's coroutines need it included before them

namespace signpost::inbox {

/// One connection: reads a request, has it answered, writes the response, and again. Lives on the I/O thread only.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(boost::asio::ip::tcp::socket socket, RequestHandler& handler, boost::asio::thread_pool& workers,
                   const LimitsConfig& limits);

    /// Runs until the connection is over. The coroutine keeps the object alive.
    boost::asio::awaitable<void> run();

    /// No further requests: an idle connection ends now, another one after the response it is at.
    void finishSoon();

private:
    enum class Next { KeepAlive, Close, Drain };

    boost::asio::awaitable<bool> waitForRequest();
    boost::asio::awaitable<Next> serveRequest();
    boost::asio::awaitable<Response> onWorker(const Request& request);
    boost::asio::awaitable<void> refuse(const Problem& problem, const Request& request);
    boost::asio::awaitable<bool> write(const Request& request, Response response, bool keepAlive);
    boost::asio::awaitable<void> drain();

    void startDeadline(std::chrono::seconds time);
    void stopDeadline();

    boost::asio::ip::tcp::socket socket_;
    RequestHandler& handler_;
    boost::asio::thread_pool& workers_;
    const LimitsConfig& limits_;
    boost::beast::flat_buffer buffer_;
    boost::asio::steady_timer deadline_;
    std::string peer_;
    bool expired_ = false;
    bool idle_ = false;
    bool finishing_ = false;
};

} // namespace signpost::inbox

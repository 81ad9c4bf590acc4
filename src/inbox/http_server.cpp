// SPDX-License-Identifier: Apache-2.0
#include "inbox/http_server.hpp"

#include "inbox/http_connection.hpp"
#include "inbox/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <set>
#include <stdexcept>

namespace signpost::inbox {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t workerThreads = 16;

} // namespace

class HttpServer::Implementation {
public:
    Implementation(RequestHandler& handler, const LimitsConfig& limits)
        : handler_(handler), limits_(limits), workers_(workerThreads), acceptor_(io_), signals_(io_, SIGTERM, SIGINT),
          grace_(io_) {}

    ~Implementation() {
        // Whoever is still at work refers to connections, which refer to `io_`.
        workers_.join();
    }

    unsigned short listen(const std::string& address, unsigned short port) {
        error_code error;
        const auto ip = asio::ip::make_address(address, error);
        if (error) {
            throw std::runtime_error("\"" + address + "\" is not an IP address to listen on");
        }
        const tcp::endpoint endpoint(ip, port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint, error);
        if (!error) {
            acceptor_.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            throw std::runtime_error("can't listen on " + address + " port " + std::to_string(port) + ": " +
                                     error.message());
        }
        return acceptor_.local_endpoint().port();
    }

    void run() {
        signals_.async_wait([this](const error_code& error, int /*signal*/) {
            if (!error) {
                finish();
            }
        });
        asio::co_spawn(io_, accept(), asio::detached);
        io_.run();
        logInfo("stopped");
    }

private:
    asio::awaitable<void> accept() {
        while (acceptor_.is_open()) {
            error_code error;
            tcp::socket socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted || !acceptor_.is_open()) {
                co_return;
            }
            if (error) {
                // Out of descriptors or memory: trying again at once would only burn time.
                logError("accepting a connection failed: " + error.message());
                asio::steady_timer pause(io_, std::chrono::milliseconds(200));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            } else if (connections_.size() >= static_cast<std::size_t>(limits_.connections)) {
                turnAway(socket);
            } else {
                auto connection = std::make_shared<HttpConnection>(std::move(socket), handler_, workers_, limits_);
                connections_.insert(connection);
                asio::co_spawn(io_, connection->run(), [this, connection](const std::exception_ptr&) {
                    connections_.erase(connection);
                    if (finishing_ && connections_.empty()) {
                        grace_.cancel();
                    }
                });
            }
        }
    }

    /// Too many connections: a word if it can be said without waiting, then the door.
    static void turnAway(tcp::socket& socket) {
        static constexpr std::string_view answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
                                                   "Content-Length: 0\r\nConnection: close\r\n\r\n";
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(answer), ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void finish() {
        logInfo("stopping: finishing " + std::to_string(connections_.size()) + " connections");
        finishing_ = true;
        error_code ignored;
        acceptor_.close(ignored);
        for (const auto& connection : connections_) {
            connection->finishSoon();
        }
        if (connections_.empty()) {
            return;
        }
        grace_.expires_after(shutdownGrace);
        grace_.async_wait([this](const error_code& cancelled) {
            if (!cancelled) {
                logError("stopping although connections are still open");
                io_.stop();
            }
        });
    }

    RequestHandler& handler_;
    const LimitsConfig& limits_;
    asio::io_context io_{1};
    asio::thread_pool workers_;
    tcp::acceptor acceptor_;
    asio::signal_set signals_;
    asio::steady_timer grace_;
    std::set<std::shared_ptr<HttpConnection>> connections_;
    bool finishing_ = false;
};

HttpServer::HttpServer(RequestHandler& handler, const LimitsConfig& limits)
    : implementation_(std::make_unique<Implementation>(handler, limits)) {}

HttpServer::~HttpServer() = default;

unsigned short HttpServer::listen(const std::string& address, unsigned short port) {
    return implementation_->listen(address, port);
}

void HttpServer::run() {
    implementation_->run();
}

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/http_connection.hpp"

#include "inbox/problem.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <chrono>
#include <ctime>
#include <optional>
#include <string>

namespace signpost::inbox {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

constexpr std::size_t maximumBody = 256UL * 1024UL;
constexpr std::uint32_t maximumHead = 16U * 1024U;
constexpr std::size_t bytesPerSecond = 8 * 1024; // the slowest reader that a long response waits for
constexpr std::chrono::seconds drainTime(2);
constexpr std::size_t maximumDrained = 4UL * 1024UL * 1024UL;

using Parser = http::request_parser<http::string_body>;

/// The request's head in the application's terms. False if its target is not one.
bool copyHead(const http::request<http::string_body>& message, Request& request) {
    const auto text = [](const auto& view) { return std::string(view.data(), view.size()); };
    request.method = text(message.method_string());
    for (const auto& field : message) {
        std::string name = text(field.name_string());
        for (char& letter : name) {
            letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
        request.headers.push_back({std::move(name), text(field.value())});
    }
    return request.setTarget({message.target().data(), message.target().size()});
}

/// The time as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string httpDate() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), length};
}

Problem tooSlow() {
    return {408, "too-slow", "The request did not arrive in time", "Send it again."};
}

Problem malformed(const char* why) {
    return {400, "malformed-request", "This is not a request that can be read", why};
}

/// Why reading failed; nothing if there is nobody left to tell.
std::optional<Problem> problemOf(const error_code& error) {
    if (error == http::error::body_limit) {
        return Problem(413, "too-large", "The body is too large", "At most 262,144 bytes are accepted.", "body");
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return Problem(431, "headers-too-large", "The headers are too large",
                       "Request line and headers may have 16,384 bytes together.", "headers");
    }
    if (error == http::error::partial_message || error == http::error::end_of_stream || error == asio::error::eof) {
        return malformed("It ended before it was complete.");
    }
    if (error.category() == http::make_error_code(http::error::bad_method).category()) {
        return malformed("It is not well-formed HTTP/1.1.");
    }
    return std::nullopt;
}

/// What is wrong with a head that was read well; nothing if its body may follow.
std::optional<Problem> objectionTo(const Parser& parser, const Request& request, bool targetIsGood) {
    const auto& message = parser.get();
    if (message.version() != 11 && message.version() != 10) {
        return malformed("Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    }
    if (!targetIsGood) {
        return malformed("The address is not a path, or is badly encoded.");
    }
    if (message.version() == 11 && !request.header("host")) {
        return Problem(400, "missing-header", "A header is missing", "HTTP/1.1 needs the header Host.", "Host");
    }
    // Two ways to say where a body ends are how requests are smuggled past a proxy: one way only.
    if (request.header("transfer-encoding")) {
        return Problem(411, "length-required", "The length must be known",
                       "Send Content-Length; Transfer-Encoding is not accepted.", "Content-Length");
    }
    if ((request.method == "POST" || request.method == "PUT" || request.method == "PATCH") &&
        !request.header("content-length")) {
        return Problem(411, "length-required", "The length must be known", "Send Content-Length.", "Content-Length");
    }
    return std::nullopt;
}

} // namespace

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, RequestHandler& handler, asio::thread_pool& workers,
                               const LimitsConfig& limits)
    : socket_(std::move(socket)), handler_(handler), workers_(workers), limits_(limits),
      buffer_(maximumHead + maximumBody), deadline_(socket_.get_executor()) {
    error_code ignored;
    const auto endpoint = socket_.remote_endpoint(ignored);
    peer_ = endpoint.address().to_string(ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

asio::awaitable<void> HttpConnection::run() {
    const auto self = shared_from_this();
    for (;;) {
        const bool more = co_await waitForRequest();
        if (!more) {
            break;
        }
        const Next next = co_await serveRequest();
        stopDeadline();
        if (next == Next::Drain) {
            co_await drain();
        }
        if (next != Next::KeepAlive || finishing_) {
            break;
        }
    }
    stopDeadline();
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
}

void HttpConnection::finishSoon() {
    finishing_ = true;
    if (idle_) {
        error_code ignored;
        socket_.shutdown(asio::ip::tcp::socket::shutdown_receive, ignored);
    }
}

/// True once the first bytes of a request are there.
asio::awaitable<bool> HttpConnection::waitForRequest() {
    if (buffer_.size() > 0) {
        co_return true; // sent ahead, right behind the request before
    }
    if (finishing_) {
        co_return false;
    }
    startDeadline(limits_.idle);
    idle_ = true;
    error_code error;
    const std::size_t count =
        co_await socket_.async_read_some(buffer_.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    idle_ = false;
    buffer_.commit(count);
    co_return !error && !expired_;
}

asio::awaitable<HttpConnection::Next> HttpConnection::serveRequest() {
    Parser parser;
    parser.header_limit(maximumHead);
    parser.body_limit(maximumBody);
    Request request;
    request.peer = peer_;
    error_code error;

    startDeadline(limits_.header);
    co_await http::async_read_header(socket_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
    bool targetIsGood = false;
    if (!error || error == http::error::body_limit) {
        targetIsGood = copyHead(parser.get(), request);
    }
    if (!error) {
        const auto objection = objectionTo(parser, request, targetIsGood);
        if (objection) {
            co_await refuse(*objection, request);
            co_return Next::Drain;
        }
        startDeadline(limits_.body);
        if (boost::beast::iequals(parser.get()[http::field::expect], "100-continue") && !parser.is_done()) {
            static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(socket_, asio::buffer(goOn), asio::redirect_error(asio::use_awaitable, error));
        }
        if (!error) {
            co_await http::async_read(socket_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
        }
    }
    if (error) {
        const auto problem = expired_ ? tooSlow() : problemOf(error);
        if (!problem) {
            co_return Next::Close;
        }
        co_await refuse(*problem, request);
        co_return Next::Drain;
    }
    stopDeadline();

    request.body = std::move(parser.get().body());
    const bool keepAlive = parser.get().keep_alive();
    Response response = co_await onWorker(request);
    const bool written = co_await write(request, std::move(response), keepAlive && !finishing_);
    co_return written&& keepAlive && !finishing_ ? Next::KeepAlive : Next::Close;
}

/// Has the request answered by a worker thread, while this thread goes on with other connections.
asio::awaitable<Response> HttpConnection::onWorker(const Request& request) {
    auto executor = socket_.get_executor();
    auto initiate = [this, &request, executor](auto completion) {
        // The guard keeps the I/O thread's loop alive while nothing but this is under way.
        auto guard = asio::make_work_guard(executor);
        asio::post(workers_, [this, &request, executor, guard, completion = std::move(completion)]() mutable {
            auto response = handler_.handle(request);
            asio::post(executor, [completion = std::move(completion), response = std::move(response)]() mutable {
                completion(std::move(response));
            });
        });
    };
    Response response =
        co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(initiate, asio::use_awaitable);
    co_return response;
}

asio::awaitable<void> HttpConnection::refuse(const Problem& problem, const Request& request) {
    Response response = handler_.refuse(problem, request);
    co_await write(request, std::move(response), false);
}

asio::awaitable<bool> HttpConnection::write(const Request& request, Response response, bool keepAlive) {
    const bool bodiless = response.status == 204 || response.status == 304;
    const auto length = response.body.size();
    const bool headOnly = request.method == "HEAD";
    http::response<http::string_body> message(static_cast<http::status>(response.status), 11);
    for (const auto& header : response.headers) {
        message.insert(header.name, header.value);
    }
    message.set(http::field::date, httpDate());
    message.keep_alive(keepAlive);
    if (!bodiless) {
        message.content_length(length);
    }
    if (!headOnly && !bodiless) {
        message.body() = std::move(response.body);
    }

    error_code error;
    http::response_serializer<http::string_body> serializer(message);
    if (headOnly) {
        startDeadline(limits_.write);
        co_await http::async_write_header(socket_, serializer, asio::redirect_error(asio::use_awaitable, error));
    } else {
        // Who takes nothing for a while is cut off, and so is who takes a little for ever.
        const auto end =
            std::chrono::steady_clock::now() + limits_.write + std::chrono::seconds(length / bytesPerSecond);
        while (!error && !serializer.is_done() && std::chrono::steady_clock::now() < end) {
            startDeadline(limits_.write);
            co_await http::async_write_some(socket_, serializer, asio::redirect_error(asio::use_awaitable, error));
        }
        if (!error && !serializer.is_done()) {
            error = asio::error::timed_out;
        }
    }
    stopDeadline();
    co_return !error;
}

/// Reads on for a moment what the other side is still sending. Closing at once would reset the connection, and the
/// response that says why could be lost with it.
asio::awaitable<void> HttpConnection::drain() {
    error_code error;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    startDeadline(drainTime);
    std::array<char, 16384> discarded; // NOLINT(cppcoreguidelines-pro-type-member-init): never looked at
    std::size_t total = 0;
    while (!error && !expired_ && total < maximumDrained) {
        total +=
            co_await socket_.async_read_some(asio::buffer(discarded), asio::redirect_error(asio::use_awaitable, error));
    }
}

/// After this time nothing more is received: what is being read ends as if the other side had stopped, and so does
/// every later read, so that no moment between two reads is missed. The response can still be written. Two seconds
/// later the connection is closed whatever it is doing.
void HttpConnection::startDeadline(std::chrono::seconds time) {
    expired_ = false;
    deadline_.expires_after(time);
    deadline_.async_wait([weak = weak_from_this()](const error_code& cancelled) {
        const auto self = weak.lock();
        if (cancelled || !self || self->deadline_.expiry() > std::chrono::steady_clock::now()) {
            return; // stopped, or started anew while this was on its way
        }
        self->expired_ = true;
        error_code ignored;
        self->socket_.shutdown(asio::ip::tcp::socket::shutdown_receive, ignored);
        self->deadline_.expires_after(std::chrono::seconds(2));
        self->deadline_.async_wait([weak](const error_code& stopped) {
            const auto still = weak.lock();
            if (!stopped && still && still->deadline_.expiry() <= std::chrono::steady_clock::now()) {
                error_code none;
                still->socket_.close(none);
            }
        });
    });
}

void HttpConnection::stopDeadline() {
    deadline_.expires_at(std::chrono::steady_clock::time_point::max());
}

} // namespace signpost::inbox

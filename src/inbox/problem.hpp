// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/message.hpp"

#include <exception>
#include <string>

namespace signpost::inbox {

/// Why a request is not answered as asked, in words that help the developer of the client (RFC 9457). Endpoints throw
/// it; the application turns it into a response.
///
/// `detail` may name what was expected and short values of headers; never a body, and never what a patient wrote.
class Problem : public std::exception {
public:
    Problem(int status, std::string slug, std::string title, std::string detail, std::string where = {})
        : status_(status), slug_(std::move(slug)), title_(std::move(title)), detail_(std::move(detail)),
          where_(std::move(where)) {}

    /// The same problem with one more response header (`Allow`, `Retry-After`).
    Problem with(std::string name, std::string value) && {
        headers_.push_back({std::move(name), std::move(value)});
        return std::move(*this);
    }

    int status() const noexcept { return status_; }
    const std::string& slug() const noexcept { return slug_; }
    const char* what() const noexcept override { return detail_.c_str(); }

    /// `application/problem+json` with `type`, `title`, `status`, `detail` and, where there is one, `where`.
    Response response() const;

private:
    int status_;
    std::string slug_;
    std::string title_;
    std::string detail_;
    std::string where_;
    std::vector<Header> headers_;
};

} // namespace signpost::inbox

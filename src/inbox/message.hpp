// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::inbox {

struct Header {
    std::string name;
    std::string value;
};

/// One HTTP request, read completely. Knows nothing of sockets, so that endpoints can be read and tested without them.
struct Request {
    std::string method;
    std::string path; ///< percent-decoded, begins with "/", no control characters
    std::map<std::string, std::string, std::less<>> query;
    std::vector<Header> headers; ///< names in lower case, in order of arrival
    std::string body;
    std::string peer; ///< address of the other side of the connection

    /// The header's value, or nothing. `name` in lower case. Of repeated headers the first; see `repeatedHeader`.
    std::optional<std::string_view> header(std::string_view name) const noexcept;

    /// The name of a header that must not stand twice but does (two readers could pick different ones); or nothing.
    std::optional<std::string_view> repeatedHeader() const noexcept;

    /// Takes apart a request target ("/a/b?c=d"). False if it is not of that form, is badly encoded, or holds control
    /// characters.
    bool setTarget(std::string_view target);
};

struct Response {
    int status = 200;
    std::vector<Header> headers;
    std::string body;

    /// Sets a header, replacing one of that name.
    void set(std::string_view name, std::string value);
    /// Adds to a comma-separated header, such as `Vary`.
    void append(std::string_view name, std::string_view value);
    const std::string* find(std::string_view name) const noexcept;
};

/// The media type of a `Content-Type` value in lower case, without parameters: "application/json".
std::string mediaType(std::string_view contentType);

/// Whether two ASCII texts are equal but for upper and lower case.
bool equalIgnoringCase(std::string_view left, std::string_view right) noexcept;

} // namespace signpost::inbox

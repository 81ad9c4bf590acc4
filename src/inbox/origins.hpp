// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/message.hpp"

#include <string>
#include <vector>

namespace signpost::inbox {

/// Which web pages may talk to the service. Browsers name the page's origin and can't be made to lie about it; other
/// programs can, so this protects patients and staff at their browsers, not the service.
class Origins {
public:
    /// `allowed`: exact origins. `publicOrigin`: the service's own; empty for plain HTTP under whatever `Host` says.
    Origins(std::vector<std::string> allowed, std::string publicOrigin);

    /// True for a request without `Origin` (not from another site's script) and for the service's own pages.
    bool isOwn(const Request& request) const;
    /// True for those and for the allowed origins.
    bool isAllowed(const Request& request) const;

    /// Lets the page of an allowed origin read the response.
    void allowReading(const Request& request, Response& response) const;
    /// The answer to a preflight for these methods.
    static Response preflight(const std::string& methods);

private:
    std::vector<std::string> allowed_;
    std::string publicOrigin_;
};

} // namespace signpost::inbox

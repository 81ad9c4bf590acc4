// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/message.hpp"

#include <functional>
#include <string>
#include <vector>

namespace signpost::inbox {

/// Whose pages may use an endpoint.
enum class Audience {
    Widgets, ///< pages of the allowed origins, by CORS, without credentials
    Staff,   ///< the service's own pages only
};

struct Route {
    std::string method;
    std::string pattern; ///< "/api/v1/staff/letters/{id}": at most one part in braces, which stands for any one part
    Audience audience = Audience::Staff;
    /// Gets the text in place of the braces, or an empty one.
    std::function<Response(const Request&, const std::string& parameter)> handle;
};

class Router {
public:
    struct Match {
        std::vector<const Route*> routes; ///< all of this path, whatever their method
        std::string parameter;
    };

    void add(Route route) { routes_.push_back(std::move(route)); }
    Match find(std::string_view path) const;

private:
    std::vector<Route> routes_;
};

/// "GET, HEAD, POST": the methods of these routes, for `Allow`. A route for GET answers HEAD too.
std::string methodsOf(const std::vector<const Route*>& routes);

} // namespace signpost::inbox

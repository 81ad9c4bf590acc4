// SPDX-License-Identifier: Apache-2.0
#include "inbox/router.hpp"

#include <optional>

namespace signpost::inbox {

namespace {

/// What stands in place of the pattern's braces, empty if there are none; nothing if the path is another.
std::optional<std::string> parameterOf(std::string_view pattern, std::string_view path) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) {
        return pattern == path ? std::optional<std::string>("") : std::nullopt;
    }
    const auto before = pattern.substr(0, open);
    const auto after = pattern.substr(pattern.find('}') + 1);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) {
        return std::nullopt;
    }
    const auto value = path.substr(before.size(), path.size() - before.size() - after.size());
    return value.find('/') == std::string_view::npos ? std::optional<std::string>(value) : std::nullopt;
}

} // namespace

Router::Match Router::find(std::string_view path) const {
    Match match;
    for (const auto& route : routes_) {
        if (auto parameter = parameterOf(route.pattern, path)) {
            match.routes.push_back(&route);
            match.parameter = std::move(*parameter);
        }
    }
    return match;
}

std::string methodsOf(const std::vector<const Route*>& routes) {
    std::string methods;
    for (const auto* route : routes) {
        methods += (methods.empty() ? "" : ", ") + route->method;
        if (route->method == "GET") {
            methods += ", HEAD";
        }
    }
    return methods;
}

} // namespace signpost::inbox

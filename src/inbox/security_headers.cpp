// SPDX-License-Identifier: Apache-2.0
#include "inbox/security_headers.hpp"

namespace signpost::inbox {

void addSecurityHeaders(Response& response, bool tls) {
    const auto setDefault = [&](const char* name, const char* value) {
        if (response.find(name) == nullptr) {
            response.set(name, value);
        }
    };
    setDefault("Cache-Control", "no-store");
    setDefault("Content-Security-Policy",
               "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    setDefault("Cross-Origin-Resource-Policy", "same-origin");
    setDefault("Cross-Origin-Opener-Policy", "same-origin");
    setDefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    setDefault("Referrer-Policy", "no-referrer");
    setDefault("X-Content-Type-Options", "nosniff");
    if (tls) {
        setDefault("Strict-Transport-Security", "max-age=31536000");
    }
}

std::string contentSecurityPolicy(const MountConfig& mount) {
    // 'wasm-unsafe-eval' allows WebAssembly and nothing else that is evaluated.
    std::map<std::string, std::string> directives{
        {"default-src", "'none'"}, {"connect-src", "'self'"},   {"font-src", "'self'"},
        {"form-action", "'self'"}, {"img-src", "'self' data:"}, {"script-src", "'self' 'wasm-unsafe-eval'"},
        {"style-src", "'self'"}};
    for (const auto& [name, value] : mount.contentSecurityPolicy) {
        directives[name] = value;
    }
    directives["base-uri"] = "'none'";
    directives["object-src"] = "'none'";
    std::string& ancestors = directives["frame-ancestors"];
    for (const auto& origin : mount.frameAncestors) {
        ancestors += (ancestors.empty() ? "" : " ") + origin;
    }
    if (ancestors.empty()) {
        ancestors = "'none'";
    }
    std::string policy;
    for (const auto& [name, value] : directives) {
        policy.append(policy.empty() ? "" : "; ").append(name).append(" ").append(value);
    }
    return policy;
}

} // namespace signpost::inbox

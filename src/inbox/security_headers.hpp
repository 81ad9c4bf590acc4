// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/config.hpp"
#include "inbox/message.hpp"

#include <string>

namespace signpost::inbox {

/// Adds the headers that every response carries, unless an endpoint set its own: nothing is cached, framed, sniffed or
/// loaded from elsewhere, and with TLS browsers are told to stay with it for a year.
void addSecurityHeaders(Response& response, bool tls);

/// The Content-Security-Policy of a mount's pages: the strict default with the mount's own directives in place of its.
/// `object-src 'none'` and `base-uri 'none'` always hold.
std::string contentSecurityPolicy(const MountConfig& mount);

} // namespace signpost::inbox

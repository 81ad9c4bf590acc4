// SPDX-License-Identifier: Apache-2.0
#include "signpost/version.hpp"

extern "C" {

/// The core's version as null-terminated UTF-8. The caller does not free it.
const char* signpost_version() {
    return signpost::version().data();
}
}

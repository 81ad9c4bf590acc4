// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/database.hpp"

#include <soci/connection-pool.h>

#include <cstddef>
#include <utility>

namespace signpost::inbox {

/// A few connections for reading. With a write-ahead log, reading and writing do not wait for each other.
class ReaderPool {
public:
    ReaderPool(const DatabaseOptions& options, std::size_t connections);

    /// Calls `read(session)` with a connection that nobody else uses meanwhile. Throws StorageError.
    template <class Read>
    auto operator()(Read&& read) {
        soci::session session(pool_);
        try {
            return std::forward<Read>(read)(session);
        } catch (const soci::soci_error& error) {
            throw storageError(error);
        }
    }

private:
    soci::connection_pool pool_;
};

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/reader_pool.hpp"

namespace signpost::inbox {

ReaderPool::ReaderPool(const DatabaseOptions& options, std::size_t connections) : pool_(connections) {
    for (std::size_t i = 0; i < connections; ++i) {
        openDatabase(pool_.at(i), options);
    }
}

} // namespace signpost::inbox

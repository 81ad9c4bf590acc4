// SPDX-License-Identifier: Apache-2.0
// The one place that knows which database it is. Everything else speaks portable SQL through SOCI.
#pragma once

#include <soci/soci.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace signpost::inbox {

enum class StorageFault {
    Busy,        ///< another program holds the database for longer than it is worth waiting
    Full,        ///< the disk or the configured size is full
    Unavailable, ///< read-only, damaged, gone, or failing
};

/// The database could not do its work. Nothing that was asked for has been promised to anybody.
class StorageError : public std::runtime_error {
public:
    StorageError(StorageFault fault, const std::string& why) : std::runtime_error(why), fault_(fault) {}
    StorageFault fault() const noexcept { return fault_; }

private:
    StorageFault fault_;
};

/// Translates what SOCI threw. Call it in a catch block.
StorageError storageError(const soci::soci_error& error);

struct DatabaseOptions {
    std::filesystem::path file;
    int maximumMegabytes = 0; ///< 0: no limit of its own
};

/// Makes `file`, which must not exist, an empty database readable by its owner only. Throws StorageError.
void createDatabase(const std::filesystem::path& file);

/// Opens an existing database into `session`, with a write-ahead log and `synchronous=FULL`: once a commit returns,
/// what it wrote survives a power cut. Checks that both settings really hold. Throws StorageError.
void openDatabase(soci::session& session, const DatabaseOptions& options);

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#include "inbox/database.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace signpost::inbox {

namespace {

constexpr int busyTimeoutMilliseconds = 5000;
constexpr int pageSize = 4096;

/// Primary result codes of SQLite; the upper bytes of an extended code say more than is needed here.
StorageFault faultOf(int code) noexcept {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StorageFault::Full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StorageFault::Busy;
    default:
        return StorageFault::Unavailable;
    }
}

} // namespace

StorageError storageError(const soci::soci_error& error) {
    // what() would add the statement with every bound value, letters and password hashes among them; this goes to the
    // log.
    const auto message = error.get_error_message();
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        return {faultOf(sqlite->result()), message};
    }
    return {StorageFault::Unavailable, message};
}

void createDatabase(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        throw StorageError(StorageFault::Unavailable, file.string() + ": " + std::strerror(errno));
    }
    ::close(descriptor);
    try {
        soci::session session(soci::sqlite3, "db=\"" + file.string() + "\"");
        std::string mode;
        session << "PRAGMA journal_mode = WAL", soci::into(mode);
    } catch (const soci::soci_error& error) {
        throw storageError(error);
    }
}

void openDatabase(soci::session& session, const DatabaseOptions& options) {
    if (!std::filesystem::is_regular_file(options.file)) {
        throw StorageError(StorageFault::Unavailable,
                           options.file.string() + ": there is no database; `signpost-inbox init` makes one");
    }
    if (options.file.string().find('"') != std::string::npos) {
        throw StorageError(StorageFault::Unavailable, "the database's path must not contain a quotation mark");
    }
    try {
        session.open(soci::sqlite3, "db=\"" + options.file.string() + "\"");
        session << "PRAGMA busy_timeout = " << busyTimeoutMilliseconds;
        session << "PRAGMA synchronous = FULL";
        session << "PRAGMA foreign_keys = ON";
        if (options.maximumMegabytes > 0) {
            session << "PRAGMA max_page_count = " << options.maximumMegabytes * (1024 * 1024 / pageSize);
        }
        std::string journal;
        int synchronous = 0;
        session << "PRAGMA journal_mode", soci::into(journal);
        session << "PRAGMA synchronous", soci::into(synchronous);
        if (journal != "wal" || synchronous != 2) {
            throw StorageError(StorageFault::Unavailable,
                               options.file.string() +
                                   ": the database does not use a write-ahead log with full synchronisation");
        }
    } catch (const soci::soci_error& error) {
        throw storageError(error);
    }
}

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/reader_pool.hpp"
#include "inbox/write_queue.hpp"

#include <optional>
#include <string>

namespace signpost::inbox {

/// Staff users, the audit of what they did, and which surgery this database belongs to. Throws StorageError.
class StaffStore {
public:
    StaffStore(WriteQueue& writer, ReaderPool& reader) : writer_(writer), reader_(reader) {}

    /// False if there is a user of that name already.
    bool addUser(const std::string& user, const std::string& passwordHash, const std::string& now);
    /// False if there is no user of that name.
    bool setPassword(const std::string& user, const std::string& passwordHash);
    bool removeUser(const std::string& user);
    std::optional<std::string> passwordHash(const std::string& user);

    void record(const std::string& user, const std::string& action, long long letterId, const std::string& now);

    /// The ODS code that the database was made for; empty if none yet.
    std::string surgery();
    void setSurgery(const std::string& ods, const std::string& now);

private:
    WriteQueue& writer_;
    ReaderPool& reader_;
};

/// A user name: 1 to 64 letters, digits, dots, hyphens, underscores and @.
bool isUserName(std::string_view text) noexcept;

} // namespace signpost::inbox

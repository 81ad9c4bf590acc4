// SPDX-License-Identifier: Apache-2.0
// The schema, as the list of steps that led to it. A step that has been released is never changed; a new one is added.
// Only SQL that SQLite and PostgreSQL share: texts and whole numbers, times as RFC 3339 text, no automatic numbers.
#include "inbox/migrations.hpp"

#include "inbox/database.hpp"

#include <array>
#include <span>

namespace signpost::inbox {

namespace {

constexpr std::array firstSchema{
    // `last_letter` numbers the letters. Updating it is also the first thing that a storing transaction does, which
    // makes
    // such transactions wait for each other in either database.
    R"(CREATE TABLE surgery (
        ods VARCHAR(10) NOT NULL PRIMARY KEY,
        last_letter BIGINT NOT NULL,
        created_at VARCHAR(25) NOT NULL))",
    R"(CREATE TABLE letters (
        id BIGINT NOT NULL PRIMARY KEY,
        surgery VARCHAR(10) NOT NULL REFERENCES surgery (ods),
        idempotency_key CHAR(36) NOT NULL,
        digest CHAR(64) NOT NULL,
        reference VARCHAR(7) NOT NULL,
        list VARCHAR(8) NOT NULL,
        content_hash CHAR(64) NOT NULL,
        key_id VARCHAR(43) NOT NULL,
        size_class INTEGER NOT NULL,
        received_at VARCHAR(25) NOT NULL,
        answer_by VARCHAR(25) NOT NULL,
        receipt TEXT NOT NULL,
        done_at VARCHAR(25),
        done_by VARCHAR(64),
        UNIQUE (surgery, idempotency_key),
        UNIQUE (surgery, reference)))",
    "CREATE INDEX letters_by_state ON letters (surgery, done_at, list, id)",
    // Apart from the letters' outsides, so that listing them does not read through the sealed bytes.
    R"(CREATE TABLE letter_bodies (
        letter_id BIGINT NOT NULL PRIMARY KEY REFERENCES letters (id),
        body TEXT NOT NULL))",
    R"(CREATE TABLE staff (
        user_name VARCHAR(64) NOT NULL PRIMARY KEY,
        password_hash VARCHAR(255) NOT NULL,
        created_at VARCHAR(25) NOT NULL))",
    // Who did what. `letter_id` is 0 for what concerns no letter.
    R"(CREATE TABLE audit (
        happened_at VARCHAR(25) NOT NULL,
        user_name VARCHAR(64) NOT NULL,
        action VARCHAR(16) NOT NULL,
        letter_id BIGINT NOT NULL))",
    "CREATE INDEX audit_by_letter ON audit (letter_id)",
};

using Step = std::span<const char* const>;
constexpr std::array<Step, 1> steps{Step(firstSchema)};

int currentVersion(soci::session& session) {
    session << "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)";
    int rows = 0;
    int version = 0;
    session << "SELECT COUNT(*), COALESCE(MAX(version), 0) FROM schema_version", soci::into(rows), soci::into(version);
    if (rows == 0) {
        session << "INSERT INTO schema_version (version) VALUES (0)";
    }
    return version;
}

} // namespace

int latestSchemaVersion() noexcept {
    return static_cast<int>(steps.size());
}

int migrate(soci::session& session) {
    try {
        const int before = currentVersion(session);
        if (before > latestSchemaVersion()) {
            throw StorageError(StorageFault::Unavailable, "the database has schema version " + std::to_string(before) +
                                                              ", this program knows versions up to " +
                                                              std::to_string(latestSchemaVersion()) +
                                                              "; use the newer program");
        }
        for (int version = before; version < latestSchemaVersion(); ++version) {
            soci::transaction transaction(session);
            for (const char* const statement : steps.at(static_cast<std::size_t>(version))) {
                session << statement;
            }
            session << "UPDATE schema_version SET version = " << version + 1;
            transaction.commit();
        }
        return latestSchemaVersion() - before;
    } catch (const soci::soci_error& error) {
        throw storageError(error);
    }
}

} // namespace signpost::inbox

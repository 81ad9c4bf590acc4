// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

namespace signpost::inbox {

/// The version of the schema that this program speaks.
int latestSchemaVersion() noexcept;

/// Brings the schema from whatever version it has to the latest, each step in a transaction of its own, and returns how
/// many steps that took. Throws StorageError if the database is of a later version than this program.
int migrate(soci::session& session);

} // namespace signpost::inbox

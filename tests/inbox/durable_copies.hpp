// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

/// What a disk would still hold if the power failed now. Killing a process can't show that: the system's memory
/// survives it. So SQLite gets a file system layer (VFS) that copies each file to `<name>.durable` whenever, and only
/// when, SQLite has asked for it to be flushed. The copies are a disk that loses every write which was not flushed.
void registerDurableCopies();

/// Makes `target` the database that a start after the power cut would find.
void afterPowerCut(const std::filesystem::path& database, const std::filesystem::path& target);

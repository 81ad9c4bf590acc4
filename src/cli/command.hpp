// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"
#include "cli/arguments.hpp"

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signpost::cli {

/// What every command tells the shell.
enum Exit : int {
    done = 0,
    failed =
        1, ///< it ran, and the answer is no: problems in content, a vignette that fails, a record that does not replay
    wrongUsage = 2, ///< the command line can't be understood, or a file can't be read or written
};

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& complaints;
    /// Somebody reads the complaints on a terminal: long work tells how far it is.
    bool watched = false;
};

struct Command {
    std::string_view name;
    /// One line for the list.
    std::string_view summary;
    /// The manual, with examples.
    std::string_view help;
    int (*run)(std::span<const std::string_view> words, const Streams& streams);
};

extern const Command approveCommand;
extern const Command checkCommand;
extern const Command bundleCommand;
extern const Command diffCommand;
extern const Command drawCommand;
extern const Command evaluateCommand;
extern const Command forecastCommand;
extern const Command explainCommand;
extern const Command mutateCommand;
extern const Command playCommand;
extern const Command testCommand;
extern const Command replayCommand;
extern const Command translationsCommand;

/// Says what is wrong with the command line and where help is.
int misused(const Command& command, const Streams& streams, const std::string& what);

/// A content folder's files; nothing, and a complaint, if it can't be read.
std::optional<authoring::SourceFiles> readFiles(const std::string& folder, const Streams& streams);
/// Content read from a folder and without problems; otherwise they have been printed, and `exit` says how to end.
std::optional<authoring::Authored> readUsable(const std::string& folder, const Streams& streams, int& exit);
/// The same of files that were read already.
std::optional<authoring::Authored> readUsable(const authoring::SourceFiles& files, const std::string& folder,
                                              const Streams& streams, int& exit);
/// Content with its problems; nothing, and a complaint, only if the folder can't be read.
std::optional<authoring::Authored> readAny(const std::string& folder, const Streams& streams);

/// A whole file, or nothing and a complaint.
std::optional<std::string> readWholeFile(const std::string& path, const Streams& streams);

} // namespace signpost::cli

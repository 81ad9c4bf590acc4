// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "sealing/commands.hpp"
#include "signpost/version.hpp"

#include <unistd.h>

#include <array>
#include <exception>
#include <iomanip>
#include <iostream>
#include <vector>

namespace {

using signpost::cli::Command;
using signpost::cli::Streams;

constexpr std::array commands = {
    &signpost::cli::checkCommand,       &signpost::cli::testCommand,     &signpost::cli::mutateCommand,
    &signpost::cli::diffCommand,        &signpost::cli::playCommand,     &signpost::cli::drawCommand,
    &signpost::cli::explainCommand,     &signpost::cli::forecastCommand, &signpost::cli::evaluateCommand,
    &signpost::cli::bundleCommand,      &signpost::cli::replayCommand,   &signpost::cli::approveCommand,
    &signpost::cli::translationsCommand};

void printHelp(std::ostream& out) {
    out << "signpost: writes, checks and tries out what a surgery's Signpost asks and advises\n\n";
    const auto line = [&](std::string_view name, std::string_view summary) {
        out << "  " << std::left << std::setw(16) << name << summary << '\n';
    };
    for (const Command* command : commands) {
        line(command->name, command->summary);
    }
    line("keys new", "make a surgery's key pair");
    line("keys publisher", "make the key pair with which content is signed");
    line("keys approver", "make the key pair with which you approve content");
    line("open", "open a sealed letter");
    out << R"(
signpost COMMAND --help shows a command's options and examples. signpost --version tells the version.

Where to begin:
  signpost check content                    is the content right?
  signpost test content                     do the patients in words end where they should?
  signpost play content --topic earache     be the patient

Exit status: 0 done; 1 it ran and the answer is no; 2 the command line is wrong or a file can't be read.
)";
}

int runCommand(std::span<const std::string_view> words, const Streams& streams) {
    if (words.empty()) {
        printHelp(streams.complaints);
        return signpost::cli::wrongUsage;
    }
    const std::string_view name = words.front();
    const auto rest = words.subspan(1);
    if (name == "--help" || name == "-h" || name == "help") {
        printHelp(streams.out);
        return signpost::cli::done;
    }
    if (name == "--version") {
        streams.out << "signpost " << signpost::version() << '\n';
        return signpost::cli::done;
    }
    if (name == "keys" && !rest.empty() && rest.front() == "new") {
        return signpost::sealing::keysNew(rest.subspan(1), streams.out, streams.complaints);
    }
    if (name == "keys" && !rest.empty() && rest.front() == "publisher") {
        return signpost::sealing::keysPublisher(rest.subspan(1), streams.out, streams.complaints);
    }
    if (name == "keys" && !rest.empty() && rest.front() == "approver") {
        return signpost::sealing::keysApprover(rest.subspan(1), streams.out, streams.complaints);
    }
    if (name == "keys" && !rest.empty() && (rest.front() == "--help" || rest.front() == "-h")) {
        streams.out << signpost::sealing::keysNewHelp << '\n'
                    << signpost::sealing::keysPublisherHelp << '\n'
                    << signpost::sealing::keysApproverHelp;
        return signpost::cli::done;
    }
    if (name == "open") {
        return signpost::sealing::openCommand(rest, streams.out, streams.complaints);
    }
    for (const Command* command : commands) {
        if (command->name != name) {
            continue;
        }
        for (std::string_view word : rest) {
            if (word == "--help" || word == "-h") {
                streams.out << command->help;
                return signpost::cli::done;
            }
        }
        return command->run(rest, streams);
    }
    std::vector<std::string> known = {"keys", "open"};
    for (const Command* command : commands) {
        known.emplace_back(command->name);
    }
    const std::string near = signpost::authoring::didYouMean(name, known);
    streams.complaints << "signpost: there is no command " << name << (near.empty() ? "" : ": " + near)
                       << "\nsignpost --help lists them.\n";
    return signpost::cli::wrongUsage;
}

} // namespace

int main(int argc, char* argv[]) {
    // stdin and stdout are a protocol for `play --json`: nothing may linger in a buffer while another program waits,
    // but stdio's locking costs more than everything else in a batch.
    std::ios::sync_with_stdio(false);
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    try {
        const int status = runCommand(words, {std::cin, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1});
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "signpost: the output could not be written\n";
            return signpost::cli::wrongUsage;
        }
        return status;
    } catch (const std::exception& error) {
        std::cerr << "signpost: " << error.what() << '\n';
        return signpost::cli::wrongUsage;
    }
}

// SPDX-License-Identifier: Apache-2.0
// The parts of the `signpost` command that deal with keys and letters. Each takes the words after its own name, writes
// results to `out` and complaints to `complaints`, and returns the exit code: 0 done, 1 it could not be done, 2 the
// command line is wrong. `--help` prints the help text below.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

namespace signpost::sealing {

/// `signpost keys new --surgery ODS --out DIR [--passphrase-file FILE]`: a surgery's key pair. Writes
/// `public.jwk.json` and `private.wrapped.jwe` into DIR (made if it is missing; files already there are never
/// overwritten). Without a passphrase file it makes a passphrase and prints it, once.
int keysNew(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& complaints);

/// `signpost keys publisher --out DIR`: the key pair with which content is signed. Writes `publisher.jwk.json` and
/// `publisher.pem`, which only its owner can read, into DIR (made if it is missing; never overwritten).
int keysPublisher(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& complaints);

/// `signpost keys approver --out DIR`: the key pair with which an author or a clinician approves content. Writes
/// `approver.pem`, which only its owner can read, into DIR (made if it is missing; never overwritten), and prints the
/// public key.
int keysApprover(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& complaints);

/// `signpost open LETTER --key FILE --passphrase-file FILE`: prints the FHIR Bundle inside a sealed letter.
/// LETTER is a file, or `-` for standard input.
int openCommand(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& complaints);

extern const std::string_view keysNewHelp;
extern const std::string_view keysPublisherHelp;
extern const std::string_view keysApproverHelp;
extern const std::string_view openHelp;

} // namespace signpost::sealing

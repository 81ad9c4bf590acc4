// SPDX-License-Identifier: Apache-2.0
#include "sealing/commands.hpp"

#include "sealing/approver_key.hpp"
#include "sealing/base64url.hpp"
#include "sealing/envelope.hpp"
#include "sealing/error.hpp"
#include "sealing/letter.hpp"
#include "sealing/passphrase.hpp"
#include "sealing/publisher_key.hpp"
#include "sealing/surgery_key.hpp"
#include "sealing/wrapped_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signpost::sealing {

const std::string_view keysNewHelp =
    R"(signpost keys new --surgery ODS --out DIR [--passphrase-file FILE]

Makes the key pair to which patients' letters to a surgery are sealed.

  DIR/public.jwk.json      goes to the inbox service and into every widget
  DIR/private.wrapped.jwe  goes to the inbox service, which keeps it for the staff page; only the passphrase opens it

  --surgery ODS            the surgery's ODS code, such as A81001
  --out DIR                where to write; files already there are never overwritten
  --passphrase-file FILE   take the passphrase from FILE; otherwise one is made and printed, once

Whoever loses the passphrase loses every letter not yet read. Keep it on paper in the practice's safe.
)";

const std::string_view keysPublisherHelp =
    R"(signpost keys publisher --out DIR

Makes the key pair with which content is signed before surgeries use it (signpost bundle --sign).

  DIR/publisher.jwk.json   goes to everybody who wants to know whether content comes from you
  DIR/publisher.pem        signs; no passphrase protects it, so keep it where only the publisher can read it

  --out DIR                where to write; files already there are never overwritten

Whoever has publisher.pem can publish content in your name.
)";

const std::string_view keysApproverHelp =
    R"(signpost keys approver --out DIR

Makes the key pair with which you approve content, as its author or as a second clinician (signpost approve).

  DIR/approver.pem         signs; no passphrase protects it, so keep it where only you can read it

  --out DIR                where to write; a key already there is never overwritten

The public key is printed: give it to whoever publishes the content, who lists whose approval counts (signpost bundle
--approvers). Whoever has approver.pem can approve in your name.
)";

const std::string_view openHelp =
    R"(signpost open LETTER --key FILE --passphrase-file FILE

Prints the FHIR Bundle inside a sealed letter, as it was sealed.

  LETTER                   the file that holds the letter, or - for standard input
  --key FILE               the surgery's private.wrapped.jwe
  --passphrase-file FILE   holds the passphrase of that key
)";

namespace {

constexpr std::size_t maximumFileSize = 1024UL * 1024UL;

/// The command line is wrong.
struct UsageError {
    std::string why;
};

struct Arguments {
    std::vector<std::string> positional;
    std::map<std::string, std::string, std::less<>> options;

    const std::string& required(std::string_view name) const {
        const auto found = options.find(name);
        if (found == options.end()) {
            throw UsageError{std::string(name) + " is missing"};
        }
        return found->second;
    }
};

Arguments readArguments(std::span<const std::string_view> words, std::initializer_list<std::string_view> known) {
    Arguments result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            result.positional.emplace_back(words[i]);
            continue;
        }
        if (std::find(known.begin(), known.end(), words[i]) == known.end()) {
            throw UsageError{"there is no option " + std::string(words[i])};
        }
        if (i + 1 == words.size()) {
            throw UsageError{std::string(words[i]) + " needs a value"};
        }
        if (!result.options.emplace(words[i], words[i + 1]).second) {
            throw UsageError{std::string(words[i]) + " is given twice"};
        }
        ++i;
    }
    return result;
}

std::string readAll(std::istream& in, const std::string& name) {
    std::string text(maximumFileSize + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad() || text.size() > maximumFileSize) {
        throw SealingError(name + ": cannot be read, or is longer than 1 MB");
    }
    return text;
}

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path)) {
        throw SealingError(path + ": there is no such file, or it cannot be read");
    }
    return readAll(in, path);
}

/// Writes a file that must not exist yet and makes sure that it is on the disk.
void writeNewFile(const std::filesystem::path& path, std::string_view text, mode_t mode) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    const auto fail = [&](int code) {
        if (file >= 0) {
            ::close(file);
            ::unlink(path.c_str());
        }
        throw SealingError(path.string() + ": " + std::strerror(code));
    };
    if (file < 0) {
        fail(errno);
    }
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written < 0) {
            fail(errno);
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file) != 0) {
        fail(errno);
    }
    ::close(file);
}

void mustNotExist(const std::filesystem::path& path, const char* why) {
    if (std::filesystem::exists(path)) {
        throw SealingError(path.string() + ": there is a key already; move it away first. " + why);
    }
}

/// The shape that the commands share: help, usage errors and failures.
template <class Action>
int run(std::span<const std::string_view> words, std::string_view help, std::ostream& out, std::ostream& complaints,
        Action action) {
    if (std::find(words.begin(), words.end(), "--help") != words.end()) {
        out << help;
        return 0;
    }
    try {
        action();
        return 0;
    } catch (const UsageError& error) {
        complaints << error.why << "\n\n" << help;
        return 2;
    } catch (const EnvelopeError& error) {
        complaints << "this is not a sealed letter: " << error.where() << ": " << error.what() << '\n';
    } catch (const std::exception& error) {
        complaints << error.what() << '\n';
    }
    return 1;
}

} // namespace

int keysNew(std::span<const std::string_view> words, std::ostream& out, std::ostream& complaints) {
    return run(words, keysNewHelp, out, complaints, [&] {
        const auto arguments = readArguments(words, {"--surgery", "--out", "--passphrase-file"});
        if (!arguments.positional.empty()) {
            throw UsageError{"\"" + arguments.positional.front() + "\" is not expected here"};
        }
        const auto& surgery = arguments.required("--surgery");
        if (!isOdsCode(surgery)) {
            throw UsageError{"--surgery: an ODS code has three to ten capital letters and digits, such as A81001"};
        }
        const std::filesystem::path folder = arguments.required("--out");
        const auto publicFile = folder / "public.jwk.json";
        const auto privateFile = folder / "private.wrapped.jwe";
        for (const auto& path : {publicFile, privateFile}) {
            mustNotExist(path, "Letters sealed to it can be opened only with it");
        }
        const auto given = arguments.options.find("--passphrase-file");
        const bool makePassphrase = given == arguments.options.end();
        const auto passphrase = makePassphrase ? newPassphrase() : readFile(given->second);

        const auto key = generateKeyPair();
        const auto wrapped = wrapPrivateKey(key, passphrase);
        std::filesystem::create_directories(folder);
        writeNewFile(privateFile, wrapped + "\n", 0600);
        writeNewFile(publicFile, publicJwk(key.publicKey, surgery).dump(2) + "\n", 0644);

        out << "Key " << thumbprint(key.publicKey) << " for surgery " << surgery << '\n'
            << "  public:  " << publicFile.string() << '\n'
            << "  private: " << privateFile.string() << " (wrapped by the passphrase)\n";
        if (makePassphrase) {
            out << "\nThe passphrase, shown only now:\n\n    " << passphrase
                << "\n\nWrite it down and keep it safe. Without it no letter can ever be opened.\n";
        }
    });
}

int keysPublisher(std::span<const std::string_view> words, std::ostream& out, std::ostream& complaints) {
    return run(words, keysPublisherHelp, out, complaints, [&] {
        const auto arguments = readArguments(words, {"--out"});
        if (!arguments.positional.empty()) {
            throw UsageError{"\"" + arguments.positional.front() + "\" is not expected here"};
        }
        const std::filesystem::path folder = arguments.required("--out");
        const auto publicFile = folder / "publisher.jwk.json";
        const auto privateFile = folder / "publisher.pem";
        for (const auto& path : {publicFile, privateFile}) {
            mustNotExist(path, "Without its public half, what it signed can't be verified");
        }
        const auto pem = newPublisherKey();
        const auto publicKey = publisherPublicKey(view(pem));
        std::filesystem::create_directories(folder);
        writeNewFile(privateFile, view(pem), 0600);
        writeNewFile(publicFile, publisherJwk(publicKey).dump(2) + "\n", 0644);

        out << "Key " << thumbprint(publicKey) << " for signing content\n"
            << "  public:  " << publicFile.string() << '\n'
            << "  private: " << privateFile.string() << " (not encrypted: keep it safe)\n";
    });
}

int keysApprover(std::span<const std::string_view> words, std::ostream& out, std::ostream& complaints) {
    return run(words, keysApproverHelp, out, complaints, [&] {
        const auto arguments = readArguments(words, {"--out"});
        if (!arguments.positional.empty()) {
            throw UsageError{"\"" + arguments.positional.front() + "\" is not expected here"};
        }
        const std::filesystem::path folder = arguments.required("--out");
        const auto file = folder / "approver.pem";
        mustNotExist(file, "What it approved can be told from its public key only");
        const auto pem = newApproverKey();
        std::filesystem::create_directories(folder);
        writeNewFile(file, view(pem), 0600);
        out << "Key " << toBase64Url(approverPublicKey(view(pem))) << " for approving content\n"
            << "  private: " << file.string() << " (not encrypted: keep it safe)\n";
    });
}

int openCommand(std::span<const std::string_view> words, std::ostream& out, std::ostream& complaints) {
    return run(words, openHelp, out, complaints, [&] {
        const auto arguments = readArguments(words, {"--key", "--passphrase-file"});
        if (arguments.positional.size() != 1) {
            throw UsageError{"name one letter"};
        }
        const auto& keyFile = arguments.required("--key");
        const auto& passphraseFile = arguments.required("--passphrase-file");
        const auto& name = arguments.positional.front();
        const auto letter = name == "-" ? readAll(std::cin, "standard input") : readFile(name);
        const auto key = unwrapPrivateKey(readFile(keyFile), readFile(passphraseFile));
        out << openLetter(trimmed(letter), key) << '\n';
    });
}

} // namespace signpost::sealing

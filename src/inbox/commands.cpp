// SPDX-License-Identifier: Apache-2.0
#include "inbox/commands.hpp"

#include "inbox/application.hpp"
#include "inbox/arguments.hpp"
#include "inbox/config.hpp"
#include "inbox/http_server.hpp"
#include "inbox/log.hpp"
#include "inbox/migrations.hpp"
#include "inbox/passwords.hpp"
#include "inbox/reader_pool.hpp"
#include "inbox/staff_store.hpp"
#include "inbox/write_queue.hpp"
#include "sealing/wrapped_key.hpp"

#include <sys/stat.h>

#include <charconv>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>

namespace signpost::inbox {

namespace {

constexpr std::string_view help =
    R"(signpost-inbox: receives sealed letters for one surgery and keeps them for its staff

  signpost-inbox init --database FILE --config FILE --user NAME [--password-file FILE]
      Makes the database of the surgery that the configuration names, and its first staff user.

  signpost-inbox serve --database FILE --config FILE [--listen ADDRESS:PORT]
                       [--allow-origin ORIGIN]... [--static PREFIX=FOLDER]...
      Serves until SIGTERM or SIGINT, then finishes what has begun. Prints the address it listens on;
      by default 127.0.0.1:8081, and port 0 takes a free one.

  signpost-inbox user add      --database FILE --user NAME [--password-file FILE]
  signpost-inbox user password --database FILE --user NAME [--password-file FILE]
  signpost-inbox user remove   --database FILE --user NAME
      Staff users. A changed password or a removed user ends that user's sessions.

Without --password-file the password is the first line of standard input. At least 10 characters.
The configuration file is described in docs/inbox-operations.md, the interface in docs/inbox-api.md.
)";

constexpr std::size_t readerConnections = 4;

/// The database with everything that works on it. Brings the schema up to date.
struct Storage {
    explicit Storage(const DatabaseOptions& options)
        : upgraded(upgrade(options)), writer(options), reader(options, readerConnections) {}

    static int upgrade(const DatabaseOptions& options) {
        soci::session session;
        openDatabase(session, options);
        return migrate(session);
    }

    int upgraded;
    WriteQueue writer;
    ReaderPool reader;
    StaffStore staff{writer, reader};
};

std::string now() {
    return toRfc3339(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string readPassword(const Arguments& arguments) {
    std::string password;
    if (const auto file = arguments.optional("--password-file")) {
        std::ifstream in(*file, std::ios::binary);
        if (!in) {
            throw std::runtime_error(*file + ": there is no such file, or it cannot be read");
        }
        std::getline(in, password);
    } else {
        std::getline(std::cin, password);
    }
    password = sealing::trimmed(password);
    if (const auto objection = Passwords::objection(password); !objection.empty()) {
        throw std::runtime_error(objection);
    }
    return password;
}

std::string readUser(const Arguments& arguments) {
    auto user = arguments.required("--user");
    if (!isUserName(user)) {
        throw UsageError("--user: a user name has 1 to 64 letters, digits, dots, hyphens, underscores and @");
    }
    return user;
}

int init(std::span<const std::string_view> words) {
    const Arguments arguments(words, {"--database", "--config", "--user", "--password-file"});
    const DatabaseOptions database{arguments.required("--database"), 0};
    const auto config = readConfig(arguments.required("--config"));
    const auto user = readUser(arguments);
    const auto password = readPassword(arguments);
    createDatabase(database.file);
    Storage storage(database);
    storage.staff.setSurgery(config.surgery.ods, now());
    storage.staff.addUser(user, Passwords::hash(password), now());
    std::cout << "Database " << database.file.string() << " for surgery " << config.surgery.ods << " with staff user "
              << user << '\n';
    return 0;
}

int user(std::span<const std::string_view> words) {
    const std::string_view action = words.empty() ? std::string_view() : words.front();
    if (action != "add" && action != "password" && action != "remove") {
        throw UsageError("say `user add`, `user password` or `user remove`");
    }
    const Arguments arguments(words.subspan(1), {"--database", "--user", "--password-file"});
    const DatabaseOptions database{arguments.required("--database"), 0};
    const auto name = readUser(arguments);
    const auto hash = action == "remove" ? std::string() : Passwords::hash(readPassword(arguments));
    Storage storage(database);
    if (action == "add") {
        if (!storage.staff.addUser(name, hash, now())) {
            throw std::runtime_error("there is a user " + name + " already; `user password` changes the password");
        }
    } else if (!(action == "password" ? storage.staff.setPassword(name, hash) : storage.staff.removeUser(name))) {
        throw std::runtime_error("there is no user " + name);
    }
    std::cout << "User " << name
              << (action == "add"      ? " added"
                  : action == "remove" ? " removed"
                                       : " has a new password")
              << '\n';
    return 0;
}

struct ListenAddress {
    std::string address;
    unsigned short port = 0;
};

ListenAddress readListenAddress(const std::string& text) {
    const auto colon = text.rfind(':');
    ListenAddress result;
    const char* const end = text.data() + text.size();
    if (colon == std::string::npos || std::from_chars(text.data() + colon + 1, end, result.port).ptr != end ||
        colon + 1 == text.size()) {
        throw UsageError("--listen: this must be ADDRESS:PORT, such as 127.0.0.1:8081 or [::1]:8081");
    }
    result.address = text.substr(0, colon);
    if (result.address.starts_with('[') && result.address.ends_with(']')) {
        result.address = result.address.substr(1, result.address.size() - 2);
    }
    return result;
}

/// What the command line adds to the configuration.
void amend(Config& config, const Arguments& arguments) {
    for (const auto& origin : arguments.all("--allow-origin")) {
        if (!isOrigin(origin)) {
            throw UsageError("--allow-origin: \"" + origin + "\" is not an origin such as https://www.example.nhs.uk");
        }
        config.allowedOrigins.push_back(origin);
    }
    for (const auto& text : arguments.all("--static")) {
        const auto equals = text.find('=');
        MountConfig mount;
        mount.prefix = text.substr(0, equals);
        if (equals == std::string::npos || !mount.prefix.starts_with('/') || !mount.prefix.ends_with('/')) {
            throw UsageError("--static: this must be PREFIX=FOLDER, the prefix with \"/\" at both ends");
        }
        const std::filesystem::path folder = text.substr(equals + 1);
        if (!std::filesystem::is_directory(folder)) {
            throw UsageError("--static: there is no folder " + folder.string());
        }
        mount.directory = std::filesystem::canonical(folder);
        config.mounts.push_back(std::move(mount));
    }
}

int serve(std::span<const std::string_view> words) {
    const Arguments arguments(words, {"--database", "--config", "--listen"}, {"--allow-origin", "--static"});
    const std::filesystem::path database = arguments.required("--database");
    auto config = readConfig(arguments.required("--config"));
    const auto listen = readListenAddress(arguments.optional("--listen").value_or("127.0.0.1:8081"));
    amend(config, arguments);
    const bool loopback = listen.address.starts_with("127.") || listen.address == "::1";
    if (!loopback && !config.isTls()) {
        throw std::runtime_error("on an address that others can reach, staff must not sign in over plain HTTP: put a "
                                 "proxy with TLS in front and name its origin as \"publicOrigin\": \"https://…\"");
    }

    Storage storage({database, config.limits.databaseMegabytes});
    if (storage.upgraded > 0) {
        logInfo("database brought to schema version " + std::to_string(latestSchemaVersion()));
    }
    if (const auto ods = storage.staff.surgery(); ods != config.surgery.ods) {
        throw std::runtime_error(database.string() + ": this is the database of surgery " + ods +
                                 ", the configuration is that of " + config.surgery.ods);
    }
    const auto limits = config.limits;
    Application application(std::move(config), storage.writer, storage.reader);
    HttpServer server(application, limits);
    const auto port = server.listen(listen.address, listen.port);
    const auto host = listen.address.find(':') == std::string::npos ? listen.address : "[" + listen.address + "]";
    std::cout << "listening on http://" << host << ':' << port << std::endl;
    server.run();
    return 0;
}

} // namespace

int runCommand(std::span<const std::string_view> words) {
    // A write to a closed connection or beyond a file size limit is an error to be answered, not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    ::umask(0077); // the database, and the files that SQLite puts beside it, are the owner's alone
    const std::string_view command = words.empty() ? std::string_view() : words.front();
    if (command == "--help" || command == "help") {
        std::cout << help;
        return 0;
    }
    try {
        if (command == "serve") {
            return serve(words.subspan(1));
        }
        if (command == "init") {
            return init(words.subspan(1));
        }
        if (command == "user") {
            return user(words.subspan(1));
        }
        throw UsageError(words.empty() ? "say what to do" : "there is no command \"" + std::string(command) + "\"");
    } catch (const UsageError& error) {
        std::cerr << error.what() << "\n\n" << help;
        return 2;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

} // namespace signpost::inbox

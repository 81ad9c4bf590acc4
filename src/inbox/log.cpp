// SPDX-License-Identifier: Apache-2.0
#include "inbox/log.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

namespace signpost::inbox {

namespace {

void write(std::string_view level, std::string_view message) {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char stamp[] = "0000-00-00T00:00:00Z ";
    std::strftime(stamp, sizeof stamp, "%FT%TZ ", &parts);
    std::string line(stamp);
    line.append(level).append(" ").append(message).append("\n");
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

void logInfo(std::string_view message) {
    write("info", message);
}

void logError(std::string_view message) {
    write("error", message);
}

} // namespace signpost::inbox

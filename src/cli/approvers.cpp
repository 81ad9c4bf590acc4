// SPDX-License-Identifier: Apache-2.0
#include "cli/approvers.hpp"

#include "sealing/approver_key.hpp"
#include "sealing/base64url.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace signpost::cli {
namespace {

/// The third line of what is signed (authoring::approvalMessage).
std::string roleIn(std::string_view message) {
    std::size_t begin = 0;
    for (int line = 0; line < 2; ++line)
        begin = message.find('\n', begin) + 1;
    return std::string(message.substr(begin, message.find('\n', begin) - begin));
}

std::optional<Approvers> approversOf(const nlohmann::json& json) {
    Approvers approvers;
    if (!json.is_object() || !json.contains("approvers") || !json["approvers"].is_array())
        return std::nullopt;
    for (const auto& each : json["approvers"]) {
        if (!each.is_object() || !each.contains("key") || !each["key"].is_string() || !each.contains("as") ||
            !each["as"].is_array())
            return std::nullopt;
        const auto key = sealing::fromBase64Url(each["key"].get<std::string>());
        constexpr std::size_t keySize = 32;
        if (!key || key->size() != keySize)
            return std::nullopt;
        for (const auto& role : each["as"]) {
            if (role != "author" && role != "clinician")
                return std::nullopt;
            approvers.rolesOf[*key].insert(role.get<std::string>());
        }
    }
    return approvers;
}

} // namespace

authoring::Verify Approvers::verify() const {
    return [rolesOf = rolesOf](std::string_view key, std::string_view message,
                               std::string_view signature) -> std::optional<bool> {
        const auto roles = rolesOf.find(std::string(key));
        return roles != rolesOf.end() && roles->second.contains(roleIn(message)) &&
               sealing::isApproved(key, message, signature);
    };
}

std::optional<Approvers> readApprovers(const std::string& file, const Streams& streams) {
    const auto text = readWholeFile(file, streams);
    if (!text)
        return std::nullopt;
    auto approvers = approversOf(nlohmann::json::parse(*text, nullptr, false));
    if (!approvers)
        streams.complaints << "signpost: " << file
                           << " does not list approvers: {\"approvers\": [{\"key\": \"<43 characters of base64url>\", "
                              "\"name\": \"…\", \"as\": [\"author\", \"clinician\"]}]}\n";
    return approvers;
}

authoring::Verify anybody() {
    return [](std::string_view key, std::string_view message, std::string_view signature) -> std::optional<bool> {
        return sealing::isApproved(key, message, signature);
    };
}

} // namespace signpost::cli

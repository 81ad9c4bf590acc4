// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace signpost::inbox {

/// An object of a configuration file that is read member by member and knows which members were never asked for.
/// Every complaint is a ConfigError with file and JSON pointer.
///
///     StrictObject surgery(json["surgery"], "config.json", "/surgery");
///     auto name = surgery.text("name");       // missing or not a string: throws
///     surgery.finish();                       // any other member: throws, and says which are known
class StrictObject {
public:
    StrictObject(const nlohmann::json& value, std::string file, std::string pointer);

    std::string text(const std::string& name);
    std::string text(const std::string& name, const std::string& fallback);
    bool flag(const std::string& name, bool fallback);
    int number(const std::string& name, int fallback, int least, int greatest);
    std::vector<std::string> texts(const std::string& name); ///< a missing member is an empty list
    StrictObject object(const std::string& name);
    std::optional<StrictObject> optionalObject(const std::string& name);
    std::vector<StrictObject> objects(const std::string& name);

    /// The member itself, or null.
    const nlohmann::json* find(const std::string& name);

    /// Throws if there are members that nobody asked for.
    void finish() const;

    const nlohmann::json& json() const noexcept { return *value_; }
    std::vector<std::string> names() const;
    [[noreturn]] void fail(const std::string& member, const std::string& why) const;

private:
    const nlohmann::json& required(const std::string& name);

    const nlohmann::json* value_;
    std::string file_;
    std::string pointer_;
    std::vector<std::string> known_;
};

} // namespace signpost::inbox

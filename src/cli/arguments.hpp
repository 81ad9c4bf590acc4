// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::cli {

/// Words of a command line after the command's name: `--flag`, `--option VALUE` or `--option=VALUE`, and the rest in
/// order.
/// "--" ends the options.
class Arguments {
public:
    /// Takes an option's name with a trailing "=" if it has a value: {"--json", "--topic="}.
    Arguments(std::span<const std::string_view> words, std::span<const std::string_view> options);

    /// What is wrong, in words for the person at the keyboard; empty if nothing is.
    [[nodiscard]] const std::string& error() const { return error_; }
    [[nodiscard]] bool has(std::string_view option) const { return values_.contains(std::string(option)); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] const std::vector<std::string>& rest() const { return rest_; }

private:
    std::map<std::string, std::string> values_;
    std::vector<std::string> rest_;
    std::string error_;
};

} // namespace signpost::cli

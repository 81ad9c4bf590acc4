// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::inbox {

/// The command line is wrong; `what()` says how.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Options of the form `--name value`, some of which may be repeated. Anything else is a UsageError.
class Arguments {
public:
    Arguments(std::span<const std::string_view> words, std::initializer_list<std::string_view> known,
              std::initializer_list<std::string_view> repeatable = {});

    std::string required(std::string_view name) const;
    std::optional<std::string> optional(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

} // namespace signpost::inbox

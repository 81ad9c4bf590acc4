// SPDX-License-Identifier: Apache-2.0
#include "inbox/arguments.hpp"

#include <algorithm>

namespace signpost::inbox {

Arguments::Arguments(std::span<const std::string_view> words, std::initializer_list<std::string_view> known,
                     std::initializer_list<std::string_view> repeatable) {
    const auto contains = [](const auto& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const std::string name(words[i]);
        if (!contains(known, name) && !contains(repeatable, name)) {
            throw UsageError("\"" + name + "\" is not an option of this command");
        }
        if (i + 1 == words.size()) {
            throw UsageError(name + " needs a value");
        }
        auto& values = values_[name];
        if (!values.empty() && !contains(repeatable, name)) {
            throw UsageError(name + " is given twice");
        }
        values.emplace_back(words[i + 1]);
    }
}

std::string Arguments::required(std::string_view name) const {
    const auto value = optional(name);
    if (!value) {
        throw UsageError(std::string(name) + " is missing");
    }
    return *value;
}

std::optional<std::string> Arguments::optional(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
}

} // namespace signpost::inbox

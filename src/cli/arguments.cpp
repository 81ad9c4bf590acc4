// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include "authoring/problem.hpp"

#include <algorithm>

namespace signpost::cli {

Arguments::Arguments(std::span<const std::string_view> words, std::span<const std::string_view> options) {
    std::vector<std::string> known;
    for (std::string_view option : options) {
        known.emplace_back(option.substr(0, option.find('=')));
    }
    bool ended = false;
    for (std::size_t i = 0; i < words.size() && error_.empty(); ++i) {
        const std::string_view word = words[i];
        if (ended || !word.starts_with("-") || word == "-") {
            rest_.emplace_back(word);
            continue;
        }
        if (word == "--") {
            ended = true;
            continue;
        }
        const std::string name(word == "-o" ? "--output" : word.substr(0, word.find('=')));
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            const std::string near = authoring::didYouMean(name, known);
            error_ = "there is no option " + std::string(word) + (near.empty() ? "" : ": " + near);
            continue;
        }
        const bool takesValue = options[static_cast<std::size_t>(found - known.begin())].ends_with('=');
        std::string value;
        if (const auto equals = word.find('='); equals != std::string_view::npos) {
            value = word.substr(equals + 1);
            if (!takesValue) {
                error_ = name + " takes no value";
            }
        } else if (takesValue && i + 1 == words.size()) {
            error_ = name + " needs a value";
        } else if (takesValue) {
            value = words[++i];
        }
        if (!values_.try_emplace(name, value).second) {
            error_ = name + " stands twice";
        }
    }
}

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto found = values_.find(std::string(option));
    return found == values_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace signpost::cli

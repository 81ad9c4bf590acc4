// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// JSON that is not acceptable. `what()` says what and, for a syntax error, at which byte.
class JsonError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads one JSON text of UTF-8. Throws JsonError for a syntax error, for nesting deeper than `maximumDepth`, and for a
/// member that stands twice in one object: readers disagree on which of the two counts, so one of them would be fooled.
///
/// `parseStrictJson(R"({"list":"urgent","list":"admin"})", 4)` throws: member "list" stands twice.
nlohmann::json parseStrictJson(std::string_view text, std::size_t maximumDepth);

} // namespace signpost::sealing

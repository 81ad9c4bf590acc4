// SPDX-License-Identifier: Apache-2.0
#include "sealing/strict_json.hpp"

#include <set>
#include <vector>

namespace signpost::sealing {

nlohmann::json parseStrictJson(std::string_view text, std::size_t maximumDepth) {
    using Event = nlohmann::json::parse_event_t;
    std::vector<std::set<std::string>> open; // the member names seen so far, for each container still open
    const auto watch = [&](int /*depth*/, Event event, nlohmann::json& parsed) {
        if (event == Event::object_start || event == Event::array_start) {
            if (open.size() == maximumDepth) {
                throw JsonError("it is nested deeper than " + std::to_string(maximumDepth) + " levels");
            }
            open.emplace_back();
        } else if (event == Event::object_end || event == Event::array_end) {
            open.pop_back();
        } else if (event == Event::key) {
            const auto& name = parsed.get_ref<const std::string&>();
            if (!open.back().insert(name).second) {
                throw JsonError("member \"" + name + "\" stands twice");
            }
        }
        return true;
    };
    try {
        return nlohmann::json::parse(text, watch);
    } catch (const nlohmann::json::parse_error& error) {
        throw JsonError("it is not JSON: syntax error at byte " + std::to_string(error.byte));
    } catch (const nlohmann::json::exception&) {
        throw JsonError("it is not JSON: a number or a text in it cannot be represented");
    }
}

} // namespace signpost::sealing

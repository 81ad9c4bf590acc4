// SPDX-License-Identifier: Apache-2.0
#include "studio/panels/desk.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signpost::studio {

std::string Arrangement::toJson() const {
    return nlohmann::ordered_json{{"dark", appearance == Appearance::dark},
                                  {"libraryWidth", libraryWidth},
                                  {"previewWidth", previewWidth},
                                  {"previewShown", previewShown},
                                  {"previewPhone", previewPhone},
                                  {"tab", static_cast<unsigned>(tab)},
                                  {"topic", topic}}
        .dump();
}

void Arrangement::fromJson(std::string_view json) {
    const auto kept = nlohmann::json::parse(json, nullptr, false);
    if (!kept.is_object()) {
        return;
    }
    const auto number = [&](const char* key, float least, float most, float otherwise) {
        return kept.contains(key) && kept[key].is_number() ? std::clamp(kept[key].get<float>(), least, most)
                                                           : otherwise;
    };
    const auto flag = [&](const char* key, bool otherwise) {
        return kept.contains(key) && kept[key].is_boolean() ? kept[key].get<bool>() : otherwise;
    };
    appearance = flag("dark", appearance == Appearance::dark) ? Appearance::dark : Appearance::light;
    libraryWidth = number("libraryWidth", 180, 480, libraryWidth);
    previewWidth = number("previewWidth", 320, 900, previewWidth);
    previewShown = flag("previewShown", previewShown);
    previewPhone = flag("previewPhone", previewPhone);
    tab = static_cast<Tab>(number("tab", 0, static_cast<float>(Tab::help), static_cast<float>(tab)));
    if (kept.contains("topic") && kept["topic"].is_string()) {
        topic = kept["topic"].get<std::string>();
    }
}

} // namespace signpost::studio

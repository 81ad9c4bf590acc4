// SPDX-License-Identifier: Apache-2.0
// The reader's keys and the schemas' are the same.
#include "authoring/shapes.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace {

using Json = nlohmann::json;
using Keys = std::set<std::string>;

/// An object's keys; of several forms, the object's.
Keys keysOf(const Json& schema) {
    Keys keys;
    if (schema.contains("properties")) {
        for (const auto& [key, value] : schema.at("properties").items()) {
            keys.insert(key);
        }
    }
    if (keys.empty() && schema.contains("anyOf")) {
        for (const Json& form : schema.at("anyOf")) {
            keys.merge(keysOf(form));
        }
    }
    return keys;
}

std::map<std::string, Keys> schemaKeys() {
    std::map<std::string, Keys> all;
    for (const auto& entry : std::filesystem::directory_iterator(SIGNPOST_SOURCE_DIR "/content/schema")) {
        std::ifstream stream(entry.path());
        const Json schema = Json::parse(stream);
        const auto add = [&](const std::string& name, const Json& part) {
            if (const Keys keys = keysOf(part); !keys.empty()) {
                all[name] = keys;
                const bool closed = part.contains("anyOf") || part.value("additionalProperties", true) == Json(false);
                BOOST_TEST(closed, name << " takes unknown keys");
            }
        };
        add(schema.value("title", ""), schema);
        const Json parts = schema.value("$defs", Json::object());
        for (const auto& [name, part] : parts.items()) {
            add(name, part);
        }
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_CASE(the_schemas_know_the_keys_that_the_reader_knows) {
    auto schemas = schemaKeys();
    for (const auto& shape : signpost::authoring::shapes::all) {
        BOOST_TEST_CONTEXT(shape.name) {
            BOOST_TEST(schemas.contains(std::string(shape.name)));
            BOOST_TEST((schemas[std::string(shape.name)] == Keys(shape.keys.begin(), shape.keys.end())));
        }
        schemas.erase(std::string(shape.name));
    }
    for (const auto& [name, keys] : schemas) {
        BOOST_TEST(false, "the reader knows no " << name);
    }
}

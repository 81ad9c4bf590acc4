// SPDX-License-Identifier: Apache-2.0
#include "core/json_writer.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

BOOST_AUTO_TEST_SUITE(json_writer)

BOOST_AUTO_TEST_CASE(objects_and_arrays_nest) {
    JsonWriter json;
    json.object([&] {
        json.member("a", "x");
        json.key("b");
        json.array([&] {
            json.value(std::int64_t{1});
            json.object([&] { json.member("c", true); });
            json.array([&] {});
        });
        json.key("d");
        json.number("38.20");
        json.memberUnlessEmpty("e", "");
    });
    BOOST_TEST(json.text() == R"({"a":"x","b":[1,{"c":true},[]],"d":38.20})");
}

BOOST_AUTO_TEST_CASE(every_text_stays_a_json_string) {
    const auto written = [](std::string_view text) {
        JsonWriter json;
        json.value(text);
        return json.take();
    };
    BOOST_TEST(written("\"\\/") == "\"\\\"\\\\/\"");
    BOOST_TEST(written(std::string_view("a\nb\t\0c", 6)) == "\"a\\nb\\u0009\\u0000c\"");
    BOOST_TEST(written("na\xC3\xAFve \xF0\x9F\x98\x80") == "\"na\xC3\xAFve \xF0\x9F\x98\x80\"");
    // Overlong, surrogate, beyond Unicode, cut off: replaced, never passed on.
    for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"})
        BOOST_TEST(written(bad).find("\xEF\xBF\xBD") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

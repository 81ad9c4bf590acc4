// SPDX-License-Identifier: Apache-2.0
#include "authoring/document.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace signpost::authoring;

namespace {

std::string problemsOf(std::string_view text) {
    Problems problems;
    Document::parse("f.json", text, problems);
    std::string all;
    for (const Problem& problem : problems.list()) {
        all += describe(problem) + '\n';
    }
    return all;
}

std::string at(const Node& node) {
    const Place place = placeOf(node);
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + place.pointer;
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(every_value_knows_where_it_stands) {
    Problems problems;
    const auto document = Document::parse("f.json",
                                          "{\n"
                                          "  \"a\": [1, -2.50 ,true,\n"
                                          "    null, \"é\", {\"b/c~\" : 3}],\n"
                                          "\t\"d\":{}}",
                                          problems);
    BOOST_REQUIRE(document);
    const Node& root = document->root();
    BOOST_TEST(at(root) == "1:1 ");
    const Node& list = *root.find("a");
    BOOST_TEST(at(list) == "2:8 /a");
    BOOST_TEST(at(*list.children[0]) == "2:9 /a/0");
    BOOST_TEST(at(*list.children[1]) == "2:12 /a/1");
    BOOST_TEST(at(*list.children[2]) == "2:19 /a/2");
    BOOST_TEST(at(*list.children[3]) == "3:5 /a/3");
    BOOST_TEST(at(*list.children[4]) == "3:11 /a/4");
    BOOST_TEST(at(*list.children[5]) == "3:16 /a/5"); // é is one character
    BOOST_TEST(at(*list.children[5]->children[0]) == "3:26 /a/5/b~1c~0");
    BOOST_TEST(placeOfKey(*list.children[5]->children[0]).column == 17U);
    BOOST_TEST(at(*root.find("d")) == "4:6 /d");
    BOOST_TEST(list.children[1]->text == "-2.50"); // as written: decimals count
}

BOOST_AUTO_TEST_CASE(every_value_knows_its_bytes) {
    constexpr std::string_view text = "{\"é\": [1, -2.50 ,true, -0,\n null, \"q\\\"\", {\"b/c~\" : 3}],\t\"d\":{ } }";
    Problems problems;
    const auto document = Document::parse("f.json", text, problems);
    BOOST_REQUIRE(document);
    const auto bytes = [&](std::string_view pointer) {
        const Node* node = document->root().at(pointer);
        return node == nullptr ? "none" : std::string(text.substr(node->begin, node->end - node->begin));
    };
    BOOST_TEST(bytes("") == text);
    BOOST_TEST(bytes("/é/0") == "1");
    BOOST_TEST(bytes("/é/1") == "-2.50");
    BOOST_TEST(bytes("/é/2") == "true");
    BOOST_TEST(bytes("/é/3") == "-0");
    BOOST_TEST(bytes("/é/4") == "null");
    BOOST_TEST(bytes("/é/5") == "\"q\\\"\"");
    BOOST_TEST(bytes("/é/6/b~1c~0") == "3");
    BOOST_TEST(bytes("/d") == "{ }");
    BOOST_TEST(text.substr(document->root().at("/d")->keyBegin, 3) == "\"d\"");
    for (const std::string_view nowhere : {"/x", "/é/7", "/é/1/2", "/é/-1", "/é/", "/é/1x"})
        BOOST_TEST(bytes(nowhere) == "none");
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_told_with_its_place) {
    BOOST_TEST(problemsOf("{\"a\": 1,}").find("f.json:1:9: syntax error") == 0U);
    BOOST_TEST(problemsOf("{\"a\": 1 \"b\": 2}").find("f.json:1:9: ") == 0U);
    BOOST_TEST(problemsOf("{\"a\": tru}").find("f.json:1:7: ") == 0U);
    BOOST_TEST(problemsOf("{\n\"a\": \"open").find("f.json:2:6: ") == 0U);
    BOOST_TEST(problemsOf("").find("f.json:1:1: ") == 0U);
    BOOST_TEST(problemsOf("{} {}").find("f.json:1:4: ") == 0U);
    BOOST_TEST(problemsOf("{\"a\": \"\xff\"}").find("invalid string") != std::string::npos);
    BOOST_TEST(problemsOf("[1e999]").find("[not-json]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_key_stands_once) {
    BOOST_TEST(problemsOf("{\"a\": 1,\n \"b\": 2, \"a\": 3}") ==
               "f.json:2:10: /a: the key \"a\" stands twice; the first is in line 1: keep one [duplicate-key]\n");
    BOOST_TEST(problemsOf("[{\"a\": 1}, {\"a\": 2}]") == "");
}

BOOST_AUTO_TEST_CASE(depth_and_size_have_limits) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    BOOST_TEST(problemsOf(nested(16)) == "");
    BOOST_TEST(problemsOf(nested(17)).find("[too-deep]") != std::string::npos);
    BOOST_TEST(problemsOf(nested(400000)).find("[too-deep]") != std::string::npos);
    BOOST_TEST(problemsOf(std::string(1000001, ' ')).find("[file-too-big]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_bytes_do_harm) {
    std::mt19937 random(1122);
    const std::string alphabet = "{}[]\",:\\ntrue0123.-eE \n\xc3\xa9\xff";
    for (int i = 0; i < 5000; ++i) {
        std::string text(random() % 60, ' ');
        for (char& c : text) {
            c = alphabet[random() % alphabet.size()];
        }
        Problems problems;
        const auto document = Document::parse("f.json", text, problems);
        BOOST_TEST((document != nullptr || !problems.list().empty()));
    }
}

BOOST_AUTO_TEST_CASE(suggestions_are_near) {
    const std::vector<std::string> options = {"drooling", "stridor", "none"};
    BOOST_TEST(didYouMean("droling", options) == "did you mean \"drooling\"?");
    BOOST_TEST(didYouMean("srtidor", options) == "did you mean \"stridor\"?");
    BOOST_TEST(didYouMean("banana", options) == "");
    BOOST_TEST(didYouMean("", options) == "");
}

BOOST_AUTO_TEST_SUITE_END()

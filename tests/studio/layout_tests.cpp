// SPDX-License-Identifier: Apache-2.0
#include "studio/document/layout.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace signpost::studio;
using namespace signpost::studio::test;
using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(layouts)

BOOST_AUTO_TEST_CASE(a_rule_takes_two_lines) {
    const Json rule = {{"id", "hot"},
                       {"when", "fever"},
                       {"level", "soon"},
                       {"destination", "surgery"},
                       {"because", "A fever needs to be looked at."},
                       {"source", "NICE"}};
    BOOST_TEST(laidOut(rule, 4) ==
               "{\"id\": \"hot\", \"when\": \"fever\", \"level\": \"soon\", \"destination\": \"surgery\",\n"
               "     \"because\": \"A fever needs to be looked at.\", \"source\": \"NICE\"}");
}

BOOST_AUTO_TEST_CASE(a_question_has_an_option_a_line) {
    const Json question = Json::parse(R"({"linkId": "q", "type": "choice", "text": "Which?", "answerOption": [
        {"value": "a", "text": "A"}, {"value": "b", "text": "B"}]})");
    BOOST_TEST(laidOut(question, 4) == "{\"linkId\": \"q\", \"type\": \"choice\",\n"
                                       "     \"text\": \"Which?\",\n"
                                       "     \"answerOption\": [\n"
                                       "       {\"value\": \"a\", \"text\": \"A\"},\n"
                                       "       {\"value\": \"b\", \"text\": \"B\"}\n"
                                       "     ]}");
}

BOOST_AUTO_TEST_CASE(short_values_take_one_line_and_long_lists_are_filled) {
    BOOST_TEST(laidOut(Json::parse(R"(["a", "b"])"), 2) == "[\"a\", \"b\"]");
    BOOST_TEST(laidOut(Json::parse(R"({"include": "fever"})"), 4) == "{\"include\": \"fever\"}");
    BOOST_TEST(laidOut(Json::parse("[]"), 2) == "[]");
    const Json longList(std::vector<std::string>(40, "word"));
    const std::string text = laidOut(longList, 2);
    BOOST_TEST(text.starts_with("[\n    \"word\", \"word\""));
    BOOST_TEST(text.ends_with("\n  ]"));
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        BOOST_TEST(end - at <= 140U);
    }
}

BOOST_AUTO_TEST_CASE(only_what_must_be_is_escaped) {
    BOOST_TEST(jsonText("a \"b\" \\ / é – 'c'\n") == "\"a \\\"b\\\" \\\\ / é – 'c'\\n\"");
}

BOOST_AUTO_TEST_CASE(what_is_laid_out_says_the_same) {
    for (const auto& [path, bytes] : shippedFiles()) {
        const Json json = Json::parse(bytes);
        BOOST_TEST_CONTEXT(path) {
            BOOST_TEST((Json::parse(laidOutFile(json)) == json));
            BOOST_TEST(laidOutFile(Json::parse(laidOutFile(json))) == laidOutFile(json));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "authoring/vignette_run.hpp"
#include "support/tiny_content.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;
using authoring::Authored;
using authoring::readContent;

namespace {

authoring::VignetteRun run(const authoring::SourceFiles& files) {
    const Authored content = readContent(files);
    BOOST_REQUIRE(content.usable);
    return runVignette(content.library, content.vignettes.front());
}

authoring::SourceFiles changed(std::string_view text, std::string_view instead) {
    return test::with(test::tinyContent(), "vignettes/cold.json", text, instead);
}

} // namespace

BOOST_AUTO_TEST_SUITE(vignettes)

BOOST_AUTO_TEST_CASE(a_patient_goes_from_words_to_the_expected_outcome) {
    const auto result = run(test::tinyContent());
    BOOST_TEST(result.passed);
    BOOST_TEST(result.reasons.front() == "cold/default");
    BOOST_TEST(result.asked.front() == "who");
}

BOOST_AUTO_TEST_CASE(another_outcome_fails) {
    const auto level = run(changed("\"level\": \"self-care\"", "\"level\": \"routine\""));
    BOOST_REQUIRE(level.failures.size() == 1U);
    BOOST_TEST(level.failures.front() == "self-care instead of routine");
    const auto destination = run(changed("[\"home\"]", "[\"dentist\"]"));
    BOOST_TEST(destination.failures.front() == "destinations home instead of dentist");
    const auto reason = run(changed("\"reasons\": [\"default\"]", "\"reasons\": [\"sinuses\"]"));
    BOOST_TEST(reason.failures.front() == "cold/sinuses is not among the reasons");
}

BOOST_AUTO_TEST_CASE(a_question_without_an_answer_fails_and_is_named) {
    const auto result = run(changed(", \"cold_days\": \"under_10_days\"", ""));
    BOOST_TEST(!result.passed);
    BOOST_TEST(result.failures.front() == "the journey asks cold_days, which the vignette does not answer");
}

BOOST_AUTO_TEST_CASE(not_sure_in_place_of_an_answer_is_seen_to_raise_the_level) {
    const Authored content = readContent(test::tinyContent());
    const auto& vignette = content.vignettes.front();
    const auto replacements = replaceByUnsure(content.library, vignette, runVignette(content.library, vignette));
    BOOST_REQUIRE(replacements.size() == 1U);
    BOOST_TEST(replacements.front().linkId == "temperature");
    BOOST_TEST(replacements.front().raised); // a point of the score is unknown, and routine rules count as the same
    BOOST_TEST((replacements.front().run.outcome.rank.level == Level::routine));
}

BOOST_AUTO_TEST_SUITE_END()

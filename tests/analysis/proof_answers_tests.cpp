// SPDX-License-Identifier: Apache-2.0
#include "support/findings.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Finding;
using analysis::Property;
using test::found;
using test::replayed;
using test::SmallContent;
using test::theOnly;

namespace {

Library cough(const std::string& questions, const std::string& rules, const std::string& when) {
    return SmallContent()
        .topic("cough", R"({"questions": [)" + questions + R"(], "rules": [)" + rules +
                            R"(], "default": {"cases": [{"when": ")" + when + R"("}]}})")
        .library();
}

std::string rule(const std::string& id, const std::string& when, const std::string& level,
                 const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "when": ")" + when + R"(", "level": ")" + level +
           R"(", "destination": "surgery")" + more + "}";
}

const std::string everybody = R"(who = \"me\" or who in [\"child\", \"other\"])";

} // namespace

BOOST_AUTO_TEST_SUITE(proof_of_worse_answers)

BOOST_AUTO_TEST_CASE(one_more_box_lowers_the_level) {
    const std::string signs =
        R"json({"linkId": "signs", "text": "Which of these?", "type": "choice", "repeats": true, "worse": "more",
      "answerOption": [{"value": "blood", "text": "blood"}, {"value": "wheeze", "text": "a wheeze"}, {"value": "none", "none": true}]})json";
    const auto library = [&](const std::string& urgent) {
        return cough(signs, rule("one", urgent, "urgent") + "," + rule("some", "count(signs) >= 1", "soon"),
                     "count(signs) = 0");
    };
    const Library broken = library("count(signs) = 1");
    // Either box can be the one too many; both are said.
    BOOST_TEST(found(broken) == "monotone cough signs\nmonotone cough signs\n");
    const auto proof = analysis::proveTopic(broken, *broken.topic("cough"), {});
    BOOST_TEST(proof.findings[0].what ==
               R"(This patient ends at urgent or above; with "blood" as well, which is worse, they would end lower.)");
    BOOST_TEST(replayed(broken, proof.findings[0]) == "urgent surgery: cough/one");
    BOOST_TEST(proof.findings[0].patient->words == "Who needs help? Me. 16 years. Which of these? a wheeze.");
    BOOST_TEST(replayed(broken, proof.findings[1]) == "urgent surgery: cough/one");
    BOOST_TEST(proof.findings[1].patient->words == "Who needs help? Me. 16 years. Which of these? blood.");
    BOOST_TEST(found(library("count(signs) = 2")) == "");
}

BOOST_AUTO_TEST_CASE(a_later_option_lowers_the_level) {
    const std::string pain = R"json({"linkId": "pain", "text": "How bad is it?", "type": "choice", "worse": "later",
      "answerOption": [{"value": "mild", "text": "mild"}, {"value": "bad", "text": "bad"}, {"value": "worst", "text": "the worst ever"}]})json";
    const auto library = [&](const std::string& urgent) {
        return cough(pain, rule("pain", urgent, "urgent"), R"(pain = \"mild\" or pain = \"worst\")");
    };
    const Library broken = library(R"(pain = \"bad\")");
    const Finding finding = theOnly(broken, Property::monotone, "cough", "pain");
    BOOST_TEST(finding.what ==
               R"(This patient ends at urgent or above; with "worst" instead, which is worse, they would end lower.)");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/pain");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. How bad is it? bad.");
    BOOST_TEST(found(library(R"(pain in [\"bad\", \"worst\"])")) == "");
}

BOOST_AUTO_TEST_CASE(a_worse_number_lowers_the_level) {
    const auto library = [](const std::string& worse, const std::string& urgent) {
        return cough(
            R"json({"linkId": "temperature", "text": "What is the temperature?", "type": "decimal", "minValue": 34, "maxValue": 43,
                             "maxDecimalPlaces": 1, "unit": "°C", "worse": ")json" +
                worse + "\"}",
            rule("hot", urgent, "urgent"), "temperature < 38 or temperature >= 41");
    };
    const Library broken = library("higher", "temperature in [38..40.9]");
    const Finding finding = theOnly(broken, Property::monotone, "cough", "temperature");
    BOOST_TEST(finding.what ==
               "This patient ends at urgent or above; with a worse number, which is worse, they would end lower.");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/hot");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. What is the temperature? 38.0 °C.");
    BOOST_TEST(found(library("higher", "temperature >= 38")) == "");
    BOOST_TEST(found(library("lower", "temperature >= 38")) == "monotone cough temperature\n");
    BOOST_TEST(found(library("lower", "temperature < 36")) == "default-listed cough cough/default\n");
    BOOST_TEST(found(library("none", "temperature in [38..40.9]")) == "");
}

BOOST_AUTO_TEST_CASE(the_worse_of_yes_and_no_lowers_the_level) {
    const auto library = [](const std::string& worse) {
        return cough(R"json({"linkId": "drinks", "text": "Do you drink?", "type": "boolean", "worse": )json" + worse +
                         "}",
                     rule("dry", "drinks = false", "urgent"), "drinks");
    };
    const Library broken = library("\"true\"");
    const Finding finding = theOnly(broken, Property::monotone, "cough", "drinks");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/dry");
    BOOST_TEST(found(library("\"false\"")) == "");
}

BOOST_AUTO_TEST_CASE(a_lower_level_that_the_author_explains) {
    const auto library = [](const std::string& more) {
        return cough(
            R"json({"linkId": "days", "text": "How many days?", "type": "integer", "minValue": 0, "maxValue": 60, "worse": "higher"})json",
            rule("new", "days < 3", "soon", more), "days >= 3");
    };
    theOnly(library(""), Property::monotone, "cough", "days");
    BOOST_TEST(found(library(R"(, "not_monotone_because": "A new one can still be treated.")")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(proof_of_not_sure)

BOOST_AUTO_TEST_CASE(not_sure_is_milder_than_the_mildest_answer) {
    const auto library = [](const std::string& more) {
        return cough(
            R"json({"linkId": "fever", "text": "Do you have a fever?", "type": "boolean", "unsure": true})json",
            rule("hot", "fever", "urgent", R"(, "unsure": "ignore", "unsure_because": "The other rule sees to it.")") +
                "," + rule("cold", "fever = false", "soon", more),
            everybody);
    };
    const Library broken = library(R"(, "unsure": "ignore", "unsure_because": "The first rule sees to it.")");
    const Finding finding = theOnly(broken, Property::unsureNotMilder, "cough", "fever");
    BOOST_TEST(finding.what == R"(Every answer leads to soon or above, but "not sure" does not.)");
    BOOST_TEST(replayed(broken, finding) == "self-care home: cough/default");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. Do you have a fever? not sure.");
    // Now nobody reaches the default, which is another matter.
    BOOST_TEST(found(library(R"(, "unsure": "same")")) == "rule-decides cough cough/default\n");
}

BOOST_AUTO_TEST_CASE(every_ignored_not_sure_is_listed) {
    const Library library = cough(
        R"json({"linkId": "fever", "type": "boolean", "unsure": true})json",
        rule("hot", "fever", "urgent", R"(, "unsure": "ignore", "unsure_because": "It shows by itself.")"), everybody);
    const auto proof = analysis::proveTopic(library, *library.topic("cough"), {});
    BOOST_TEST(found(proof) == "");
    BOOST_REQUIRE(proof.ignored.size() == 1U);
    BOOST_TEST(proof.ignored.front().subject == "cough/hot");
    BOOST_TEST(proof.ignored.front().because == "It shows by itself.");
}

BOOST_AUTO_TEST_CASE(not_sure_of_a_checklist_is_milder_than_none_of_these) {
    const auto library = [](const std::string& more) {
        return cough(
            R"json({"linkId": "signs", "text": "Which of these?", "type": "choice", "repeats": true, "unsure": true,
          "answerOption": [{"value": "blood"}, {"value": "wheeze"}, {"value": "none", "none": true}]})json",
            rule("some", "count(signs) >= 1", "soon", more) + "," + rule("none", "count(signs) = 0", "routine", more) +
                "," + rule("both", "count(signs) = 2", "urgent", more),
            everybody);
    };
    const Library broken = library(R"(, "unsure": "ignore", "unsure_because": "The other rule sees to it.")");
    const Finding finding = theOnly(broken, Property::unsureNotMilder, "cough", "signs");
    BOOST_TEST(finding.what == R"(Every answer leads to routine or above, but "not sure" does not.)");
    BOOST_TEST(replayed(broken, finding) == "self-care home: cough/default");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. Which of these? not sure.");
    BOOST_TEST(found(library(R"(, "unsure": "same")")) == "rule-decides cough cough/default\n");
}

BOOST_AUTO_TEST_CASE(not_sure_counts_as_the_same_where_no_answer_would) {
    const auto library = [](const std::string& cold) {
        return SmallContent()
            .topic("cough", R"json({
              "questions": [{"linkId": "temperature", "text": "What is the temperature?", "type": "decimal", "minValue": 34,
                             "maxValue": 43, "maxDecimalPlaces": 1, "unsure": true},
                            {"linkId": "fits", "type": "boolean"}],
              "scores": [{"id": "points", "items": [{"when": "temperature >= 38", "points": 1},
                         {"when": ")json" +
                                cold + R"json(", "points": 1}, {"when": "fits", "points": 2}]}],
              "rules": [{"id": "two", "when": "points >= 2", "level": "urgent", "destination": "surgery"}],
              "default": {"cases": [{"when": "fits = false"}]}
            })json")
            .library();
    };
    // Nobody is hot and cold, but whoever has not measured might be either: the score's upper end is 2.
    const Library broken = library("temperature < 36");
    const Finding finding = theOnly(broken, Property::unsureAsDeclared, "cough", "temperature");
    BOOST_TEST(finding.what == R"("Not sure" leads to urgent or above, but no answer would.)");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/two");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. What is the temperature? not sure.");
    BOOST_TEST(found(library("temperature >= 39")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

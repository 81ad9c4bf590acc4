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

const std::string fever = R"json({"linkId": "fever", "text": "Do you have a fever?", "type": "boolean"})json";
const std::string rash = R"json({"linkId": "rash", "text": "Do you have a rash?", "type": "boolean"})json";

/// A topic "cough" of these questions and rules.
Library cough(const std::string& questions, const std::string& rules, const std::string& when,
              const std::string& more = "") {
    SmallContent content;
    content.topic("cough", R"({"questions": [)" + questions + R"(], "rules": [)" + rules +
                               R"(], "default": {"cases": [{"when": ")" + when + R"("}]})" + more + "}");
    return content.library();
}

} // namespace

BOOST_AUTO_TEST_SUITE(proof_of_rules)

BOOST_AUTO_TEST_CASE(the_content_that_the_tests_spoil_is_proven) {
    const Library library = SmallContent().library();
    BOOST_TEST(found(library) == "");
    BOOST_TEST(library.topics.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_never_true) {
    const std::string hot = R"json({"id": "hot", "when": "fever", "level": "soon", "destination": "surgery"},)json";
    const auto library = [&](const std::string& when) {
        return cough(fever + R"json(, {"linkId": "shivers", "type": "boolean", "enableWhen": "fever"})json",
                     hot + R"json({"id": "odd", "when": ")json" + when +
                         R"json(", "level": "urgent", "destination": "surgery"})json",
                     "fever = false");
    };
    const Library broken = library("shivers and fever = false");
    const auto proof = analysis::proveTopic(broken, *broken.topic("cough"), {});
    const Finding finding = theOnly(proof, Property::ruleDecides, "cough/odd");
    BOOST_TEST(finding.what == "The rule never decides: its condition is true of nobody.");
    BOOST_TEST(!finding.patient.has_value());
    BOOST_TEST(found(library("shivers and fever")) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_always_outranked) {
    const auto library = [](const std::string& level) {
        return cough(fever,
                     R"json({"id": "hot", "when": "fever", "level": ")json" + level +
                         R"json(", "destination": "surgery"},
                     {"id": "old", "when": "fever and age_years >= 65", "level": "soon", "destination": "surgery"})json",
                     "fever = false");
    };
    const Library broken = library("urgent");
    const Finding finding = theOnly(broken, Property::ruleDecides, "cough", "cough/old");
    BOOST_TEST(finding.what ==
               "The rule never decides: for everybody for whom it is true, something more urgent decides.");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/hot");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have a fever? yes.");
    BOOST_TEST(found(library("routine")) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_for_patients_who_never_get_to_the_topic) {
    const auto library = [](const std::string& audience) {
        return cough(
            fever,
            R"json({"id": "baby", "when": "fever and age_months < 3", "level": "urgent", "destination": "surgery"},
                     {"id": "hot", "when": "fever", "level": "soon", "destination": "surgery"})json",
            "fever = false", audience);
    };
    const Finding finding =
        theOnly(library(R"json(, "audience": "age_years >= 16")json"), Property::ruleDecides, "cough", "cough/baby");
    BOOST_TEST(finding.what == "The rule never decides: whoever it is true of never gets to this topic.");
    BOOST_TEST(!finding.patient.has_value());
    BOOST_TEST(found(library("")) == "");
}

BOOST_AUTO_TEST_CASE(an_outranked_rule_whose_author_says_why) {
    const auto library = [](const std::string& more) {
        return cough(fever,
                     R"json({"id": "hot", "when": "fever", "level": "urgent", "destination": "surgery"},
                     {"id": "old", "when": "fever and age_years >= 65", "level": "soon", "destination": "surgery")json" +
                         more + "}",
                     "fever = false");
    };
    theOnly(library(""), Property::ruleDecides, "cough", "cough/old");
    BOOST_TEST(found(library(R"(, "redundant_because": "The guideline has it by itself.")")) == "");
}

BOOST_AUTO_TEST_CASE(a_default_that_nobody_reaches) {
    const auto library = [](const std::string& whoIsWell) {
        return cough(fever,
                     R"json({"id": "hot", "when": "fever", "level": "soon", "destination": "surgery"},
                     {"id": "well", "when": ")json" +
                         whoIsWell + R"json(", "level": "routine", "destination": "surgery"})json",
                     "fever = false");
    };
    const Finding finding = theOnly(library("fever = false"), Property::ruleDecides, "cough", "cough/default");
    BOOST_TEST(finding.what == "Nobody ever reaches the default.");
    BOOST_TEST(found(library("fever = false and age_years < 5")) == "");
}

BOOST_AUTO_TEST_CASE(a_modules_rule_that_decides_in_no_topic) {
    const auto library = [](const std::string& level) {
        SmallContent content;
        content.module("heat", R"json({
          "questions": [{"linkId": "fever", "type": "boolean"}],
          "rules": [{"id": "hot", "when": "fever and age_years >= 65", "level": "soon", "destination": "surgery"}]
        })json");
        for (const auto* topic : {"cough", "cold"})
            content.topic(topic, R"json({
              "questions": [{"include": "heat"}],
              "rules": [{"id": "any", "when": "fever", "level": ")json" +
                                     (topic == std::string("cough") ? "urgent" : level) +
                                     R"json(", "destination": "surgery"}],
              "default": {"cases": [{"when": "fever = false"}]}
            })json");
        return content.library();
    };
    const Finding finding = theOnly(library("urgent"), Property::ruleDecides, "", "heat/hot");
    BOOST_TEST(finding.what == "In no topic that includes the rule does it ever decide.");
    BOOST_TEST(found(library("routine")) == ""); // It is enough that it decides in one of them.
}

BOOST_AUTO_TEST_CASE(a_rule_on_a_phrase_that_every_topic_covers) {
    const auto library = [](const std::string& covered) {
        SmallContent content;
        content.change("phrases.json", R"("covered_by": [])", R"("covered_by": [)" + covered + "]");
        return content.library();
    };
    // The flag is never raised while a topic that covers it is asked, so nobody is asked its question.
    BOOST_TEST(found(library(R"("other")")) ==
               "rule-decides  phrase_questions/chest_pain\nquestion-matters  said_chest_pain\n");
    BOOST_TEST(found(library("")) == "");
}

BOOST_AUTO_TEST_CASE(two_rules_that_are_the_same) {
    const auto library = [](const std::string& when) {
        return cough(fever,
                     R"json({"id": "hot", "when": "fever", "level": "soon", "destination": "surgery"},
                     {"id": "again", "when": ")json" +
                         when + R"json(", "level": "soon", "destination": "surgery"})json",
                     "fever = false");
    };
    const Finding finding = theOnly(library("not(fever = false)"), Property::rulesDiffer, "cough", "cough/again");
    BOOST_TEST(finding.what == "The rule does the same as cough/hot, for the same patients.");
    BOOST_TEST(found(library("fever and age_years >= 65")) == "");
}

BOOST_AUTO_TEST_CASE(a_default_reached_by_somebody_whom_no_case_lists) {
    const std::string rules =
        R"json({"id": "hot", "when": "fever and age_years < 65", "level": "soon", "destination": "surgery"},
               {"id": "red", "when": "rash", "level": "urgent", "destination": "surgery"})json";
    const Library broken = cough(fever + "," + rash, rules, "fever = false");
    const Finding finding = theOnly(broken, Property::defaultListed, "cough", "cough/default");
    BOOST_TEST(replayed(broken, finding) == "self-care home: cough/default");
    // For somebody of 65 no answer about fever matters any more, so they are not asked.
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years.");
    BOOST_TEST(found(cough(fever + "," + rash, rules, "fever = false or age_years >= 65")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "support/findings.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Finding;
using analysis::Property;
using test::found;
using test::SmallContent;
using test::theOnly;

BOOST_AUTO_TEST_SUITE(proof_of_questions)

BOOST_AUTO_TEST_CASE(a_question_that_changes_nothing) {
    const auto library = [](const std::string& when) {
        return SmallContent()
            .topic("cough", R"json({
              "questions": [{"linkId": "fever", "type": "boolean"}, {"linkId": "phlegm", "type": "boolean"}],
              "rules": [{"id": "hot", "when": ")json" +
                                when + R"json(", "level": "soon", "destination": "surgery"}],
              "default": {"cases": [{"when": "fever = false or phlegm = false"}]}
            })json")
            .library();
    };
    const Library broken = library("(fever and phlegm) or (fever and phlegm = false)");
    const Finding finding = theOnly(broken, Property::questionMatters, "", "phlegm");
    BOOST_TEST(finding.what == "No answer to the question changes any outcome.");
    BOOST_TEST(found(library("fever and phlegm")) == "");
}

BOOST_AUTO_TEST_CASE(a_box_that_changes_nothing) {
    const auto library = [](const std::string& rules) {
        return SmallContent()
            .topic("cough", R"json({
              "questions": [{"linkId": "signs", "type": "choice", "repeats": true, "answerOption":
                [{"value": "blood"}, {"value": "wheeze"}, {"value": "none", "none": true}]}],
              "rules": [{"id": "blood", "when": "list contains(signs, \"blood\")", "level": "urgent", "destination": "surgery"},
                )json" + rules + R"json(],
              "default": {"cases": [{"when": "count(signs) in [0..1]"}]}
            })json")
            .library();
    };
    const Library broken = library(
        R"json({"id": "both", "when": "list contains(signs, \"blood\") and list contains(signs, \"wheeze\") and age_years < 2",
                "level": "soon", "destination": "surgery", "redundant_because": "To show a box that is read in vain."})json");
    const Finding finding = theOnly(broken, Property::questionMatters, "", "signs.wheeze");
    BOOST_TEST(finding.what == "Ticking the box changes no outcome.");
    BOOST_TEST(
        found(library(
            R"json({"id": "wheeze", "when": "list contains(signs, \"wheeze\")", "level": "soon", "destination": "surgery"})json")) ==
        "");
}

BOOST_AUTO_TEST_CASE(a_shared_question_need_matter_in_one_topic_only) {
    const auto library = [](const std::string& level) {
        SmallContent content;
        content.module("heat", R"json({"questions": [{"linkId": "fever", "type": "boolean"}]})json");
        content.topic("cough", R"json({
          "questions": [{"include": "heat"}],
          "rules": [{"id": "hot", "when": "fever", "level": ")json" +
                                   level + R"json(", "destination": "surgery-admin"}],
          "default": {"level": "routine", "destination": "surgery-admin", "cases": [{"when": "fever = false"}]}
        })json");
        content.topic("cold", R"json({
          "questions": [{"include": "heat"}],
          "rules": [{"id": "hot", "when": "fever", "level": "routine", "destination": "surgery-admin"}],
          "default": {"level": "routine", "destination": "surgery-admin", "cases": [{"when": "fever = false"}]}
        })json");
        return content.library();
    };
    theOnly(library("routine"), Property::questionMatters, "", "fever");
    BOOST_TEST(found(library("soon")) == "");
}

BOOST_AUTO_TEST_CASE(bands_out_of_order) {
    const Library proven = SmallContent()
                               .topic("cough", R"json({
      "questions": [{"linkId": "blood", "type": "boolean", "band": "red-flags"}, {"linkId": "long", "type": "boolean"}],
      "rules": [{"id": "blood", "when": "blood", "level": "urgent", "destination": "surgery"},
                {"id": "long", "when": "long", "level": "routine", "destination": "surgery"}],
      "default": {"cases": [{"when": "blood = false and long = false"}]}
    })json")
                               .library();
    BOOST_TEST(found(proven) == "");
    // The reader refuses such content at once, so it is spoilt here after it was read.
    Library broken = proven;
    std::swap(broken.questions[*broken.question("blood")].band, broken.questions[*broken.question("long")].band);
    const Finding finding = theOnly(broken, Property::bandsKept, "cough", "blood");
    BOOST_TEST(finding.what ==
               "A question of an earlier band is put after it: it should stand before, or in its band.");
}

BOOST_AUTO_TEST_CASE(bands_matter_only_where_both_are_asked) {
    // Nobody is asked both, so nobody is asked the red flag too late.
    Library library = SmallContent()
                          .topic("cough", R"json({
      "questions": [{"linkId": "small", "type": "boolean", "band": "red-flags", "enableWhen": "age_years < 5"},
                    {"linkId": "grown", "type": "boolean", "enableWhen": "age_years >= 5"}],
      "rules": [{"id": "small", "when": "small", "level": "urgent", "destination": "surgery"},
                {"id": "grown", "when": "grown", "level": "routine", "destination": "surgery"}],
      "default": {"cases": [{"when": "small = false or grown = false"}]}
    })json")
                          .library();
    std::swap(library.questions[*library.question("small")].band, library.questions[*library.question("grown")].band);
    BOOST_TEST(found(library) == "");
}

BOOST_AUTO_TEST_SUITE_END()

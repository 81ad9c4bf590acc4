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

const std::string otherIsExempt =
    R"json(, "exempt": [{"topic": "other", "because": "Reception asks nothing about health."}])json";

/// "Fever at 65 or more is never below `floor`", beside a topic that says what fever is for the old and for all others.
SmallContent fever(const std::string& levelOfTheOld, const std::string& more = otherIsExempt) {
    SmallContent content;
    content.list("invariants", R"json([{"id": "old_fever", "population": "age_years >= 65", "known": "fever",
      "floor": "urgent", "source": "A guideline, 2024")json" +
                                   more + "}]");
    content.topic("cough", R"json({
      "questions": [{"linkId": "fever", "text": "Do you have a fever?", "type": "boolean"}],
      "rules": [
        {"id": "old", "when": "fever and age_years >= 65", "level": ")json" +
                               levelOfTheOld + R"json(", "destination": "surgery"},
        {"id": "hot", "when": "fever", "level": "routine", "destination": "surgery"}],
      "default": {"cases": [{"when": "fever = false"}]}
    })json");
    return content;
}

} // namespace

BOOST_AUTO_TEST_SUITE(proof_of_invariants)

BOOST_AUTO_TEST_CASE(somebody_ends_below_the_floor) {
    const Library broken = fever("soon").library();
    const Finding finding = theOnly(broken, Property::invariantHolds, "cough", "old_fever");
    BOOST_TEST(finding.what == "Somebody whom the invariant speaks of ends below urgent.");
    BOOST_TEST(replayed(broken, finding) == "soon surgery: cough/old");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have a fever? yes.");
    BOOST_TEST(found(fever("urgent").library()) == "");
}

BOOST_AUTO_TEST_CASE(a_time_in_the_floor_counts) {
    const auto library = [](const std::string& within) {
        Library library = fever("urgent\", \"within\": \"" + within).library();
        library.invariants.front().floor.withinMinutes = 120;
        return library;
    };
    const Library broken = library("4 hours");
    const Finding finding = theOnly(broken, Property::invariantHolds, "cough", "old_fever");
    BOOST_TEST(finding.what == "Somebody whom the invariant speaks of ends below urgent within 120 minutes.");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: cough/old");
    BOOST_TEST(found(library("2 hours")) == "");
    BOOST_TEST(found(library("60 minutes")) == "");
}

BOOST_AUTO_TEST_CASE(a_topic_that_never_asks_is_exempt_and_counted_or_a_failure) {
    const Library broken = fever("urgent", "").library();
    const Finding finding = theOnly(broken, Property::invariantAsked, "other", "old_fever");
    BOOST_TEST(finding.what ==
               "Somebody in the invariant's population ends below urgent without having been asked what it must know.");
    BOOST_TEST(replayed(broken, finding) == "routine surgery-admin: other/default");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years.");

    const analysis::LibraryProof proof = test::proof(fever("urgent").library());
    BOOST_TEST(found(proof) == "");
    std::string exempt;
    for (const analysis::TopicProof& topic : proof.topics)
        for (const auto& note : topic.exempt)
            exempt += std::to_string(topic.topic) + ' ' + note.subject + ": " + note.because;
    BOOST_TEST(exempt == "1 old_fever: Reception asks nothing about health.");
}

BOOST_AUTO_TEST_CASE(an_exempt_topic_keeps_to_the_floor_with_what_it_does_know) {
    const Library broken = fever("soon", R"json(, "exempt": [{"topic": "other", "because": "Asks nothing."},
                                          {"topic": "cough", "because": "Need not ask."}])json")
                               .library();
    theOnly(broken, Property::invariantHolds, "cough", "old_fever");
}

BOOST_AUTO_TEST_CASE(a_question_that_does_not_apply_is_known) {
    // Whoever is from 5 to 69 is not asked about fever: so they have none, as far as this topic goes.
    SmallContent content = fever("urgent");
    content.change("topics/cough.json", R"("linkId": "fever",)",
                   R"("linkId": "fever", "enableWhen": "age_years < 5 or age_years >= 70",)");
    content.change("topics/cough.json", R"("when": "fever = false")",
                   R"json("when": "fever = false or not(applies(fever))")json");
    BOOST_TEST(found(content.library()) == "");
}

BOOST_AUTO_TEST_CASE(a_topic_handed_over_to_asks_for_some) {
    SmallContent content = fever("urgent", "");
    const auto cold = [&](const std::string& when) {
        content.topic("other", R"json({
          "questions": [{"linkId": "coughs", "text": "Do you cough?", "type": "boolean"}],
          "rules": [{"id": "to_cough", "when": ")json" +
                                   when +
                                   R"json(", "level": "routine", "destination": "topic:cough", "otherwise": "surgery"}],
          "default": {"level": "self-care", "destination": "home", "cases": [{"when": "coughs = false"}]}
        })json");
        return content.library();
    };
    // An old person without a cough is never asked about fever.
    const Library broken = cold("coughs");
    const Finding finding = theOnly(broken, Property::invariantAsked, "other", "old_fever");
    BOOST_TEST(replayed(broken, finding) == "self-care home: other/default");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years.");
    BOOST_TEST(found(cold("coughs or age_years >= 65")) == "");
}

BOOST_AUTO_TEST_CASE(what_is_asked_after_the_outcome_counts_after_it) {
    const auto library = [](const std::string& level) {
        return SmallContent()
            .list("invariants", R"json([{"id": "worse", "population": "age_years >= 65", "known": "worse_now",
                                         "floor": ")json" +
                                    level + R"json(", "source": "A guideline, 2024"}])json")
            .topic("cough", R"json({
              "questions": [{"linkId": "long", "type": "boolean"}],
              "rules": [{"id": "long", "when": "long", "level": "routine", "destination": "self-referral"}],
              "default": {"cases": [{"when": "long = false"}]}
            })json")
            .library();
    };
    const Library broken = library("emergency");
    const std::string all = found(broken);
    BOOST_TEST(all == "invariant-holds cough worse\ninvariant-holds other worse\n");
    const auto proof = analysis::proveTopic(broken, *broken.topic("cough"), {});
    const Finding finding = theOnly(proof, Property::invariantHolds, "worse");
    BOOST_TEST(replayed(broken, finding) == "urgent surgery: still_need_help/worse_now");
    BOOST_TEST(found(library("urgent")) == "");
}

BOOST_AUTO_TEST_CASE(the_emergency_screen_sends_somebody_away_below_the_floor) {
    const auto library = [](const std::string& level, const std::string& destination) {
        return SmallContent()
            .list("invariants", R"json([{"id": "blue", "population": "age_years >= 65",
              "known": "list contains(emergency_signs, \"blue_lips\")", "floor": "call-999", "source": "A guideline, 2024"}])json")
            .change("shared/emergency_screen.json", R"("level": "call-999", "destination": "ambulance")",
                    R"("level": ")" + level + R"(", "destination": ")" + destination + "\"")
            .change("topics/other.json", R"(["routine", "urgent"])", R"(["routine", "urgent", "emergency"])")
            .library();
    };
    const Library broken = library("emergency", "emergency-department");
    const Finding finding = theOnly(broken, Property::invariantHolds, "", "blue");
    BOOST_TEST(finding.what == "The emergency screen sends somebody away below call-999.");
    BOOST_TEST(replayed(broken, finding) == "emergency emergency-department: emergency_screen/blue_lips");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have any of these? blue lips.");
    BOOST_TEST(found(library("call-999", "ambulance")) == "");
}

BOOST_AUTO_TEST_CASE(what_facts_call_impossible_breaks_nothing) {
    SmallContent content = fever("soon");
    BOOST_TEST(found(content.library()) == "invariant-holds cough old_fever\n");
    content.list("facts",
                 R"json([{"id": "no_fever", "never": "fever and age_years >= 65", "because": "For this test."}])json");
    BOOST_TEST(found(content.library()) == "rule-decides cough cough/old\n");
}

BOOST_AUTO_TEST_SUITE_END()

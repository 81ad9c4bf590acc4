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

const std::string everybody = R"(who = \"me\" or who in [\"child\", \"other\"])";

/// A topic "cough" that hands over to "chest" for a pain; with levels as given.
SmallContent handover(const std::string& otherwise, const std::string& targetsDefault, const std::string& targetsRule) {
    SmallContent content;
    content.topic("cough", R"json({
      "questions": [{"linkId": "pain", "text": "Does it hurt?", "type": "boolean"}, {"linkId": "long", "type": "boolean"}],
      "rules": [{"id": "to_chest", "when": "pain", "level": ")json" +
                               otherwise + R"json(", "destination": "topic:chest", "otherwise": "surgery"},
                {"id": "long", "when": "long", "level": "routine", "destination": "self-referral"}],
      "default": {"cases": [{"when": "pain = false"}]}
    })json");
    content.topic("chest", R"json({
      "questions": [{"linkId": "tight", "text": "Is it tight?", "type": "boolean"}],
      "rules": [{"id": "tight", "when": "tight", "level": ")json" +
                               targetsRule + R"json(", "destination": "optician"}],
      "default": {"level": ")json" +
                               targetsDefault +
                               R"json(", "destination": "mental-health-line", "cases": [{"when": "tight = false"}]}
    })json");
    return content;
}

/// Where somebody ends: "soon surgery: cough/to_chest".
std::string ends(const Library& library, const std::string& answers) {
    Journey journey(library);
    for (std::size_t at = 0; at < answers.size();) {
        const std::size_t end = std::min(answers.find("; ", at), answers.size());
        const std::string each = answers.substr(at, end - at);
        const auto refused = journey.answer(each.substr(0, each.find('=')), each.substr(each.find('=') + 1));
        BOOST_REQUIRE_MESSAGE(!refused, each);
        at = end + 2;
    }
    BOOST_REQUIRE(journey.next().step == Step::outcome);
    return std::string(name(journey.outcome().rank.level));
}

} // namespace

BOOST_AUTO_TEST_SUITE(proof_of_handovers)

BOOST_AUTO_TEST_CASE(the_targets_rules_count) {
    const auto invariant = [](SmallContent content) {
        content.list(
            "invariants",
            R"json([{"id": "tight", "population": "age_years >= 65", "known": "pain and tight", "floor": "urgent",
          "source": "A guideline, 2024", "exempt": [{"topic": "other", "because": "Asks nothing."}, {"topic": "chest", "because": "Asks no more than this."}]}])json");
        return content.library();
    };
    BOOST_TEST(found(invariant(handover("soon", "soon", "urgent"))) == "");
    const Library broken = invariant(handover("routine", "routine", "soon"));
    const Finding finding = theOnly(broken, Property::invariantHolds, "cough", "tight");
    BOOST_TEST(replayed(broken, finding) == "soon optician: chest/tight");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Does it hurt? yes. Is it tight? yes.");
}

BOOST_AUTO_TEST_CASE(what_stands_if_the_target_ends_lower_is_a_floor) {
    const Library library = handover("soon", "self-care\", \"destination\": \"home", "urgent").library();
    BOOST_TEST(found(library) == "");
    const std::string who = "who=me; age=30 years; emergency_signs=none; topic=cough; anything_else=no; pain=true";
    BOOST_TEST(ends(library, who + "; tight=true") == "urgent");
    BOOST_TEST(ends(library, who + "; tight=false") == "soon");
}

BOOST_AUTO_TEST_CASE(rules_of_the_source_that_the_targets_default_always_outranks) {
    // Whoever is handed over ends at soon or above, whether it is long or not; whoever is not may still end at routine.
    const Library library = handover("routine", "soon", "urgent").library();
    const auto cough = analysis::proveTopic(library, *library.topic("cough"), {});
    const Finding finding = theOnly(cough, Property::ruleDecides, "cough/to_chest");
    BOOST_TEST(replayed(library, finding) == "soon mental-health-line: chest/default");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(proof_of_outcomes)

BOOST_AUTO_TEST_CASE(only_some_are_told_when_to_get_help) {
    const Library proven = SmallContent()
                               .topic("cough", R"json({
      "questions": [{"linkId": "fever", "type": "boolean"}],
      "rules": [{"id": "hot", "when": "fever", "level": "soon", "destination": "surgery"}],
      "default": {"cases": [{"when": "fever = false"}]},
      "advice": [
        {"id": "all", "kind": "help", "levels": ["soon"], "text": "Call 999 for trouble breathing."},
        {"id": "adults", "kind": "watch", "levels": ["soon"], "when": "age_years >= 16", "text": "Watch for a rash."},
        {"id": "home", "kind": "help", "levels": ["self-care", "urgent"], "text": "Call 999 for trouble breathing."}]
    })json")
                               .library();
    BOOST_TEST(found(proven) == "");
    // The reader refuses content without such an item, so one is taken out here after reading.
    Library broken = proven;
    for (Advice& item : broken.advice)
        if (item.id == "cough/all")
            item.kind = AdviceKind::toDo;
    const Finding finding = theOnly(broken, Property::safetyNet, "cough", "soon");
    BOOST_TEST(finding.what == "Somebody ends here and is not told what to watch for, nor when to get help.");
    BOOST_TEST(replayed(broken, finding) == "soon surgery: cough/hot");
    BOOST_TEST(finding.patient->words == "Who needs help? My child. 0 days. Question fever? yes.");
}

BOOST_AUTO_TEST_CASE(a_letter_without_what_a_gp_needs) {
    const auto missing = [](const std::string& question, const std::string& instead, const std::string& what) {
        const Library broken = SmallContent().change("shared/letter.json", question, instead).library();
        const Finding finding = theOnly(broken, Property::letterComplete, "other", "other");
        BOOST_TEST(finding.what == "Somebody may write to the surgery and is not asked for " + what + ".");
        BOOST_TEST(replayed(broken, finding) == "routine surgery-admin: other/default");
    };
    missing(R"("type": "text", "phase": "letter")", R"("type": "string", "phase": "letter")", "their own words");
    missing(R"("type": "text", "phase": "letter")", R"("type": "text", "phase": "letter", "required": false)",
            "their own words");
    missing(R"("type": "string", "phase": "letter", "format": "name")", R"("type": "string", "phase": "letter")",
            "a name");
    missing(R"("type": "date")", R"("type": "string")", "a date of birth");
    missing(R"("format": "phone")", R"("format": "nhs-number")", "a way to be reached");
    missing(R"("format": "phone")", R"("format": "phone", "enableWhen": "age_years < 65")", "a way to be reached");
}

BOOST_AUTO_TEST_CASE(an_address_for_email_is_a_way_to_be_reached) {
    BOOST_TEST(
        found(SmallContent().change("shared/letter.json", R"("format": "phone")", R"("format": "email")").library()) ==
        "");
}

BOOST_AUTO_TEST_CASE(a_letter_of_eleven_pages) {
    const auto library = [](int more, const std::string& gate) {
        std::string questions;
        for (int i = 0; i < more; ++i)
            questions += std::string(i == 0 ? "" : ",") + R"({"linkId": "more)" + std::to_string(i) +
                         R"(", "type": "text", "phase": "letter")" + (i == 0 ? gate : "") + "}";
        return SmallContent()
            .topic("cough", R"json({
              "questions": [{"linkId": "long", "text": "Is it long?", "type": "boolean"}],
              "rules": [{"id": "long", "when": "long", "level": "routine", "destination": "surgery"}],
              "letter_questions": [)json" +
                                questions + R"json(],
              "default": {"cases": [{"when": "long = false"}]}
            })json")
            .library();
    };
    BOOST_TEST(found(library(6, "")) == ""); // With the letter's own four: ten.
    const Library broken = library(7, R"(, "enableWhen": "long")");
    const Finding finding = theOnly(broken, Property::letterComplete, "cough", "cough");
    BOOST_TEST(finding.what == "A letter takes more than 10 pages.");
    BOOST_TEST(replayed(broken, finding) == "routine surgery: cough/long");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 16 years. Is it long? yes.");
}

BOOST_AUTO_TEST_CASE(pharmacy_first_outside_its_ages) {
    const auto library = [](const std::string& when, const std::string& topic) {
        return SmallContent()
            .list("services",
                  R"json([{"id": "throat", "destination": "pharmacy-first", "topics": [")json" + topic + R"json("],
              "eligible": "age_years >= 5", "source": "NHS England Pharmacy First, 2024"}])json")
            .topic("cough", R"json({
              "questions": [{"linkId": "sore", "text": "Is it sore?", "type": "boolean"}],
              "rules": [{"id": "sore", "when": ")json" +
                                when + R"json(", "level": "routine", "destination": "pharmacy-first"}],
              "default": {"cases": [{"when": ")json" +
                                everybody + R"json("}]}
            })json")
            .library();
    };
    const Library tooYoung = library("sore", "cough");
    const Finding finding = theOnly(tooYoung, Property::serviceEligible, "cough", "pharmacy-first");
    BOOST_TEST(finding.what == "Somebody is sent there whom no service of this topic takes.");
    BOOST_TEST(replayed(tooYoung, finding) == "routine pharmacy-first: cough/sore");
    BOOST_TEST(finding.patient->words == "Who needs help? My child. 0 days. Is it sore? yes.");
    BOOST_TEST(found(library("sore and age_years >= 5", "cough")) == "");
    // Pharmacy First takes nobody from a topic that none of its services names.
    theOnly(library("sore and age_years >= 5", "other"), Property::serviceEligible, "cough", "pharmacy-first");
}

BOOST_AUTO_TEST_CASE(a_service_that_limits_another_destination) {
    const auto library = [](const std::string& when) {
        return SmallContent()
            .list("services", R"json([{"id": "eyes", "destination": "optician", "topics": ["cough"],
              "eligible": "age_years >= 16", "source": "A local scheme, 2024"}])json")
            .topic("cough", R"json({
              "questions": [{"linkId": "red_eye", "type": "boolean"}],
              "rules": [{"id": "eye", "when": ")json" +
                                when + R"json(", "level": "routine", "destination": "optician"}],
              "default": {"cases": [{"when": ")json" +
                                everybody + R"json("}]}
            })json")
            .library();
    };
    theOnly(library("red_eye"), Property::serviceEligible, "cough", "optician");
    BOOST_TEST(found(library("red_eye and age_years >= 16")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

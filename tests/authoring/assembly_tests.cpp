// SPDX-License-Identifier: Apache-2.0
#include "signpost/leaves.hpp"
#include "support/tiny_content.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace signpost;
using authoring::Authored;
using authoring::readContent;
using test::problemsIn;
using test::tinyContent;
using test::with;

namespace {

std::string linkIds(const Library& library, const std::vector<std::uint32_t>& questions) {
    std::string text;
    for (const std::uint32_t question : questions) {
        text += (text.empty() ? "" : " ") + library.questions[question].linkId;
    }
    return text;
}

std::string ruleIds(const Library& library, const std::vector<std::uint32_t>& rules) {
    std::string text;
    for (const std::uint32_t rule : rules) {
        text += (text.empty() ? "" : " ") + library.rules[rule].id;
    }
    return text;
}

const Rule& ruleOf(const Library& library, std::string_view id) {
    return *std::find_if(library.rules.begin(), library.rules.end(), [&](const Rule& rule) { return rule.id == id; });
}

bool reports(const authoring::SourceFiles& files, std::string_view code) {
    return problemsIn(files).find("[" + std::string(code) + "]") != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(assembly)

BOOST_AUTO_TEST_CASE(a_topic_has_its_questions_in_order_and_every_module_once) {
    const Library library = readContent(tinyContent()).library;
    const Topic& cold = library.topics[*library.topic("cold")];
    BOOST_TEST(
        linkIds(library, cold.questions) ==
        "who age surgery_opens_in phrases said_chest_pain temperature hot_to_touch cold_signs cold_days face_pain "
        "worse_now cold_notes own_words by_phone");
    BOOST_TEST(ruleIds(library, cold.rules) ==
               "phrase_questions/chest_pain cold/lips cold/neck cold/sinuses fever/hot_baby");
    BOOST_TEST(linkIds(library, library.screenQuestions) == "who age surgery_opens_in");
    BOOST_TEST(linkIds(library, library.askAnywayQuestions) == "worse_now");
    BOOST_TEST(library.fallbackTopic == *library.topic("other"));

    const auto twice = with(tinyContent(), "topics/cold.json", R"({"include": "fever"},)",
                            R"({"include": "fever"}, {"include": "fever"},)");
    BOOST_TEST(readContent(twice).library.topics[0].questions == cold.questions);
}

BOOST_AUTO_TEST_CASE(every_enableWhen_reads_questions_before_it_in_the_library) {
    const Library library = readContent(test::shippedContent()).library;
    BOOST_TEST(library.questions.size() > 50U);
    for (std::uint32_t i = 0; i < library.questions.size(); ++i) {
        for (const std::uint32_t read : questionsRead(library, library.questions[i].enableWhen)) {
            BOOST_TEST(read < i);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rule_without_unsure_has_the_usual_one) {
    const Library library = readContent(tinyContent()).library;
    const Rule& emergency = ruleOf(library, "cold/neck");
    BOOST_TEST((emergency.unsure == WhenUnsure::lower));
    BOOST_TEST((emergency.unsureEffect == Effect{{Level::urgent, std::nullopt}, Destination::surgery}));
    BOOST_TEST((ruleOf(library, "cold/sinuses").unsure == WhenUnsure::same));
    BOOST_TEST((ruleOf(library, "other/to_cold").unsure == WhenUnsure::same));
    const Rule& asks = ruleOf(library, "fever/hot_baby");
    BOOST_TEST((asks.unsure == WhenUnsure::ask));
    BOOST_TEST(library.questions[asks.askQuestion].linkId == "hot_to_touch");
    BOOST_TEST(asks.effect.rank.withinMinutes.value() == 120U);

    const auto selfCare =
        with(with(tinyContent(), "topics/cold.json", R"("level": "routine", "destination": "pharmacy-first")",
                  R"("level": "self-care", "destination": "pharmacist-advice")"),
             "topics/cold.json", "[\"self-care\", \"routine\", \"urgent\"", "[\"self-care\", \"urgent\"");
    const Library other = readContent(selfCare).library;
    BOOST_TEST((ruleOf(other, "cold/sinuses").unsure == WhenUnsure::nothing));
}

BOOST_AUTO_TEST_CASE(an_unsure_rule_must_be_lower) {
    const auto unsure = [](const char* effect) {
        return with(tinyContent(), "shared/fever.json",
                    R"("unsure": "ask hot_to_touch", "unsure_because": "A hand finds most fevers.")", effect);
    };
    BOOST_TEST(problemsIn(unsure(R"("unsure": {"level": "urgent", "destination": "surgery"})")) ==
               ""); // longer than 2 hours
    BOOST_TEST(reports(unsure(R"("unsure": {"level": "urgent", "within": "1 hour", "destination": "surgery"})"),
                       "bad-unsure"));
    BOOST_TEST(reports(unsure(R"("unsure": {"level": "call-999", "destination": "ambulance"})"), "bad-unsure"));
    BOOST_TEST(reports(unsure(R"("unsure": "ignore")"), "missing-key"));
    BOOST_TEST(problemsIn(unsure(R"("unsure": "ignore", "unsure_because": "It is rare.")")) == "");
}

BOOST_AUTO_TEST_CASE(a_module_can_read_only_what_every_topic_with_it_asks) {
    const auto reads = [](const char* name) {
        return with(tinyContent(), "shared/fever.json", "age_months < 3 and",
                    std::string("age_months < 3 and ") + name + " and");
    };
    BOOST_TEST(problemsIn(reads("who = \\\"me\\\"")) == "");
    BOOST_TEST(problemsIn(reads("said_chest_pain")) == "");
    BOOST_TEST(reports(reads("count(cold_signs) = 1"), "out-of-scope"));
    BOOST_TEST(reports(reads("worse_now"), "out-of-scope"));
    BOOST_TEST(reports(reads("sinus >= 1"), "out-of-scope"));
}

BOOST_AUTO_TEST_CASE(the_default_says_in_conditions_who_ends_there) {
    const Library library = readContent(tinyContent()).library;
    const Topic& cold = library.topics[*library.topic("cold")];
    BOOST_REQUIRE(cold.otherwise.cases.size() == 1U);
    BOOST_TEST(cold.otherwise.cases.front().text == "a cold of a few days");
    const auto read = questionsRead(library, cold.otherwise.cases.front().when);
    BOOST_TEST(linkIds(library, read) == "cold_signs cold_days");

    const auto when = [](const char* condition) {
        return with(tinyContent(), "topics/cold.json", R"(count(cold_signs) = 0 and cold_days = \"under_10_days\")",
                    condition);
    };
    BOOST_TEST(problemsIn(when("sinus >= 1 or temperature < 38")) == "");
    BOOST_TEST(reports(when("worse_now"), "wrong-phase"));
    BOOST_TEST(reports(when("hot_to_touch"), "bad-ask"));
    BOOST_TEST(reports(when("not(face_pain)"), "may-not-apply"));
    BOOST_TEST(reports(when("other_what = \\\"form\\\""), "out-of-scope"));
    BOOST_TEST(
        reports(with(tinyContent(), "topics/cold.json", R"({"text": "a cold of a few days", )", "{"), "missing-key"));
}

BOOST_AUTO_TEST_CASE(authors_notes_on_a_rule_are_kept) {
    const auto noted = with(tinyContent(), "topics/cold.json", R"("id": "neck",)",
                            R"("id": "neck", "redundant_because": "A", "not_monotone_because": "B",)");
    const Library library = readContent(noted).library;
    BOOST_REQUIRE(library.ruleNotes.size() == library.rules.size());
    const auto notesOn = [&](std::string_view id) {
        return library.ruleNotes[static_cast<std::size_t>(&ruleOf(library, id) - library.rules.data())];
    };
    BOOST_TEST(notesOn("cold/neck").redundantBecause == "A");
    BOOST_TEST(notesOn("cold/neck").notMonotoneBecause == "B");
    BOOST_TEST(notesOn("cold/neck").unsureBecause == "");
    BOOST_TEST(notesOn("fever/hot_baby").unsureBecause == "A hand finds most fevers.");
}

BOOST_AUTO_TEST_CASE(a_service_says_whom_it_takes) {
    const Library library = readContent(tinyContent()).library;
    BOOST_REQUIRE(library.services.size() == 1U);
    const Service& clinic = library.services.front();
    BOOST_TEST(clinic.id == "sinus_clinic");
    BOOST_TEST((clinic.destination == Destination::pharmacyFirst));
    BOOST_TEST((clinic.topics == std::vector{*library.topic("cold")}));
    BOOST_TEST(linkIds(library, questionsRead(library, clinic.eligible)) == "age temperature face_pain");
    BOOST_TEST(clinic.source == "Pharmacy First, 2024");

    const auto changed = [](const char* text, const char* instead) {
        return with(tinyContent(), "services.json", text, instead);
    };
    BOOST_TEST(reports(changed(R"(["cold"])", R"(["colds"])"), "unknown-topic"));
    BOOST_TEST(reports(changed(R"(["cold"])", R"(["cold", "cold"])"), "duplicate-id"));
    BOOST_TEST(reports(changed(R"(["cold"])", "[]"), "empty-text"));
    BOOST_TEST(reports(changed("pharmacy-first", "pharmacy"), "unknown-value"));
    BOOST_TEST(reports(changed("sinus >= 1", "sinus <= 1"), "may-not-apply"));
    BOOST_TEST(reports(changed("sinus >= 1", "hot_to_touch"), "bad-ask"));
    BOOST_TEST(reports(changed("\"eligible\"", "\"takes\""), "missing-key"));

    auto without = tinyContent();
    without.erase("services.json");
    BOOST_TEST(problemsIn(without) == "");
    BOOST_TEST(readContent(without).library.services.empty());
}

BOOST_AUTO_TEST_CASE(an_invariant_exempts_topics_that_exist) {
    const Library library = readContent(tinyContent()).library;
    BOOST_REQUIRE(library.invariants.size() == 1U);
    BOOST_REQUIRE(library.invariants.front().exempt.size() == 1U);
    BOOST_TEST(library.invariants.front().exempt.front().topic == *library.topic("other"));

    const auto exempt = [](const char* topics) {
        return with(tinyContent(), "invariants.json", R"([{"topic": "other", "because": "It hands over."}])", topics);
    };
    BOOST_TEST(problemsIn(exempt("[]")) == "");
    BOOST_TEST(
        problemsIn(exempt(R"([{"topic": "othr", "because": "It hands over."}])"))
            .find("invariants.json:3:25: /invariants/0/exempt/0/topic: no topic is called \"othr\": did you mean "
                  "\"other\"? [unknown-topic]") == 0U);
    BOOST_TEST(reports(exempt(R"([{"topic": "other"}])"), "missing-key"));
    BOOST_TEST(
        reports(exempt(R"([{"topic": "other", "because": "A"}, {"topic": "other", "because": "B"}])"), "duplicate-id"));
}

BOOST_AUTO_TEST_CASE(vignettes_have_their_answers_as_the_journey_takes_them) {
    const Authored content = readContent(tinyContent());
    BOOST_REQUIRE(content.vignettes.size() == 1U);
    const auto& vignette = content.vignettes.front();
    BOOST_TEST(vignette.answers.at("cold_signs") == "none");
    BOOST_TEST(vignette.answers.at("temperature") == "37.2");
    BOOST_TEST(vignette.answers.at("hot_to_touch") == "false");
    BOOST_TEST(vignette.answers.at("surgery_opens_in") == "0");
    BOOST_TEST(vignette.reasons.front() == "cold/default");
    BOOST_TEST(reports(with(tinyContent(), "vignettes/cold.json", "\"temperature\": 37.2", "\"temperature\": 37.25"),
                       "bad-answer"));
    BOOST_TEST(
        reports(with(tinyContent(), "vignettes/cold.json", "\"temperature\"", "\"temprature\""), "unknown-question"));
    BOOST_TEST(
        reports(with(tinyContent(), "vignettes/cold.json", "\"reasons\": [\"default\"]", "\"reasons\": [\"lip\"]"),
                "unknown-value"));
}

BOOST_AUTO_TEST_CASE(the_shipped_content_has_no_mistakes) {
    BOOST_TEST(problemsIn(test::shippedContent()) == "");
}

BOOST_AUTO_TEST_SUITE_END()

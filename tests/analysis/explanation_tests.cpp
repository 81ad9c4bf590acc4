// SPDX-License-Identifier: Apache-2.0
// An explanation names what holds, what nearly does, and what every other answer would have done.
#include "analysis/explanation/explanation.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Explanation;
using analysis::TopicTable;
using analysis::WrongAnswer;
using test::SmallContent;

namespace {

Library cough() {
    SmallContent content;
    content.topic("cough", R"json({
      "questions": [
        {"linkId": "blood", "type": "choice", "repeats": true, "band": "red-flags", "answerOption": [
          {"value": "lots", "text": "a lot of blood"}, {"value": "streak", "text": "a streak of blood"},
          {"value": "none", "text": "None of these", "none": true}]},
        {"linkId": "heat", "type": "decimal", "minValue": 34, "maxValue": 43, "maxDecimalPlaces": 1, "unit": "°C", "unsure": "I haven't measured it"},
        {"linkId": "weeks", "type": "choice", "enableWhen": "age_years >= 16", "answerOption": [
          {"value": "few", "text": "up to 3 weeks"}, {"value": "many", "text": "more than 3 weeks"}]}
      ],
      "rules": [
        {"id": "bleeds", "when": "list contains(blood, \"lots\")", "level": "emergency", "destination": "emergency-department", "because": "It bleeds.", "source": "A guideline, 2024"},
        {"id": "streaks", "when": "list contains(blood, \"streak\")", "level": "urgent", "destination": "surgery"},
        {"id": "hot", "when": "heat >= 39.0", "level": "soon", "destination": "surgery", "unsure": {"level": "routine", "destination": "surgery"}},
        {"id": "long", "when": "weeks = \"many\"", "level": "routine", "destination": "surgery"}
      ],
      "default": {"cases": [{"when": "count(blood) = 0"}]}
    })json");
    return content.library();
}

Explanation why(const TopicTable& table, const std::vector<GivenAnswer>& answers) {
    auto result = explain(table, answers);
    if (const auto* wrong = std::get_if<WrongAnswer>(&result))
        BOOST_FAIL(wrong->linkId << ": " << wrong->why);
    return std::get<Explanation>(std::move(result));
}

std::vector<std::string> changesOf(const Library& library, const Explanation& why, const std::string& linkId) {
    std::vector<std::string> said;
    for (const Explanation::Change& change : why.changes)
        if (library.questions[change.question].linkId == linkId)
            said.push_back(change.instead + " -> " + change.reasons.front());
    return said;
}

std::vector<std::string> nearly(const Explanation& why) {
    std::vector<std::string> ids;
    for (const Explanation::Near& near : why.nearly)
        ids.push_back(near.id);
    return ids;
}

struct Cough {
    Library library = cough();
    TopicTable table{library, *library.topic("cough"), {}};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(explanation, Cough)

BOOST_AUTO_TEST_CASE(the_default_holds_and_every_rule_is_one_answer_away) {
    const Explanation its = why(table, {{"age", "30 years"}, {"blood", "none"}, {"heat", "37"}, {"weeks", "few"}});
    BOOST_TEST((its.patient.rank == Rank{}));
    BOOST_TEST_REQUIRE(its.held.size() == 1U);
    BOOST_TEST(its.held.front().id == "cough/default");
    BOOST_TEST(its.held.front().decides);
    const std::vector<std::string> blood = {"a lot of blood -> cough/bleeds", "a streak of blood -> cough/streaks"};
    BOOST_TEST(changesOf(library, its, "blood") == blood, boost::test_tools::per_element());
    const std::vector<std::string> heat = {"39.0 °C or more -> cough/hot", "I haven't measured it -> cough/hot"};
    BOOST_TEST(changesOf(library, its, "heat") == heat, boost::test_tools::per_element());
    const std::vector<std::string> weeks = {"more than 3 weeks -> cough/long"};
    BOOST_TEST(changesOf(library, its, "weeks") == weeks, boost::test_tools::per_element());
    const auto ids = nearly(its);
    for (const char* rule : {"cough/bleeds", "cough/streaks", "cough/hot", "cough/long"})
        BOOST_TEST(std::count(ids.begin(), ids.end(), rule) == 1);
    for (const Explanation::Near& near : its.nearly)
        if (near.id == "cough/bleeds") {
            BOOST_TEST(near.because == "It bleeds.");
            BOOST_TEST(near.source == "A guideline, 2024");
        }
}

BOOST_AUTO_TEST_CASE(a_rule_that_decides_stands_before_others_that_hold) {
    const Explanation its = why(table, {{"age", "30 years"}, {"blood", "lots,streak"}});
    BOOST_TEST((its.patient.rank == Rank{Level::emergency, {}}));
    BOOST_TEST_REQUIRE(its.held.size() == 2U);
    BOOST_TEST(its.held[0].id == "cough/bleeds");
    BOOST_TEST(its.held[0].decides);
    BOOST_TEST(its.held[1].id == "cough/streaks");
    BOOST_TEST(!its.held[1].decides);
    // Less blood: not so urgent. What is asked only then is named.
    const std::vector<std::string> blood = {"without a lot of blood -> cough/streaks"};
    BOOST_TEST(changesOf(library, its, "blood") == blood, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_only_then_is_asked_is_named_with_what_was_taken) {
    const Explanation its = why(table, {{"age", "30 years"}, {"blood", "streak"}});
    bool found = false;
    for (const Explanation::Change& change : its.changes) {
        if (change.instead != "none of these" || library.questions[change.question].linkId != "blood")
            continue;
        found = true;
        BOOST_TEST_REQUIRE(change.assumed.size() == 2U);
        BOOST_TEST(library.questions[change.assumed[0].question].linkId == "heat");
        BOOST_TEST(change.assumed[0].answer == "under 39.0 °C");
        BOOST_TEST(change.assumed[1].answer == "up to 3 weeks");
    }
    BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(unsure_is_told_from_sure) {
    const Explanation its = why(table, {{"age", "30 years"}, {"blood", "none"}, {"heat", "unsure"}, {"weeks", "few"}});
    BOOST_TEST((its.patient.rank == Rank{Level::routine, {}}));
    BOOST_TEST_REQUIRE(!its.held.empty());
    BOOST_TEST(its.held.front().id == "cough/hot");
    BOOST_TEST(its.held.front().unsure);
    BOOST_TEST((its.held.front().end.rank == Rank{Level::routine, {}}));
}

BOOST_AUTO_TEST_CASE(every_change_is_what_the_journey_says) {
    const Explanation its = why(table, {{"age", "30 years"}, {"blood", "none"}, {"heat", "37.5"}, {"weeks", "few"}});
    const auto ends = [&](const std::string& linkId, const std::string& text) {
        Journey journey(library);
        for (GivenAnswer answer : its.patient.answers) {
            if (answer.linkId == linkId)
                answer.text = text;
            // Somebody whom the screen sends to 999 is not asked for a topic.
            journey.answer(answer.linkId, answer.text);
        }
        return journey.outcome().rank;
    };
    BOOST_TEST(!its.changes.empty());
    for (const Explanation::Change& change : its.changes) {
        const Question& question = library.questions[change.question];
        for (const Option& option : question.options)
            if (change.assumed.empty() && option.text.me == change.instead)
                BOOST_TEST((ends(question.linkId, option.value) == change.end.rank));
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_answer_is_named) {
    const auto wrong = [&](const std::string& linkId, const std::string& text) {
        const auto result = explain(table, {{linkId, text}});
        const auto* its = std::get_if<WrongAnswer>(&result);
        BOOST_TEST_REQUIRE(its != nullptr);
        return its->linkId + ": " + its->why;
    };
    BOOST_TEST(wrong("bood", "none") == "bood: there is no such question");
    BOOST_TEST(wrong("heat", "60").starts_with("heat: "));
    BOOST_TEST(wrong("topic", "other") == "topic: other is another topic");
}

BOOST_AUTO_TEST_SUITE_END()

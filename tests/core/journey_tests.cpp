// SPDX-License-Identifier: Apache-2.0
#include "signpost/journey.hpp"
#include "signpost/page.hpp"
#include "support/clinic.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

namespace {

/// A journey in the words of the domain. `answer` expects to be taken; `refused` expects not to be.
class Visit {
public:
    Visit& answer(std::string_view linkId, std::string_view text) {
        const auto error = journey.answer(linkId, text);
        BOOST_REQUIRE_MESSAGE(!error, linkId << " = " << text << " was refused: " << (error ? error->detail : ""));
        return *this;
    }
    Visit& refused(std::string_view linkId, std::string_view text, std::string_view code) {
        const std::string before = pageJson(journey);
        const auto error = journey.answer(linkId, text);
        BOOST_REQUIRE(error.has_value());
        BOOST_TEST(error->code == code);
        BOOST_TEST(pageJson(journey) == before);
        return *this;
    }
    /// Past the screen, at the choice of a topic.
    Visit& screened() {
        return answer("surgery_opens_in", "0")
            .answer("who", "me")
            .answer("age", "30 years")
            .answer("emergency_signs", "none");
    }
    /// A well cough, at the outcome.
    Visit& cough() {
        return screened()
            .answer("topic", "cough")
            .answer("cough_signs", "none")
            .answer("anything_else", "no")
            .answer("cough_long", "false")
            .answer("ulcer", "false");
    }
    [[nodiscard]] std::string at() const {
        const Next next = journey.next();
        switch (next.step) {
        case Step::question:
            return library.questions[next.question].linkId;
        case Step::chooseTopic:
            return "choose-topic";
        case Step::anythingElse:
            return "anything-else";
        case Step::whichIsRight:
            return "which-is-right";
        case Step::check:
            return "check";
        case Step::wait:
            return "wait";
        case Step::outcome:
            break;
        }
        const Outcome outcome = journey.outcome();
        std::string text(name(outcome.rank.level));
        outcome.destinations.each([&](Destination d) { text += " " + std::string(name(d)); });
        return text;
    }

    const Library library = test::clinic();
    Journey journey{library};
};

} // namespace

BOOST_AUTO_TEST_SUITE(journeys)

BOOST_AUTO_TEST_CASE(the_screen_comes_first_then_the_topic_then_its_red_flags) {
    Visit visit;
    BOOST_TEST(visit.at() == "who");
    visit.refused("topic", "cough", "not-now");
    visit.answer("who", "me");
    BOOST_TEST(visit.at() == "age");
    visit.answer("age", "30 years");
    BOOST_TEST(visit.at() == "emergency_signs");
    visit.answer("emergency_signs", "none");
    BOOST_TEST(visit.at() == "choose-topic");
    visit.answer("topic", "cough");
    BOOST_TEST(visit.at() == "cough_signs");
    visit.answer("cough_signs", "none");
    BOOST_TEST(visit.at() == "anything-else");
}

BOOST_AUTO_TEST_CASE(an_emergency_on_the_screen_ends_the_journey_there) {
    Visit visit;
    visit.answer("who", "me").answer("age", "30 years").answer("emergency_signs", "blue");
    BOOST_TEST(visit.at() == "call-999 ambulance");
    BOOST_TEST((visit.journey.outcome().letter == Letter::none));
    BOOST_TEST(!visit.journey.outcome().askAnyway);
    visit.refused("write_letter", "true", "not-now");
    visit.refused("ask_anyway", "true", "not-now");
}

BOOST_AUTO_TEST_CASE(advice_questions_come_once_triage_has_settled_low) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "none").answer("anything_else", "no");
    BOOST_TEST(visit.at() == "cough_long");
    visit.answer("cough_long", "false");
    BOOST_TEST(visit.at() == "ulcer");
    visit.answer("ulcer", "true");
    BOOST_TEST(visit.at() == "self-care home");
    BOOST_TEST(visit.journey.outcome().advice.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_further_topic_keeps_shared_answers_and_the_highest_outcome) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "none").answer("anything_else", "dandruff");
    BOOST_TEST(visit.at() == "anything-else");
    visit.answer("anything_else", "no").answer("cough_long", "true");
    BOOST_TEST(visit.at() == "routine surgery");
    BOOST_TEST((visit.journey.outcome().letter == Letter::expected));
}

BOOST_AUTO_TEST_CASE(going_back_to_anything_else_takes_the_further_topic_out_again) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "none").answer("anything_else", "dandruff");
    visit.answer("anything_else", "no");
    BOOST_TEST(visit.journey.topics().size() == 2U);
    visit.answer("anything_else", "dandruff");
    BOOST_TEST(visit.journey.topics().size() == 2U);
}

BOOST_AUTO_TEST_CASE(going_back_keeps_the_later_answers) {
    Visit visit;
    visit.cough();
    visit.answer("age", "31 years");
    BOOST_TEST(visit.at() == "self-care home");
}

BOOST_AUTO_TEST_CASE(taking_back_a_red_flag_asks_once_which_is_right) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "blood").answer("anything_else", "no");
    BOOST_TEST(visit.at() == "urgent surgery");
    visit.answer("cough_signs", "none");
    BOOST_TEST(visit.at() == "which-is-right");
    visit.refused("cough_long", "false", "not-now");
    visit.refused("which_is_right", "perhaps", "unknown-option");
    visit.answer("which_is_right", "first");
    BOOST_TEST(visit.at() == "urgent surgery");
    // Asked once; the second time it is simply taken.
    visit.answer("cough_signs", "none");
    BOOST_TEST(visit.at() == "cough_long");
    BOOST_TEST(visit.journey.withdrawals().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_changed_red_flag_that_stands_is_kept_as_withdrawn) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "blood").answer("anything_else", "no");
    visit.answer("cough_signs", "none").answer("which_is_right", "changed");
    BOOST_TEST(visit.at() == "cough_long");
    BOOST_REQUIRE(visit.journey.withdrawals().size() == 1U);
    BOOST_TEST(visit.journey.withdrawals().front().changedStands);
}

BOOST_AUTO_TEST_CASE(an_emergency_on_the_screen_that_is_taken_back_is_asked_about_too) {
    Visit visit;
    visit.answer("who", "me")
        .answer("age", "30 years")
        .answer("emergency_signs", "blue")
        .answer("emergency_signs", "none");
    BOOST_TEST(visit.at() == "which-is-right");
    visit.answer("which_is_right", "changed");
    BOOST_TEST(visit.at() == "choose-topic");
}

BOOST_AUTO_TEST_CASE(a_phrase_in_the_search_words_asks_and_does_not_decide) {
    Visit visit;
    visit.screened().answer("words", "cough and i can't breathe").answer("topic", "cough");
    BOOST_TEST(visit.at() == "said_breathing");
    Visit same;
    same.screened()
        .answer("words", "cough and i can't breathe")
        .answer("topic", "cough")
        .answer("said_breathing", "false");
    BOOST_TEST(same.at() == "cough_signs");
    visit.answer("said_breathing", "true");
    BOOST_TEST(visit.at() == "call-999 ambulance");
}

BOOST_AUTO_TEST_CASE(a_phrase_in_the_letter_goes_back_to_triage_and_keeps_the_text) {
    Visit visit;
    visit.screened().answer("topic", "dandruff").answer("anything_else", "no").answer("itch", "true");
    BOOST_TEST(visit.at() == "routine surgery");
    visit.answer("write_letter", "true");
    BOOST_TEST(visit.at() == "own_words");
    visit.answer("own_words", "It itches and I can't breathe");
    BOOST_TEST(visit.at() == "said_breathing");
    visit.answer("said_breathing", "false");
    BOOST_TEST(visit.at() == "tried");
    const auto question = visit.library.question("own_words").value();
    BOOST_TEST(visit.journey.answers()[question].text == "It itches and I can't breathe");
    visit.answer("said_breathing", "true");
    BOOST_TEST(visit.at() == "call-999 ambulance");
    BOOST_TEST(!visit.journey.writing());
}

BOOST_AUTO_TEST_CASE(still_need_help_rechecks_and_then_always_lets_the_patient_write) {
    Visit visit;
    visit.cough();
    BOOST_TEST(visit.journey.outcome().askAnyway);
    visit.refused("write_letter", "true", "not-now");
    visit.answer("ask_anyway", "true");
    BOOST_TEST(visit.at() == "recheck"); // its rule is now in play, and matters
    visit.answer("recheck", "worried");
    BOOST_TEST(visit.at() == "why_more");
    visit.answer("why_more", "worried");
    BOOST_TEST(visit.at() == "self-care surgery home");
    const Outcome outcome = visit.journey.outcome();
    BOOST_TEST((outcome.letter == Letter::expected));
    BOOST_REQUIRE(outcome.advised.has_value());
    BOOST_TEST((outcome.advised->rank.level == Level::selfCare));
    BOOST_TEST(!outcome.advised->destinations.has(Destination::surgery));
    visit.answer("write_letter", "true");
    BOOST_TEST(visit.at() == "own_words");
}

BOOST_AUTO_TEST_CASE(still_need_help_can_raise_the_outcome) {
    Visit visit;
    visit.cough().answer("ask_anyway", "true").answer("recheck", "worse").answer("why_more", "worse");
    BOOST_TEST(visit.at() == "urgent surgery");
    BOOST_TEST((visit.journey.outcome().letter == Letter::offered));
    BOOST_TEST((visit.journey.outcome().list == LetterList::urgent));
}

BOOST_AUTO_TEST_CASE(administration_skips_anything_else_and_goes_to_reception) {
    Visit visit;
    visit.screened().answer("topic", "fit_note");
    BOOST_TEST(visit.at() == "routine surgery-admin");
    BOOST_TEST((visit.journey.outcome().list == LetterList::admin));
}

BOOST_AUTO_TEST_CASE(urgent_out_of_hours_is_111_and_sends_nothing) {
    Visit visit;
    visit.screened().answer("surgery_opens_in", "600").answer("topic", "cough").answer("cough_signs", "blood");
    visit.answer("anything_else", "no");
    BOOST_TEST(visit.at() == "urgent nhs-111");
    BOOST_TEST(visit.journey.outcome().closed);
    BOOST_TEST((visit.journey.outcome().letter == Letter::none));
}

BOOST_AUTO_TEST_CASE(nhs_111_online_is_for_people_of_5_and_over) {
    for (const auto& [age, online] : {std::pair{"4 years", false}, {"23 months", false}, {"5 years", true}}) {
        Visit visit;
        visit.answer("surgery_opens_in", "600").answer("who", "child").answer("age", age);
        visit.answer("emergency_signs", "none").answer("topic", "cough").answer("cough_signs", "blood");
        visit.answer("anything_else", "no");
        const Outcome outcome = visit.journey.outcome();
        BOOST_TEST(outcome.destinations.has(Destination::nhs111));
        BOOST_TEST(outcome.online111 == online, age);
    }
    Visit open;
    open.screened().answer("topic", "cough").answer("cough_signs", "blood").answer("anything_else", "no");
    BOOST_TEST(!open.journey.outcome().online111);
}

BOOST_AUTO_TEST_CASE(the_same_answers_lead_to_the_same_place) {
    Visit visit;
    visit.screened().answer("topic", "cough").answer("cough_signs", "blood").answer("cough_signs", "none");
    visit.answer("which_is_right", "changed").answer("anything_else", "no").answer("cough_long", "true");
    Journey again(visit.library);
    for (const GivenAnswer& given : visit.journey.given())
        BOOST_TEST(!again.answer(given.linkId, given.text).has_value());
    BOOST_TEST(recordJson(again, "x") == recordJson(visit.journey, "x"));
    BOOST_TEST(pageJson(again) == pageJson(visit.journey));
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_refused_and_changes_nothing) {
    Visit visit;
    visit.refused("temperature", "38", "unknown-question");
    visit.refused("phrases", "breathing", "not-now");
    visit.refused("which_is_right", "first", "not-now");
    visit.refused("anything_else", "no", "not-now");
    visit.refused("words", std::string(501, 'x'), "too-long");
    visit.screened();
    visit.refused("topic", "kough", "unknown-topic");
}

BOOST_AUTO_TEST_SUITE_END()

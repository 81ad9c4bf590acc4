// SPDX-License-Identifier: Apache-2.0
//
// The next-question rule and the outcome, one sentence of docs/content-format.md at a time. That the whole agrees with
// a second engine, written apart, is the business of tests/reference.
#include "signpost/assessment.hpp"
#include "support/library_builder.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace signpost;
using signpost::test::LibraryBuilder;

namespace {

/// A patient half-way through some topics.
class Patient {
public:
    Patient(const Library& library, const std::vector<std::string>& topics)
        : library_(library), answers_(library.questions.size()) {
        for (const std::string& id : topics)
            topics_.push_back(library.topic(id).value());
    }
    Patient& answer(std::string_view linkId, std::string_view text) {
        const auto question = library_.question(linkId).value();
        answers_[question] = std::get<Answer>(readAnswer(library_.questions[question], text));
        return *this;
    }
    [[nodiscard]] Assessment assessment() const { return assess(library_, answers_, {topics_, Phase::triage}); }
    [[nodiscard]] std::string next() const {
        const auto question = assessment().next;
        return question ? library_.questions[*question].linkId : "";
    }
    /// "urgent surgery nhs-111", or "nothing" while no rank is certain.
    [[nodiscard]] std::string stands() const {
        const Assessment now = assessment();
        if (!now.floor)
            return "nothing";
        std::string text(name(now.floor->level));
        now.destinations.each([&](Destination d) { text += " " + std::string(name(d)); });
        return text;
    }
    [[nodiscard]] std::vector<std::string> reasons() const {
        std::vector<std::string> ids;
        for (const Reason& reason : assessment().reasons)
            ids.push_back(reason.rule != noIndex ? library_.rules[reason.rule].id : "default");
        return ids;
    }
    [[nodiscard]] std::vector<std::string> advice(Level level) const {
        std::vector<std::string> ids;
        for (const auto item : chooseAdvice(library_, answers_, {topics_, Phase::triage}, level))
            ids.push_back(library_.advice[item].id);
        return ids;
    }
    [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }

private:
    const Library& library_;
    std::vector<Answer> answers_;
    std::vector<std::uint32_t> topics_;
};

using Ids = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(assessments)

BOOST_AUTO_TEST_CASE(the_most_urgent_rule_decides_and_nothing_below_is_asked) {
    LibraryBuilder build;
    build.checklist("signs", {"rash", "drooling"});
    build.boolean("fever");
    build.topic("throat", {Level::selfCare, Destination::home, {}});
    build.rule("airway", build.contains("signs", "drooling"), Level::call999, Destination::ambulance);
    build.rule("fever", build.yes("fever"), Level::soon, Destination::surgery);
    const Library library = build.library();
    BOOST_TEST(Patient(library, {"throat"}).next() == "signs");
    const Patient drooling = Patient(library, {"throat"}).answer("signs", "drooling");
    BOOST_TEST(drooling.stands() == "call-999 ambulance");
    BOOST_TEST(drooling.next().empty());
    BOOST_TEST(drooling.reasons() == Ids{"throat/airway"});
    BOOST_TEST(Patient(library, {"throat"}).answer("signs", "none").next() == "fever");
}

BOOST_AUTO_TEST_CASE(the_default_holds_only_when_no_rule_can) {
    LibraryBuilder build;
    build.boolean("fever");
    build.boolean("rash");
    build.topic("cold", {Level::selfCare, Destination::home, {}});
    build.rule("fever", build.yes("fever"), Level::soon, Destination::surgery);
    build.rule("rash", build.yes("rash"), Level::routine, Destination::surgery);
    const Library library = build.library();
    const Patient start(library, {"cold"});
    BOOST_TEST(start.stands() == "nothing");
    BOOST_TEST(Patient(start).answer("fever", "false").stands() == "nothing");
    const Patient well = Patient(start).answer("fever", "false").answer("rash", "false");
    BOOST_TEST(well.stands() == "self-care home");
    BOOST_TEST(well.reasons() == Ids{"default"});
}

BOOST_AUTO_TEST_CASE(all_destinations_at_the_highest_rank_stand_and_each_has_a_reason) {
    LibraryBuilder build;
    build.boolean("tooth");
    build.boolean("eye");
    build.topic("pain", {Level::selfCare, Destination::home, {}});
    build.rule("tooth", build.yes("tooth"), Level::soon, Destination::dentist);
    build.rule("eye", build.yes("eye"), Level::soon, Destination::optician);
    const Library library = build.library();
    const Patient first = Patient(library, {"pain"}).answer("tooth", "true");
    BOOST_TEST(first.next() == "eye");
    const Patient both = Patient(first).answer("eye", "true");
    BOOST_TEST(both.stands() == "soon dentist optician");
    BOOST_TEST((both.reasons() == Ids{"pain/tooth", "pain/eye"}));
}

BOOST_AUTO_TEST_CASE(a_rule_at_the_floor_with_a_certain_destination_is_not_asked) {
    LibraryBuilder build;
    build.boolean("a");
    build.boolean("b");
    build.topic("t", {Level::selfCare, Destination::home, {}});
    build.rule("a", build.yes("a"), Level::soon, Destination::surgery);
    build.rule("b", build.yes("b"), Level::soon, Destination::surgery);
    const Library library = build.library();
    BOOST_TEST(Patient(library, {"t"}).answer("a", "true").next().empty());
}

BOOST_AUTO_TEST_CASE(within_the_shorter_time_is_the_higher_rank) {
    LibraryBuilder build;
    build.boolean("a");
    build.boolean("b");
    build.topic("t", {Level::selfCare, Destination::home, {}});
    build.rule("a", build.yes("a"), Level::urgent, Destination::surgery);
    build.rule("b", build.yes("b"), Level::urgent, Destination::nhs111, 120);
    const Library library = build.library();
    const Patient later = Patient(library, {"t"}).answer("a", "true");
    BOOST_TEST(later.next() == "b");
    BOOST_TEST(Patient(later).answer("b", "true").stands() == "urgent nhs-111");
    BOOST_TEST(Patient(later).answer("b", "false").stands() == "urgent surgery");
}

BOOST_AUTO_TEST_CASE(a_question_that_does_not_apply_makes_comparisons_false) {
    LibraryBuilder build;
    build.boolean("vomits");
    Question& keeps = build.boolean("keeps_fluids");
    keeps.enableWhen = build.yes("vomits");
    build.topic("gut", {Level::selfCare, Destination::home, {}});
    build.rule("dry", build.all({build.applies("keeps_fluids"), build.no(build.yes("keeps_fluids"))}), Level::urgent,
               Destination::surgery);
    const Library library = build.library();
    BOOST_TEST(Patient(library, {"gut"}).next() == "vomits");
    BOOST_TEST(Patient(library, {"gut"}).answer("vomits", "false").stands() == "self-care home");
    // An answer kept to a question that no longer applies is not used.
    BOOST_TEST(Patient(library, {"gut"}).answer("keeps_fluids", "false").answer("vomits", "false").stands() ==
               "self-care home");
    BOOST_TEST(Patient(library, {"gut"}).answer("vomits", "true").next() == "keeps_fluids");
    BOOST_TEST(Patient(library, {"gut"}).answer("vomits", "true").answer("keeps_fluids", "false").stands() ==
               "urgent surgery");
}

BOOST_AUTO_TEST_CASE(an_unsure_gate_does_not_hide_the_red_flag_behind_it) {
    LibraryBuilder build;
    build.boolean("pregnant").offersUnsure = true;
    build.boolean("bleeding").enableWhen = build.yes("pregnant");
    build.topic("t", {Level::selfCare, Destination::home, {}});
    build.rule("bleeding", build.yes("bleeding"), Level::emergency, Destination::maternity);
    const Library library = build.library();
    const Patient unsure = Patient(library, {"t"}).answer("pregnant", "unsure");
    BOOST_TEST(unsure.next() == "bleeding");
    BOOST_TEST(Patient(unsure).answer("bleeding", "true").stands() == "emergency maternity");
    BOOST_TEST(Patient(unsure).answer("bleeding", "false").stands() == "self-care home");
}

BOOST_AUTO_TEST_CASE(each_kind_of_unsure_has_its_own_effect) {
    const auto outcome = [](WhenUnsure unsure) {
        LibraryBuilder build;
        build.boolean("stiff_neck").offersUnsure = true;
        build.topic("t", {Level::selfCare, Destination::home, {}});
        Rule& rule = build.rule("neck", build.yes("stiff_neck"), Level::call999, Destination::ambulance);
        rule.unsure = unsure;
        rule.unsureEffect = {{Level::urgent, {}}, Destination::surgery};
        const Library library = build.library();
        return Patient(library, {"t"}).answer("stiff_neck", "unsure").stands();
    };
    BOOST_TEST(outcome(WhenUnsure::same) == "call-999 ambulance");
    BOOST_TEST(outcome(WhenUnsure::lower) == "urgent surgery");
    BOOST_TEST(outcome(WhenUnsure::nothing) == "self-care home");
}

BOOST_AUTO_TEST_CASE(the_floor_is_the_lowest_of_a_rules_possible_effects) {
    // Unsure would lower it to urgent, so until the second answer only urgent is certain.
    LibraryBuilder build;
    build.boolean("a").offersUnsure = true;
    build.boolean("b").offersUnsure = true;
    build.topic("t", {Level::selfCare, Destination::home, {}});
    Rule& rule = build.rule("r", build.any({build.yes("a"), build.yes("b")}), Level::call999, Destination::ambulance);
    rule.unsure = WhenUnsure::lower;
    rule.unsureEffect = {{Level::urgent, {}}, Destination::surgery};
    const Library library = build.library();
    const Patient half = Patient(library, {"t"}).answer("a", "unsure");
    BOOST_TEST(half.stands() == "urgent surgery");
    BOOST_TEST(half.next() == "b");
    BOOST_TEST(Patient(half).answer("b", "true").stands() == "call-999 ambulance");
    BOOST_TEST(Patient(half).answer("b", "false").stands() == "urgent surgery");
}

BOOST_AUTO_TEST_CASE(an_asked_question_applies_only_when_the_rule_is_unknown) {
    LibraryBuilder build;
    build.number("temperature", 340, 430, 1).offersUnsure = true;
    build.boolean("hot_to_touch").offersUnsure = true;
    build.topic("fever", {Level::selfCare, Destination::home, {}});
    Rule& rule = build.rule("fever", build.atLeast("temperature", 380), Level::urgent, Destination::surgery);
    rule.unsure = WhenUnsure::ask;
    rule.askQuestion = build.question("hot_to_touch");
    const Library library = build.library();
    const Patient start(library, {"fever"});
    BOOST_TEST(Patient(start).answer("temperature", "37.9").stands() == "self-care home");
    BOOST_TEST(Patient(start).answer("temperature", "38").stands() == "urgent surgery");
    const Patient unmeasured = Patient(start).answer("temperature", "unsure");
    BOOST_TEST(unmeasured.next() == "hot_to_touch");
    BOOST_TEST(Patient(unmeasured).answer("hot_to_touch", "true").stands() == "urgent surgery");
    BOOST_TEST(Patient(unmeasured).answer("hot_to_touch", "false").stands() == "self-care home");
    BOOST_TEST(Patient(unmeasured).answer("hot_to_touch", "unsure").stands() == "urgent surgery");
}

BOOST_AUTO_TEST_CASE(a_score_is_an_interval) {
    LibraryBuilder build;
    for (const char* item : {"a", "b", "c"})
        build.boolean(item).offersUnsure = true;
    build.addScore("points", {build.yes("a"), build.yes("b"), build.yes("c")});
    build.topic("t", {Level::selfCare, Destination::home, {}});
    Rule& rule = build.rule("two", build.score("points", 2), Level::soon, Destination::surgery);
    rule.unsure = WhenUnsure::lower;
    rule.unsureEffect = {{Level::routine, {}}, Destination::surgery};
    const Library library = build.library();
    const Patient start(library, {"t"});
    BOOST_TEST(Patient(start).answer("a", "true").answer("b", "true").stands() == "soon surgery");
    BOOST_TEST(Patient(start).answer("a", "true").answer("b", "true").next().empty());
    BOOST_TEST(Patient(start).answer("a", "false").answer("b", "false").stands() == "self-care home");
    BOOST_TEST(Patient(start).answer("a", "true").answer("b", "unsure").answer("c", "false").stands() ==
               "routine surgery");
    BOOST_TEST(Patient(start).answer("a", "unsure").answer("b", "false").answer("c", "false").stands() ==
               "self-care home");
}

BOOST_AUTO_TEST_CASE(over_two_topics_the_highest_wins_and_a_shared_fact_is_asked_once) {
    LibraryBuilder build;
    build.boolean("fever");
    build.topic("ear", {Level::selfCare, Destination::home, {}});
    build.rule("fever", build.yes("fever"), Level::soon, Destination::surgery);
    build.topic("throat", {Level::selfCare, Destination::pharmacistAdvice, {}});
    build.rule("fever", build.yes("fever"), Level::urgent, Destination::surgery);
    const Library library = build.library();
    const Patient well = Patient(library, {"ear", "throat"}).answer("fever", "false");
    BOOST_TEST(well.stands() == "self-care pharmacist-advice home");
    BOOST_TEST((well.reasons() == Ids{"default", "default"}));
    BOOST_TEST(Patient(library, {"ear", "throat"}).answer("fever", "true").stands() == "urgent surgery");
}

BOOST_AUTO_TEST_CASE(a_hand_over_is_settled_first_and_never_lowers) {
    LibraryBuilder build;
    build.boolean("tight_chest");
    build.boolean("black_stools");
    build.topic("chest", {Level::selfCare, Destination::home, {}});
    build.rule("tight", build.yes("tight_chest"), Level::call999, Destination::ambulance);
    build.topic("heartburn", {Level::selfCare, Destination::home, {}});
    Rule& rule = build.rule("to_chest", build.yes("tight_chest"), Level::soon, Destination::surgery);
    rule.handover = 0;
    build.rule("black", build.yes("black_stools"), Level::emergency, Destination::emergencyDepartment);
    const Library library = build.library();
    const Assessment handed = Patient(library, {"heartburn"}).answer("tight_chest", "true").assessment();
    BOOST_TEST(handed.handover.value() == library.topic("chest").value());

    BOOST_TEST(Patient(library, {"chest", "heartburn"}).answer("tight_chest", "true").stands() == "call-999 ambulance");
    BOOST_TEST(Patient(library, {"heartburn"}).answer("tight_chest", "false").next() == "black_stools");
}

BOOST_AUTO_TEST_CASE(unknown_advice_shows_warnings_and_hides_medicines) {
    LibraryBuilder build;
    build.boolean("ulcer").offersUnsure = true;
    build.topic("t", {Level::selfCare, Destination::home, {}});
    build.advice("ibuprofen", AdviceKind::medicine, Level::selfCare, "Ibuprofen.").when = build.no(build.yes("ulcer"));
    build.advice("bleeding", AdviceKind::help, Level::selfCare, "Get help.").when = build.yes("ulcer");
    build.advice("rest", AdviceKind::toDo, Level::selfCare, "Rest.");
    build.advice("later", AdviceKind::toDo, Level::soon, "Only at soon.");
    const Library library = build.library();
    const Patient start(library, {"t"});
    BOOST_TEST((Patient(start).answer("ulcer", "false").advice(Level::selfCare) == Ids{"t/ibuprofen", "t/rest"}));
    BOOST_TEST((Patient(start).answer("ulcer", "unsure").advice(Level::selfCare) == Ids{"t/bleeding", "t/rest"}));
    BOOST_TEST((start.advice(Level::selfCare) == Ids{"t/bleeding", "t/rest"}));
}

BOOST_AUTO_TEST_CASE(opening_hours_send_to_111_what_the_surgery_cannot_answer_in_time) {
    LibraryBuilder build;
    build.number("surgery_opens_in", 0, 20160).input = Input::host;
    build.topic("t", {Level::selfCare, Destination::home, {}});
    const Library library = build.library();
    Destinations surgery;
    surgery.add(Destination::surgery);
    const auto routed = [&](const char* opensIn, Rank rank) {
        Patient patient(library, {"t"});
        if (*opensIn != '\0')
            patient.answer("surgery_opens_in", opensIn);
        std::string text;
        route(library, patient.answers(), rank, surgery).destinations.each([&](Destination d) {
            text += (text.empty() ? "" : " ") + std::string(name(d));
        });
        return text;
    };
    BOOST_TEST(routed("0", {Level::urgent, {}}) == "surgery");
    BOOST_TEST(routed("1", {Level::urgent, {}}) == "nhs-111");
    BOOST_TEST(routed("120", {Level::urgent, 120}) == "surgery");
    BOOST_TEST(routed("121", {Level::urgent, 120}) == "nhs-111");
    BOOST_TEST(routed("9999", {Level::soon, {}}) == "surgery");
    BOOST_TEST(routed("9999", {Level::soon, 1440}) == "nhs-111");
    BOOST_TEST(routed("", {Level::urgent, {}}) == "nhs-111 surgery");
}

BOOST_AUTO_TEST_SUITE_END()

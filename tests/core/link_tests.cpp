// SPDX-License-Identifier: Apache-2.0
#include "support/library_builder.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;
using signpost::test::LibraryBuilder;

namespace {

std::string problemOf(LibraryBuilder& build) {
    return linkLibrary(build.raw()).value_or("");
}

bool says(const std::string& problem, std::string_view part) {
    return problem.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(linking)

BOOST_AUTO_TEST_CASE(hand_overs_do_not_cycle) {
    LibraryBuilder build;
    build.boolean("a");
    build.topic("one", {Level::selfCare, Destination::home, {}});
    build.rule("on", build.yes("a"), Level::soon, Destination::surgery).handover = 1;
    build.topic("two", {Level::selfCare, Destination::home, {}});
    build.rule("back", build.yes("a"), Level::soon, Destination::surgery).handover = 0;
    BOOST_TEST(says(problemOf(build), "hands over to itself"));
}

BOOST_AUTO_TEST_CASE(a_hand_over_reaches_as_high_as_its_target) {
    LibraryBuilder build;
    build.boolean("a");
    build.topic("high", {Level::selfCare, Destination::home, {}});
    build.rule("now", build.yes("a"), Level::call999, Destination::ambulance);
    build.topic("low", {Level::selfCare, Destination::home, {}});
    build.rule("on", build.yes("a"), Level::soon, Destination::surgery).handover = 0;
    BOOST_TEST((build.library().topics[1].reach == Rank{Level::call999, {}}));
}

BOOST_AUTO_TEST_CASE(conditions_read_what_is_there_and_fits) {
    LibraryBuilder build;
    build.boolean("a");
    build.topic("t", {Level::selfCare, Destination::home, {}});
    const ConditionIndex when = build.yes("a");
    build.rule("r", when, Level::soon, Destination::surgery);
    build.raw().conditions[when].subject = 7;
    BOOST_TEST(says(problemOf(build), "not there"));
    build.raw().conditions[when].subject = 0;
    build.raw().conditions[when].kind = Condition::Kind::number;
    BOOST_TEST(says(problemOf(build), "another type"));
}

BOOST_AUTO_TEST_CASE(a_condition_is_a_tree) {
    LibraryBuilder build;
    build.boolean("a");
    build.topic("t", {Level::selfCare, Destination::home, {}});
    const ConditionIndex when = build.no(build.yes("a"));
    build.rule("r", when, Level::soon, Destination::surgery);
    build.raw().operands[build.raw().conditions[when].subject] = when;
    BOOST_TEST(says(problemOf(build), "operand of itself"));
}

BOOST_AUTO_TEST_CASE(a_gate_reads_earlier_questions) {
    LibraryBuilder build;
    build.boolean("a");
    build.boolean("b");
    build.raw().questions[0].enableWhen = build.yes("b");
    BOOST_TEST(says(problemOf(build), "enabled by a later question"));
}

BOOST_AUTO_TEST_CASE(a_rule_belongs_to_the_latest_phase_that_it_reads) {
    LibraryBuilder build;
    build.boolean("a");
    build.boolean("b").phase = Phase::outcome;
    build.topic("t", {Level::selfCare, Destination::home, {}});
    build.rule("r", build.all({build.yes("a"), build.yes("b")}), Level::soon, Destination::surgery);
    BOOST_TEST((build.library().rules[0].phase == Phase::outcome));
}

BOOST_AUTO_TEST_SUITE_END()

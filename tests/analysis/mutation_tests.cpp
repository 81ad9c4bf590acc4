// SPDX-License-Identifier: Apache-2.0
#include "analysis/mutation/mutation.hpp"
#include "analysis/mutation/topic_trials.hpp"
#include "analysis/patient.hpp"
#include "signpost/evaluation.hpp"
#include "support/every_patient.hpp"
#include "support/journey_end.hpp"
#include "support/library_builder.hpp"
#include "support/random_library.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Mutant;
using analysis::Mutants;
using analysis::Mutation;
using analysis::MutationOptions;
using analysis::Trial;
using test::LibraryBuilder;

namespace {

Mutants allOf(const Library& library, const std::string& rule) {
    return analysis::mutantsOf(library, [&](std::uint32_t each) { return library.rules[each].id == rule; });
}

std::vector<std::string> textsOf(const Mutants& mutants) {
    std::vector<std::string> texts;
    for (const Mutant& mutant : mutants.list)
        texts.push_back(std::string(name(mutant.kind)) + ": " + mutant.what);
    return texts;
}

/// A cold: days of fever, and boxes.
LibraryBuilder cold() {
    LibraryBuilder build;
    build.boolean("fever");
    build.number("days", 0, 14);
    build.checklist("signs", {"rash", "drool", "stiff"}, Band::redFlags);
    build.topic("cold", {Level::selfCare, Destination::home, {}});
    return build;
}

/// Somebody with a fever for this many days and these boxes.
std::vector<Answer> feverish(const Library& library, const std::string& days, const std::string& signs = "none") {
    std::vector<Answer> answers(library.questions.size());
    const auto give = [&](const char* linkId, const std::string& text) {
        const std::uint32_t question = *library.question(linkId);
        answers[question] = std::get<Answer>(readAnswer(library.questions[question], text));
    };
    give("fever", "true");
    give("days", days);
    give("signs", signs);
    return answers;
}

/// The trials of a library when somebody keeps watch over these patients only.
Mutation watched(const Library& library, const std::vector<std::vector<Answer>>& patients) {
    MutationOptions options;
    options.proof.threads = 2;
    options.vignettesNotice = [&](const Library& mutated, std::span<const std::uint32_t> topics) {
        BOOST_REQUIRE(topics.size() == 1U);
        return std::any_of(patients.begin(), patients.end(), [&](const std::vector<Answer>& patient) {
            return test::journeyEnd(mutated, topics[0], patient, Phase::triage) !=
                   test::journeyEnd(library, topics[0], patient, Phase::triage);
        });
    };
    return analysis::tryMutants(library, options);
}

std::set<std::string> survivors(const Library& library, const Mutation& mutation) {
    std::set<std::string> list;
    for (const Trial& trial : mutation.trials)
        if (trial.survived())
            list.insert(library.rules[trial.mutant.rule].id + ": " + trial.mutant.what);
    return list;
}

} // namespace

BOOST_AUTO_TEST_SUITE(mutants)

BOOST_AUTO_TEST_CASE(every_change_of_a_rule) {
    LibraryBuilder build = cold();
    build.rule("hot",
               build.all({build.yes("fever"), build.any({build.atLeast("days", 3), build.contains("signs", "rash")})}),
               Level::urgent, Destination::surgery, 120);
    const std::vector<std::string> expected = {
        "drop: the rule is dropped",
        "level: urgent within 120 minutes (surgery) becomes soon (surgery)",
        "flip: `fever` becomes `fever = false`",
        "negate: `days >= 3 or list contains(signs, \"rash\")` becomes `not (days >= 3 or list contains(signs, "
        "\"rash\"))`",
        "flip: `days >= 3` becomes `days < 3`",
        "threshold: `days >= 3` becomes `days >= 2`",
        "threshold: `days >= 3` becomes `days >= 4`",
        "flip: `list contains(signs, \"rash\")` becomes `not list contains(signs, \"rash\")`",
    };
    BOOST_TEST(textsOf(allOf(build.library(), "cold/hot")) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(thresholds_move_to_both_sides_and_stay_on_the_scale) {
    LibraryBuilder build = cold();
    build.rule("some", build.count("signs", 1), Level::soon, Destination::surgery);
    build.rule("all", build.count("signs", 3), Level::soon, Destination::surgery);
    build.rule("week", build.inRange("days", 5, 7), Level::soon, Destination::surgery);
    build.rule("last", build.atLeast("days", 14), Level::soon, Destination::surgery);
    const Library library = build.library();
    const auto thresholds = [&](const std::string& rule) {
        std::vector<std::string> texts;
        for (const Mutant& mutant : allOf(library, rule).list)
            if (mutant.kind == Mutant::Kind::threshold)
                texts.push_back(mutant.what);
        return texts;
    };
    using Texts = std::vector<std::string>;
    BOOST_TEST(thresholds("cold/some") == (Texts{"`count(signs) >= 1` becomes `count(signs) >= 0`",
                                                 "`count(signs) >= 1` becomes `count(signs) >= 2`"}),
               boost::test_tools::per_element());
    BOOST_TEST(thresholds("cold/all") == (Texts{"`count(signs) >= 3` becomes `count(signs) >= 2`"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        thresholds("cold/week") ==
            (Texts{"`days in [5 .. 7]` becomes `days in [4 .. 7]`", "`days in [5 .. 7]` becomes `days in [6 .. 7]`",
                   "`days in [5 .. 7]` becomes `days in [5 .. 8]`", "`days in [5 .. 7]` becomes `days in [5 .. 6]`"}),
        boost::test_tools::per_element());
    BOOST_TEST(thresholds("cold/last") == (Texts{"`days >= 14` becomes `days >= 13`"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_lower_level_is_one_that_may_stand_with_its_destination) {
    LibraryBuilder build = cold();
    const ConditionIndex when = build.yes("fever");
    build.rule("a", when, Level::call999, Destination::ambulance);
    build.rule("b", when, Level::emergency, Destination::emergencyDepartment);
    build.rule("c", when, Level::emergency, Destination::mentalHealthLine);
    build.rule("d", when, Level::routine, Destination::surgery);
    build.rule("e", when, Level::routine, Destination::dentist);
    build.rule("f", when, Level::urgent, Destination::surgery, 60);
    build.rule("g", when, Level::selfCare, Destination::home);
    const Library library = build.library();
    std::string effects;
    for (const Mutant& mutant : analysis::mutantsOf(library, [](std::uint32_t) { return true; }).list)
        if (mutant.kind == Mutant::Kind::level) {
            BOOST_TEST(permitted(mutant.effect.rank.level, mutant.effect.destination));
            effects += library.rules[mutant.rule].id.back();
            effects += ": " + mutant.what.substr(mutant.what.find("becomes") + 8) + "; ";
        }
    BOOST_TEST(effects == "a: emergency (emergency-department); b: urgent (surgery); c: urgent (mental-health-line); "
                          "d: self-care (home); e: self-care (dentist); f: soon (surgery); ");
}

BOOST_AUTO_TEST_CASE(a_flip_and_a_negation_differ_only_where_a_question_may_not_apply) {
    LibraryBuilder build = cold();
    build.boolean("shivers").enableWhen = build.yes("fever");
    const auto kinds = [&](const std::string& linkId) {
        build.rule("r_" + linkId, build.all({build.yes(linkId), build.atLeast("days", 3)}), Level::soon,
                   Destination::surgery);
        std::size_t negated = 0;
        for (const Mutant& mutant : allOf(build.library(), "cold/r_" + linkId).list)
            negated += mutant.kind == Mutant::Kind::negate ? 1 : 0;
        return negated;
    };
    BOOST_TEST(kinds("fever") == 0U);
    BOOST_TEST(kinds("shivers") == 1U);
}

BOOST_AUTO_TEST_CASE(a_changed_library_is_changed_back) {
    LibraryBuilder build = cold();
    build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", 3)}), Level::urgent, Destination::surgery);
    build.rule("stiff", build.contains("signs", "stiff"), Level::emergency, Destination::emergencyDepartment);
    const Library library = build.library();
    const Mutants mutants = analysis::mutantsOf(library, [](std::uint32_t) { return true; });
    analysis::MutatedLibrary changed(mutants.library);
    for (const Mutant& mutant : mutants.list) {
        const Library& now = changed.with(mutant);
        std::size_t different = 0;
        for (std::size_t rule = 0; rule < now.rules.size(); ++rule)
            different +=
                now.rules[rule].when != library.rules[rule].when || now.rules[rule].effect != library.rules[rule].effect
                    ? 1
                    : 0;
        const bool drops = mutant.kind == Mutant::Kind::drop;
        BOOST_TEST(different == (drops ? 0U : 1U));
        BOOST_TEST(now.topics[0].rules.size() == library.topics[0].rules.size() - (drops ? 1 : 0));
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(mutation)

BOOST_AUTO_TEST_CASE(what_one_patient_watches_over_and_what_not) {
    LibraryBuilder build = cold();
    build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", 3)}), Level::soon, Destination::surgery);
    const Library library = build.library();
    const Mutation all = watched(library, {feverish(library, "5")});
    BOOST_TEST(all.trials.size() == 6U);
    BOOST_TEST(survivors(library, all) == (std::set<std::string>{"cold/hot: `days >= 3` becomes `days >= 2`",
                                                                 "cold/hot: `days >= 3` becomes `days >= 4`"}),
               boost::test_tools::per_element());
    for (const Trial& trial : all.trials) {
        BOOST_TEST(!trial.equivalent());
        if (!trial.survived())
            continue;
        // The example is the patient who is missing: watched over too, this change is noticed, and only this.
        const bool lower = trial.mutant.what.ends_with("`days >= 2`");
        BOOST_TEST(trial.missing->before.words ==
                   std::string("Question fever? yes. Question days? ") + (lower ? "2." : "3."));
        BOOST_TEST(std::string(name(trial.missing->before.rank.level)) == (lower ? "self-care" : "soon"));
        BOOST_TEST(std::string(name(trial.missing->after.rank.level)) == (lower ? "soon" : "self-care"));
        const Mutation better = watched(library, {feverish(library, "5"), feverish(library, lower ? "2" : "3")});
        BOOST_TEST(survivors(library, better).size() == 1U);
    }
    BOOST_TEST(survivors(library, watched(library, {feverish(library, "2"), feverish(library, "3")})).empty());
}

BOOST_AUTO_TEST_CASE(a_rule_that_never_decides_has_equivalent_mutants) {
    LibraryBuilder build = cold();
    build.rule("drool", build.contains("signs", "drool"), Level::urgent, Destination::surgery);
    build.rule("again", build.all({build.contains("signs", "drool"), build.yes("fever")}), Level::soon,
               Destination::surgery);
    const Library library = build.library();
    std::set<std::string> equivalent;
    for (const Trial& trial : watched(library, {}).trials)
        if (trial.equivalent())
            equivalent.insert(library.rules[trial.mutant.rule].id + " " + std::string(name(trial.mutant.kind)) + ": " +
                              trial.mutant.what);
    BOOST_TEST(equivalent == (std::set<std::string>{"cold/again drop: the rule is dropped",
                                                    "cold/again level: soon (surgery) becomes routine (surgery)",
                                                    "cold/again flip: `fever` becomes `fever = false`"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_invariant_notices) {
    LibraryBuilder build = cold();
    build.rule("drool", build.contains("signs", "drool"), Level::urgent, Destination::surgery);
    Invariant invariant;
    invariant.id = "drooling";
    invariant.population = build.contains("signs", "drool");
    invariant.known = invariant.population;
    invariant.floor = {Level::soon, {}};
    build.raw().invariants.push_back(invariant);
    const Library library = build.library();
    for (const Trial& trial : watched(library, {}).trials) {
        // One level lower is still as high as the floor; without the rule, or the other way round, it is not.
        const bool lowered = trial.mutant.kind == Mutant::Kind::level;
        BOOST_TEST(trial.byInvariants == !lowered);
        BOOST_TEST(trial.survived() == lowered);
    }
}

BOOST_AUTO_TEST_CASE(an_invariant_notices_what_the_screen_does) {
    LibraryBuilder build;
    build.checklist("danger", {"chest", "fit"});
    build.onScreen();
    build.screenRule("chest", build.contains("danger", "chest"), Level::call999, Destination::ambulance);
    build.topic("cold", {Level::selfCare, Destination::home, {}});
    Invariant invariant;
    invariant.id = "chest";
    invariant.population = build.contains("danger", "chest");
    invariant.known = invariant.population;
    invariant.floor = {Level::call999, {}};
    build.raw().invariants.push_back(invariant);
    const Library library = build.library();
    std::size_t noticed = 0;
    for (const Trial& trial : watched(library, {}).trials) {
        BOOST_TEST(!trial.equivalent());
        noticed += trial.byInvariants ? 1 : 0;
    }
    BOOST_TEST(noticed == 3U); // drop, level, flip
}

BOOST_AUTO_TEST_CASE(another_proof_may_refuse_what_survives) {
    LibraryBuilder build = cold();
    build.rule("hot", build.yes("fever"), Level::soon, Destination::surgery, 60);
    build.rule("drool", build.all({build.yes("fever"), build.contains("signs", "drool")}), Level::urgent,
               Destination::surgery);
    const Library library = build.library();
    bool seen = false;
    for (const Trial& trial : watched(library, {}).trials)
        if (library.rules[trial.mutant.rule].id == "cold/drool" && trial.mutant.kind == Mutant::Kind::level) {
            // Of the same level and without a time, it never decides beside the other.
            seen = true;
            BOOST_TEST(trial.survived());
            BOOST_REQUIRE(trial.byProof.has_value());
            BOOST_TEST(std::string(name(*trial.byProof)) == "rule-decides");
        }
    BOOST_TEST(seen);
}

BOOST_AUTO_TEST_CASE(only_the_rules_that_are_wanted) {
    LibraryBuilder build = cold();
    build.rule("hot", build.yes("fever"), Level::soon, Destination::surgery);
    build.rule("drool", build.contains("signs", "drool"), Level::urgent, Destination::surgery);
    const Library library = build.library();
    MutationOptions options;
    options.wanted = [&](std::uint32_t rule) { return library.rules[rule].id == "cold/hot"; };
    const Mutation mutation = analysis::tryMutants(library, options);
    BOOST_TEST(mutation.trials.size() == 3U);
    for (const Trial& trial : mutation.trials)
        BOOST_TEST(library.rules[trial.mutant.rule].id == "cold/hot");
}

BOOST_AUTO_TEST_CASE(a_limit_is_told) {
    LibraryBuilder build = cold();
    build.rule("hot", build.all({build.yes("fever"), build.atLeast("days", 3)}), Level::soon, Destination::surgery);
    MutationOptions options;
    options.proof.diagrams.steps = 1;
    const Mutation mutation = analysis::tryMutants(build.library(), options);
    BOOST_TEST(mutation.givenUp == std::vector<std::string>{"cold"}, boost::test_tools::per_element());
}

/// Whether a mutant makes a difference, against going through everybody with the core.
BOOST_AUTO_TEST_CASE(equivalent_is_what_nobody_can_tell_apart) {
    constexpr std::uint64_t mostPatients = 4000;
    constexpr std::size_t wantedTopics = 25;
    constexpr std::size_t everyNth = 4;
    std::size_t topics = 0;
    std::size_t equivalent = 0;
    std::size_t different = 0;
    for (std::uint32_t seed = 1; topics < wantedTopics && seed < 400; ++seed) {
        const Library library = test::randomLibrary(seed, test::Size::small);
        const Mutants mutants = analysis::mutantsOf(library, [](std::uint32_t) { return true; });
        for (std::uint32_t topic = 0; topic < library.topics.size() && topics < wantedTopics; ++topic) {
            const std::vector<std::uint32_t> rules = analysis::allRulesOf(library, topic);
            std::vector<const Mutant*> its;
            for (std::size_t i = seed % everyNth; i < mutants.list.size(); i += everyNth)
                if (std::find(rules.begin(), rules.end(), mutants.list[i].rule) != rules.end())
                    its.push_back(&mutants.list[i]);
            std::vector<ConditionIndex> conditions;
            for (const Mutant* mutant : its)
                conditions.push_back(mutant->when);
            const analysis::Ground ground(mutants.library, std::span(&topic, 1), conditions, {});
            if (its.empty() || test::assignments(ground.space) > mostPatients)
                continue;
            ++topics;
            std::vector<std::vector<Answer>> patients;
            test::eachAssignment(ground.space, [&](const analysis::Assignment& assignment) {
                std::vector<Answer> answers = analysis::answersOf(ground.space, assignment);
                const ConditionIndex audience = library.topics[topic].audience;
                const bool offered =
                    audience == noCondition || !Evaluation(library, answers, {}).condition(audience).is(Truth::no);
                if (offered && test::Answered(ground.space, topic, assignment).exists())
                    patients.push_back(std::move(answers));
            });
            analysis::ProofOptions options;
            analysis::TopicTrials trials(mutants.library, topic, its, options);
            analysis::MutatedLibrary changed(mutants.library);
            for (const Mutant* mutant : its) {
                const Library& now = changed.with(*mutant);
                const auto endsElsewhere = [&](const std::vector<Answer>& answers) {
                    const std::string before = test::journeyEnd(library, topic, answers, Phase::triage);
                    if (before != test::journeyEnd(now, topic, answers, Phase::triage))
                        return true;
                    // Below urgent they may say that they still need help.
                    const bool urgent = before.starts_with("urgent") || before.starts_with("emergency") ||
                                        before.starts_with("call-999");
                    return !urgent && test::journeyEnd(library, topic, answers, Phase::outcome) !=
                                          test::journeyEnd(now, topic, answers, Phase::outcome);
                };
                const bool differs = std::any_of(patients.begin(), patients.end(), endsElsewhere);
                const auto found = trials.difference(*mutant, now);
                BOOST_TEST_CONTEXT("seed " << seed << ", " << library.rules[mutant->rule].id << ": " << mutant->what) {
                    BOOST_TEST(found.has_value() == differs);
                    if (found)
                        BOOST_TEST(endsElsewhere(found->answers));
                }
                (differs ? different : equivalent) += 1;
            }
        }
    }
    BOOST_TEST(topics == wantedTopics);
    BOOST_TEST(equivalent > 0U);
    BOOST_TEST(different > 0U);
}

BOOST_AUTO_TEST_SUITE_END()

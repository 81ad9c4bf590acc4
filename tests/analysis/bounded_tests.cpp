// SPDX-License-Identifier: Apache-2.0
#include "analysis/prove.hpp"
#include "support/library_builder.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Natural;
using analysis::Property;
using analysis::TopicProof;
using test::LibraryBuilder;

// Content as nobody should write it. The limits are far below the usual ones, so that a proof which takes more than it
// should is given up, and seen here, long before anybody would notice by the clock.
namespace {

analysis::ProofOptions fewSteps() {
    analysis::ProofOptions options;
    options.diagrams = {400'000, 40'000'000};
    options.journeys = {50'000};
    return options;
}

TopicProof proof(const Library& library, const analysis::ProofOptions& options = fewSteps()) {
    return analysis::proveTopic(library, 0, options);
}

bool gaveUp(const TopicProof& proof) {
    return proof.findings.size() == 1 && proof.findings.front().property == Property::withinLimits;
}

Natural power(std::uint64_t base, unsigned exponent) {
    Natural result = 1;
    for (unsigned i = 0; i < exponent; ++i)
        result *= base;
    return result;
}

std::vector<std::string> names(const std::string& prefix, int number) {
    std::vector<std::string> all;
    all.reserve(static_cast<std::size_t>(number));
    for (int i = 0; i < number; ++i)
        all.push_back(prefix + std::to_string(i));
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(bounded)

BOOST_AUTO_TEST_CASE(a_checklist_of_forty_boxes_that_are_counted) {
    LibraryBuilder build;
    build.checklist("signs", names("sign", 40));
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    build.rule("many", build.count("signs", 20), Level::urgent, Destination::surgery);
    build.rule("few", build.count("signs", 3, 19), Level::soon, Destination::surgery);
    build.rule("two", build.all({build.contains("signs", "sign0"), build.contains("signs", "sign39")}), Level::routine,
               Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_TEST(!gaveUp(result));
    BOOST_TEST(result.answerSets.text() == power(2, 40).text());
    BOOST_TEST(result.longest == 1U);
    for (const analysis::Finding& finding : result.findings) // Nothing but what this content leaves out.
        BOOST_TEST((finding.property == Property::defaultListed || finding.property == Property::safetyNet ||
                    finding.property == Property::letterComplete),
                   finding.subject << ": " << finding.what);
}

BOOST_AUTO_TEST_CASE(ten_thousand_rules) {
    LibraryBuilder build;
    for (const std::string& linkId : names("q", 16))
        build.boolean(linkId);
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    const auto linkId = [](unsigned number) { return "q" + std::to_string(number % 16); };
    for (unsigned i = 0; i < 10'000; ++i)
        build.rule("rule" + std::to_string(i),
                   build.all({build.yes(linkId(i)), build.is(linkId(i / 16), "false"), build.yes(linkId(i / 256))}),
                   i % 2 == 0 ? Level::soon : Level::routine, Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_TEST(!gaveUp(result));
    BOOST_TEST(result.rules == 10'000U);
    BOOST_TEST(result.answerSets.text() == power(2, 16).text());
    // Most rules repeat others, or can't be true: each is said.
    BOOST_TEST(result.findings.size() > 100U);
}

BOOST_AUTO_TEST_CASE(a_score_of_sixty_items) {
    LibraryBuilder build;
    std::vector<ConditionIndex> items;
    for (const std::string& linkId : names("q", 60)) {
        build.boolean(linkId).offersUnsure = true;
        items.push_back(build.yes(linkId));
    }
    build.addScore("points", items);
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    build.rule("half", build.score("points", 30), Level::soon, Destination::surgery);
    build.rule("few", build.score("points", 1, 5), Level::routine, Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_TEST(!gaveUp(result));
    BOOST_TEST(result.answerSets.text() == power(3, 60).text());
    BOOST_TEST(result.longest == 60U);
}

BOOST_AUTO_TEST_CASE(three_hundred_gates_one_behind_the_other) {
    LibraryBuilder build;
    build.boolean("q0");
    for (int i = 1; i < 300; ++i) {
        const ConditionIndex before = build.yes("q" + std::to_string(i - 1));
        build.boolean("q" + std::to_string(i)).enableWhen = before;
    }
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    build.rule("last", build.yes("q299"), Level::soon, Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_TEST(!gaveUp(result));
    BOOST_TEST(result.answerSets.text() == "301"); // "Yes" so many times, and then "no".
    BOOST_TEST(result.longest == 300U);
}

BOOST_AUTO_TEST_CASE(a_number_with_hundreds_of_thresholds) {
    LibraryBuilder build;
    build.number("n", 0, 1000);
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    for (int i = 0; i < 400; ++i)
        build.rule("rule" + std::to_string(i), build.inRange("n", 2 * i, 2 * i),
                   i % 2 == 0 ? Level::soon : Level::routine, Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_TEST(!gaveUp(result));
    BOOST_TEST(result.answerSets.text() == "1001");
    for (const analysis::Finding& finding : result.findings)
        BOOST_TEST((finding.property != Property::ruleDecides && finding.property != Property::rulesDiffer &&
                    finding.property != Property::journeyAgrees),
                   finding.subject << ": " << finding.what);
}

BOOST_AUTO_TEST_CASE(more_than_the_limits_allow_is_said) {
    // Pairs that stand far apart in every order of the questions: such rules have no small diagram.
    LibraryBuilder build;
    for (const std::string& linkId : names("q", 64))
        build.boolean(linkId);
    build.topic("cough", {Level::selfCare, Destination::home, {}});
    for (unsigned i = 0; i < 64; ++i)
        for (unsigned j = 0; j < 8; ++j)
            build.rule("rule" + std::to_string(i) + "_" + std::to_string(j),
                       build.all({build.yes("q" + std::to_string(i)),
                                  build.is("q" + std::to_string((i * 7 + j * j * 11 + 5) % 64), "false"),
                                  build.yes("q" + std::to_string((i * 13 + j * 29 + 3) % 64))}),
                       Level::soon, Destination::surgery);
    const TopicProof result = proof(build.library());
    BOOST_REQUIRE(gaveUp(result));
    BOOST_TEST(!result.proven());
    BOOST_TEST(result.findings.front().topic == "cough");
    BOOST_TEST(result.findings.front().what.find(" more than ") != std::string::npos, result.findings.front().what);
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "support/findings.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Property;
using test::SmallContent;
using test::theOnly;

namespace {

Library library() {
    return SmallContent()
        .topic("cough", R"json({
          "questions": [{"linkId": "fever", "type": "boolean"}, {"linkId": "long", "type": "boolean"}],
          "rules": [{"id": "hot", "when": "fever and age_years >= 65", "level": "urgent", "destination": "surgery"},
                    {"id": "long", "when": "long", "level": "routine", "destination": "surgery"}],
          "default": {"cases": [{"when": "long = false"}]}
        })json")
        .library();
}

std::string whatOf(const analysis::ProofOptions& options) {
    const Library content = library();
    const auto proof = analysis::proveTopic(content, *content.topic("cough"), options);
    BOOST_TEST(!proof.proven());
    return theOnly(proof, Property::withinLimits, "cough").what;
}

} // namespace

// A proof that stops early says so, in place of anything that it may have found or not found until then.
BOOST_AUTO_TEST_SUITE(proof_within_limits)

BOOST_AUTO_TEST_CASE(enough_of_everything) {
    BOOST_TEST(test::found(library()) == "");
}

BOOST_AUTO_TEST_CASE(too_few_nodes) {
    analysis::ProofOptions options;
    options.diagrams.nodes = 20;
    BOOST_TEST(whatOf(options) == "The diagrams need more than 20 nodes.");
}

BOOST_AUTO_TEST_CASE(too_few_steps_wherever_they_end) {
    analysis::ProofOptions options;
    options.diagrams.steps = 10;
    BOOST_TEST(whatOf(options) == "The proof needs more than 10 steps.");
    // From one step to enough: it is never proven by half.
    const Library content = library();
    bool proven = false;
    for (options.diagrams.steps = 64; !proven && options.diagrams.steps < 1'000'000; options.diagrams.steps *= 2) {
        const auto proof = analysis::proveTopic(content, *content.topic("cough"), options);
        proven = proof.proven();
        if (!proven)
            theOnly(proof, Property::withinLimits, "cough");
    }
    BOOST_TEST(proven);
}

BOOST_AUTO_TEST_CASE(too_few_moments_of_journeys) {
    analysis::ProofOptions options;
    options.journeys.nodes = 5;
    BOOST_TEST(whatOf(options) == "The journeys need more than 5 nodes.");
}

BOOST_AUTO_TEST_CASE(given_up) {
    const std::atomic<bool> cancelled = true;
    analysis::ProofOptions options;
    options.cancelled = &cancelled;
    BOOST_TEST(whatOf(options) == "The proof was given up.");
    const Library content = library();
    const auto proof = analysis::proveLibrary(content, options);
    BOOST_TEST(!proof.proven());
}

BOOST_AUTO_TEST_CASE(a_library_with_a_topic_beyond_the_limits_is_not_proven) {
    analysis::ProofOptions options;
    options.diagrams.steps = 10;
    options.threads = 2;
    const auto proof = analysis::proveLibrary(library(), options);
    BOOST_TEST(!proof.proven());
    for (const auto& topic : proof.topics)
        theOnly(topic, Property::withinLimits, library().topics[topic.topic].id);
}

BOOST_AUTO_TEST_SUITE_END()

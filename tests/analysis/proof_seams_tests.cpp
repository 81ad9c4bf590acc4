// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"
#include "support/findings.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Finding;
using analysis::JourneyGraph;
using analysis::Property;
using analysis::TopicCase;
using analysis::TopicProof;
using analysis::TopicTable;
using test::found;
using test::replayed;
using test::SmallContent;
using test::theOnly;

// Some properties hold by construction, whatever the content says: no library can break them. Here one engine is given
// something else than the other, so that the comparison is seen to find it, with a small example.
namespace {

Library content(const std::string& levelOfHot = "urgent", const std::string& unsure = "\"same\"") {
    return SmallContent()
        .topic("cough", R"json({
          "questions": [{"linkId": "fever", "text": "Do you have a fever?", "type": "boolean", "unsure": true},
                        {"linkId": "long", "text": "Is it long?", "type": "boolean"}],
          "rules": [{"id": "hot", "when": "fever and age_years >= 65", "level": ")json" +
                            levelOfHot + R"json(", "destination": "surgery", "unsure": )json" + unsure + R"json(},
                    {"id": "long", "when": "long", "level": "routine", "destination": "self-referral"}],
          "default": {"cases": [{"when": "long = false"}]}
        })json")
        .library();
}

struct Engines {
    explicit Engines(Library read)
        : library(std::move(read)), topic(*library.topic("cough")), table(library, topic, {}),
          journeys(walkAllJourneys(table.space(), topic)) {}

    Library library;
    std::uint32_t topic;
    TopicTable table;
    JourneyGraph journeys;
};

/// What one property's proof finds when it works on these.
template <class Prove>
TopicProof proofOf(const Library& library, const TopicTable& table, const JourneyGraph& journeys, const Prove& prove) {
    TopicProof proof;
    proof.topic = table.topic();
    analysis::ProofOptions options;
    prove(TopicCase{library, table, journeys, options, proof});
    return proof;
}

} // namespace

BOOST_AUTO_TEST_SUITE(proof_by_comparison)

BOOST_AUTO_TEST_CASE(engines_that_agree) {
    const Engines engines(content());
    for (const auto& prove : {analysis::proveJourneysAgree, analysis::proveFloorsAreKept, analysis::proveUnsure})
        BOOST_TEST(found(proofOf(engines.library, engines.table, engines.journeys, prove)) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_changed_after_the_journeys_were_walked) {
    const Engines before(content("urgent"));
    const Engines after(content("soon"));
    const TopicProof proof = proofOf(after.library, after.table, before.journeys, analysis::proveJourneysAgree);
    const Finding finding = theOnly(proof, Property::journeyAgrees, "cough");
    BOOST_TEST(finding.what == "Asking only what matters ends elsewhere than asking everything.");
    BOOST_TEST(replayed(after.library, finding) == "soon surgery: cough/hot");
    // The smallest example: nothing is ticked or said beyond what the rule reads.
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have a fever? yes.");
}

BOOST_AUTO_TEST_CASE(a_table_made_before_a_rule_changed) {
    const Engines before(content("urgent", "\"same\""));
    const Engines after(content("urgent", R"({"level": "soon", "destination": "surgery"})"));
    const TopicProof proof = proofOf(before.library, before.table, after.journeys, analysis::proveJourneysAgree);
    const Finding finding = theOnly(proof, Property::journeyAgrees, "cough");
    BOOST_TEST(replayed(before.library, finding) == "urgent surgery: cough/hot");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have a fever? not sure.");
}

BOOST_AUTO_TEST_CASE(a_journey_that_ends_elsewhere_at_one_moment) {
    Engines engines(content());
    const auto urgent =
        std::find_if(engines.journeys.nodes.begin(), engines.journeys.nodes.end(),
                     [](const auto& node) { return node.ends() && node.rank && node.rank->level == Level::urgent; });
    BOOST_REQUIRE((urgent != engines.journeys.nodes.end()));
    urgent->destinations.add(Destination::nhs111);
    const TopicProof proof = proofOf(engines.library, engines.table, engines.journeys, analysis::proveJourneysAgree);
    // Neither does anything explain the destination that it now has too much.
    BOOST_TEST(found(proof) == "journey-agrees cough cough\nreasons-given cough cough\n");
}

BOOST_AUTO_TEST_CASE(a_destination_without_a_reason) {
    Engines engines(content());
    for (JourneyGraph::Node& node : engines.journeys.nodes)
        if (node.destinations.has(Destination::selfReferral))
            node.explained = {};
    const TopicProof proof = proofOf(engines.library, engines.table, engines.journeys, analysis::proveJourneysAgree);
    const Finding finding = theOnly(proof, Property::reasonsGiven, "cough");
    BOOST_TEST(finding.what == "An outcome has a destination without a reason.");
    BOOST_TEST(replayed(engines.library, finding) == "routine self-referral: cough/long");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Is it long? yes.");
}

BOOST_AUTO_TEST_CASE(a_rule_that_acts_above_the_outcome) {
    // A rule of "Still need help?" counted as if it were asked on the way.
    Engines engines(content());
    Library counted = engines.library;
    for (Rule& rule : counted.rules)
        if (rule.id == "still_need_help/worse_now")
            rule.phase = Phase::triage;
    const TopicProof proof = proofOf(counted, engines.table, engines.journeys, analysis::proveFloorsAreKept);
    const Finding finding = theOnly(proof, Property::floorsKept, "still_need_help/worse_now");
    BOOST_TEST(finding.what == "The rule acts, and the outcome is below it.");
    BOOST_TEST(replayed(engines.library, finding) == "self-care home: cough/default");
}

BOOST_AUTO_TEST_CASE(not_sure_below_what_the_rule_declares) {
    const Engines lower(content("urgent", R"({"level": "soon", "destination": "surgery"})"));
    const Library same = content("urgent", "\"same\"");
    const TopicProof proof = proofOf(same, lower.table, lower.journeys, analysis::proveUnsure);
    const Finding finding = theOnly(proof, Property::unsureAsDeclared, "cough/hot");
    BOOST_TEST(finding.what == "The rule is unknown, and the outcome is below what it declares for that.");
    BOOST_TEST(replayed(lower.library, finding) == "soon surgery: cough/hot");
    BOOST_TEST(finding.patient->words == "Who needs help? Me. 65 years. Do you have a fever? not sure.");
}

BOOST_AUTO_TEST_SUITE_END()

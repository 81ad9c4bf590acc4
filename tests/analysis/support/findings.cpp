// SPDX-License-Identifier: Apache-2.0
#include "support/findings.hpp"

#include "core/page_json.hpp"

#include <boost/test/unit_test.hpp>

namespace signpost::test {
namespace {

using analysis::Finding;

std::string lineOf(const Finding& finding) {
    return std::string(name(finding.property)) + ' ' + finding.topic + ' ' + finding.subject + '\n';
}

Finding only(const std::vector<Finding>& findings, analysis::Property property, std::string_view topic,
             std::string_view subject) {
    std::string all;
    for (const Finding& finding : findings)
        all += lineOf(finding);
    BOOST_REQUIRE_EQUAL(all, lineOf({property, std::string(topic), std::string(subject), {}, {}}));
    return findings.front();
}

std::vector<Finding> allOf(const analysis::LibraryProof& proof) {
    std::vector<Finding> all;
    for (const analysis::TopicProof& topic : proof.topics)
        all.insert(all.end(), topic.findings.begin(), topic.findings.end());
    all.insert(all.end(), proof.findings.begin(), proof.findings.end());
    return all;
}

} // namespace

std::string found(const analysis::TopicProof& proof) {
    std::string all;
    for (const Finding& finding : proof.findings)
        all += lineOf(finding);
    BOOST_TEST(proof.proven() == all.empty());
    return all;
}

std::string found(const analysis::LibraryProof& proof) {
    std::string all;
    for (const Finding& finding : allOf(proof))
        all += lineOf(finding);
    BOOST_TEST(proof.proven() == all.empty());
    return all;
}

analysis::LibraryProof proof(const Library& library) {
    analysis::ProofOptions options;
    options.threads = 1;
    return analysis::proveLibrary(library, options);
}

std::string found(const Library& library) {
    return found(proof(library));
}

Finding theOnly(const Library& library, analysis::Property property, std::string_view topic, std::string_view subject) {
    return only(allOf(proof(library)), property, topic, subject);
}

Finding theOnly(const analysis::TopicProof& proof, analysis::Property property, std::string_view subject) {
    BOOST_REQUIRE(!proof.findings.empty());
    return only(proof.findings, property, proof.findings.front().topic, subject);
}

std::string replayed(const Library& library, const Finding& finding) {
    BOOST_REQUIRE(finding.patient.has_value());
    const analysis::Patient& patient = *finding.patient;
    Journey journey(library);
    for (const GivenAnswer& answer : patient.answers)
        BOOST_REQUIRE_MESSAGE(!journey.answer(answer.linkId, answer.text), answer.linkId + " takes no " + answer.text);
    BOOST_REQUIRE(journey.next().step == Step::outcome);
    const Outcome outcome = journey.outcome();
    BOOST_TEST((outcome.rank == patient.rank));
    BOOST_TEST((outcome.destinations == patient.destinations));
    std::string text(name(outcome.rank.level));
    outcome.destinations.each([&](Destination each) { text += ' ' + std::string(name(each)); });
    text += ':';
    std::vector<std::string> reasons;
    for (const Reason& reason : outcome.reasons) {
        reasons.push_back(reasonId(library, reason));
        text += ' ' + reasons.back();
    }
    BOOST_TEST(reasons == patient.reasons, boost::test_tools::per_element());
    return text;
}

} // namespace signpost::test

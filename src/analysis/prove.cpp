// SPDX-License-Identifier: Apache-2.0
#include "analysis/prove.hpp"

#include "analysis/properties/topic_case.hpp"

#include <algorithm>
#include <array>

namespace signpost::analysis {
namespace {

bool cancelled(const ProofOptions& options) {
    return options.cancelled != nullptr && options.cancelled->load();
}

/// By variable and value: each box is ticked, and each "not sure" chosen, by one in twenty; otherwise every answer is
/// as likely as the next. A yardstick for the length of journeys, and no more.
std::vector<std::vector<double>> plainShares(const PatientSpace& space) {
    constexpr double seldom = 0.05;
    std::vector<std::vector<double>> shares;
    for (const Variable& variable : space.variables()) {
        if (variable.kind == Variable::Kind::box || variable.kind == Variable::Kind::unsure) {
            shares.push_back({1 - seldom, seldom});
            continue;
        }
        const double unsure = variable.lastIsUnsure ? seldom : 0;
        double total = 0;
        for (std::uint32_t value = 0; value < variable.answers(); ++value)
            total += static_cast<double>(variable.weights[value]);
        std::vector<double> its;
        for (std::uint32_t value = 0; value < variable.answers(); ++value)
            its.push_back((1 - unsure) * static_cast<double>(variable.weights[value]) / total);
        if (variable.lastIsUnsure)
            its.push_back(unsure);
        shares.push_back(std::move(its));
    }
    return shares;
}

std::string whichLimit(const Diagrams& diagrams, const ProofOptions& options) {
    switch (diagrams.exhausted()) {
    case Diagrams::Exhausted::nodes:
        return "The diagrams need more than " + std::to_string(options.diagrams.nodes) + " nodes.";
    case Diagrams::Exhausted::steps:
        return "The proof needs more than " + std::to_string(options.diagrams.steps) + " steps.";
    default:
        return "The proof was given up.";
    }
}

void countParts(const Library& library, TopicProof& proof) {
    const Topic& topic = library.topics[proof.topic];
    for (const std::uint32_t question : topic.questions)
        if (library.questions[question].phase == Phase::triage && library.questions[question].input == Input::patient)
            ++proof.questions;
    for (const std::uint32_t rule : topic.rules)
        if (library.rules[rule].id.starts_with(topic.id + "/"))
            ++proof.rules;
}

constexpr std::array provers = {proveRulesDecide,         proveRulesDiffer,   proveDefaultIsListed,
                                proveQuestionsMatter,     proveJourneysAgree, proveBandsAreKept,
                                proveInvariants,          proveMonotone,      proveUnsure,
                                proveFloorsAreKept,       proveSafetyNet,     proveLettersAreComplete,
                                proveServicesAreEligible, proveOnline111};

} // namespace

TopicProof proveTopic(const Library& library, std::uint32_t topic, const ProofOptions& options) {
    TopicProof proof;
    proof.topic = topic;
    countParts(library, proof);
    const auto giveUp = [&](const std::string& why) {
        proof.findings = {{Property::withinLimits, library.topics[topic].id, library.topics[topic].id, why, {}}};
    };
    const TopicTable table(library, topic, options.diagrams);
    if (table.diagrams().exhausted() != Diagrams::Exhausted::no) {
        giveUp(whichLimit(table.diagrams(), options));
        return proof;
    }
    const JourneyGraph journeys = walkAllJourneys(table.space(), topic, options.journeys);
    if (!journeys.complete) {
        giveUp("The journeys need more than " + std::to_string(options.journeys.nodes) + " nodes.");
        return proof;
    }
    proof.answerSets = table.patients(table.possible());
    proof.longest = journeys.longest();
    proof.mean = journeys.mean(plainShares(table.space()));
    proof.journeyNodes = journeys.nodes.size();
    const TopicCase here{library, table, journeys, options, proof};
    for (const auto& prove : provers) {
        prove(here);
        if (table.diagrams().nodes() > table.diagrams().nodeLimit() / 2)
            table.diagrams().forgetOthers(table.kept());
        if (cancelled(options) || table.diagrams().exhausted() != Diagrams::Exhausted::no) {
            giveUp(whichLimit(table.diagrams(), options));
            break;
        }
    }
    proof.diagramNodes = table.diagrams().mostNodes();
    return proof;
}

} // namespace signpost::analysis

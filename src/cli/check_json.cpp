// SPDX-License-Identifier: Apache-2.0
#include "cli/check.hpp"
#include "cli/patient_json.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace signpost::cli {
namespace {

using analysis::Finding;
using analysis::TopicProof;
using authoring::Problem;
using Json = nlohmann::ordered_json;

Json problemsJson(const Checked& checked) {
    Json problems = Json::array();
    for (const Problem& problem : checked.content.problems)
        problems.push_back({{"code", name(problem.code)},
                            {"warning", isWarning(problem.code)},
                            {"file", problem.place.file},
                            {"line", problem.place.line},
                            {"column", problem.place.column},
                            {"pointer", problem.place.pointer},
                            {"reason", problem.reason},
                            {"suggestion", problem.suggestion}});
    return problems;
}

Json topicJson(const Topic& topic, const Checked& checked) {
    const Library& library = checked.content.library;
    return {{"id", topic.id},
            {"questions", questionsOf(topic, library)},
            {"rules", topic.rules.size()},
            {"ownRules", ownRulesOf(topic, library)},
            {"vignettes", vignettesOf(topic, checked.content)}};
}

Json topicsJson(const Checked& checked) {
    const Library& library = checked.content.library;
    Json topics = Json::array();
    if (!checked.proof) {
        for (const Topic& topic : library.topics)
            topics.push_back(topicJson(topic, checked));
        return topics;
    }
    for (const TopicProof& proof : checked.proof->topics) {
        Json topic = topicJson(library.topics[proof.topic], checked);
        topic["verdict"] = verdict(proof);
        // A proof that was given up has counted nothing.
        if (!proof.answerSets.isZero()) {
            topic["answerSets"] = proof.answerSets.text();
            topic["longest"] = proof.longest;
            topic["mean"] = proof.mean;
            topic["journeyNodes"] = proof.journeyNodes;
            topic["diagramNodes"] = proof.diagramNodes;
        }
        topics.push_back(std::move(topic));
    }
    return topics;
}

Json findingsJson(const Checked& checked) {
    Json findings = Json::array();
    for (const Finding* finding : checked.findings()) {
        Json json = {{"property", name(finding->property)}, {"statement", statement(finding->property)}};
        if (!finding->topic.empty())
            json["topic"] = finding->topic;
        json["subject"] = finding->subject;
        json["what"] = finding->what;
        if (finding->patient)
            json["patient"] = patientJson(*finding->patient, checked.folder);
        findings.push_back(std::move(json));
    }
    return findings;
}

Json exemptJson(const Checked& checked) {
    Json exempt = Json::array();
    for (const TopicProof& proof : checked.proof->topics)
        for (const auto& [invariant, because] : proof.exempt)
            exempt.push_back({{"invariant", invariant},
                              {"topic", checked.content.library.topics[proof.topic].id},
                              {"because", because}});
    return exempt;
}

} // namespace

void printJson(const Checked& checked, std::ostream& out) {
    Json json = {
        {"usable", checked.content.usable}, {"problems", problemsJson(checked)}, {"topics", topicsJson(checked)}};
    if (checked.proof) {
        json["proven"] = checked.proof->proven();
        json["findings"] = findingsJson(checked);
        json["ignored"] = Json::array();
        for (const auto& [rule, because] : checked.ignored())
            json["ignored"].push_back({{"rule", rule}, {"because", because}});
        json["exempt"] = exemptJson(checked);
    }
    // Texts of content that is not UTF-8 are quoted in problems; what can't be said is replaced.
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace signpost::cli

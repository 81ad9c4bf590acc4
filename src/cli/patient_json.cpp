// SPDX-License-Identifier: Apache-2.0
#include "cli/patient_json.hpp"

#include "cli/answers_line.hpp"

namespace signpost::cli {

nlohmann::ordered_json patientJson(const analysis::Patient& patient, const std::string& folder) {
    using Json = nlohmann::ordered_json;
    Json answers = Json::array();
    for (const GivenAnswer& answer : patient.answers)
        answers.push_back({answer.linkId, answer.text});
    Json json = {{"words", patient.words}, {"answers", std::move(answers)}, {"level", name(patient.rank.level)}};
    if (patient.rank.withinMinutes)
        json["within"] = *patient.rank.withinMinutes;
    json["destinations"] = Json::array();
    patient.destinations.each([&](Destination each) { json["destinations"].push_back(name(each)); });
    json["rules"] = patient.reasons;
    json["command"] = playCommandFor(folder, patient);
    return json;
}

} // namespace signpost::cli

// SPDX-License-Identifier: Apache-2.0
#include "analysis/properties/topic_case.hpp"

#include "analysis/patient.hpp"

namespace signpost::analysis {

const RuleNotes& TopicCase::notes(std::uint32_t rule) const {
    static const RuleNotes none;
    return rule < library.ruleNotes.size() ? library.ruleNotes[rule] : none;
}

bool TopicCase::own(const std::string& id) const {
    return id.starts_with(topic().id + "/");
}

void TopicCase::mustBeEmpty(Set failing, Property property, const std::string& subject, const std::string& what,
                            bool asksAnyway) const {
    if (const auto example = table.example(failing))
        report(property, subject, what, walk(table.space(), table.topic(), *example, asksAnyway));
}

void TopicCase::report(Property property, const std::string& subject, const std::string& what,
                       std::optional<Patient> patient) const {
    proof.findings.push_back({property, topic().id, subject, what, std::move(patient)});
}

} // namespace signpost::analysis

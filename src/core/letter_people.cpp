// SPDX-License-Identifier: Apache-2.0
#include "core/letter_parts.hpp"

#include <algorithm>
#include <iterator>

namespace signpost {
namespace {

void writeName(JsonWriter& json, std::string_view text) {
    if (text.empty())
        return;
    json.key("name");
    json.array([&] { json.object([&] { json.member("text", text); }); });
}

/// Self-entered: 03, trace required. Never 01: nobody has verified it (UK Core, NHS number verification status).
void writeNhsNumber(JsonWriter& json, std::string_view said) {
    std::string digits;
    std::copy_if(said.begin(), said.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty())
        return;
    json.key("identifier");
    json.array([&] {
        json.object([&] {
            json.key("extension");
            json.array([&] {
                json.object([&] {
                    json.member("url", "https://fhir.hl7.org.uk/StructureDefinition/"
                                       "Extension-UKCore-NHSNumberVerificationStatus");
                    json.key("valueCodeableConcept");
                    json.object([&] {
                        json.key("coding");
                        json.array([&] {
                            json.object([&] {
                                json.member("system", "https://fhir.hl7.org.uk/CodeSystem/"
                                                      "UKCore-NHSNumberVerificationStatusEngland");
                                json.member("code", "03");
                                json.member("display", "Trace required");
                            });
                        });
                    });
                });
            });
            json.member("system", "https://fhir.nhs.uk/Id/nhs-number");
            json.member("value", digits);
        });
    });
}

void writeContacts(JsonWriter& json, const LetterContext& letter) {
    const auto phone = letter.said("phone");
    const auto email = letter.said("email");
    if (phone.empty() && email.empty())
        return;
    json.key("telecom");
    json.array([&] {
        const auto contact = [&](std::string_view system, std::string_view value) {
            if (!value.empty())
                json.object([&] {
                    json.member("system", system);
                    json.member("value", value);
                });
        };
        contact("phone", phone);
        contact("email", email);
    });
}

} // namespace

void writePatient(JsonWriter& json, const LetterContext& letter) {
    json.object([&] {
        writeResourceHead(json, "Patient", letter.patient());
        writeNhsNumber(json, letter.said("nhs_number"));
        writeName(json, letter.said("name"));
        // Somebody who writes for a patient gives their own number.
        if (!letter.proxy)
            writeContacts(json, letter);
        json.memberUnlessEmpty("birthDate", letter.said("birth_date"));
        if (const auto postcode = letter.said("postcode"); !postcode.empty()) {
            json.key("address");
            json.array([&] { json.object([&] { json.member("postalCode", postcode); }); });
        }
    });
}

void writeRelatedPerson(JsonWriter& json, const LetterContext& letter) {
    json.object([&] {
        writeResourceHead(json, "RelatedPerson", letter.relatedPerson());
        writeReference(json, "patient", letter.patient());
        writeName(json, letter.said("writer"));
        writeContacts(json, letter);
    });
}

} // namespace signpost

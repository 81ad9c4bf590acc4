// SPDX-License-Identifier: Apache-2.0
#include "signpost/letter.hpp"

#include "core/letter_parts.hpp"

namespace signpost {

std::string_view LetterContext::said(std::string_view linkId) const {
    const auto question = journey.library().question(linkId);
    if (!question || journey.answers()[*question].kind != Answer::Kind::text)
        return {};
    return journey.answers()[*question].text;
}

void writeResourceHead(JsonWriter& json, std::string_view type, std::string_view id) {
    json.member("resourceType", type);
    json.member("id", id);
    json.key("meta");
    json.object([&] {
        json.key("profile");
        json.array([&] { json.value("https://fhir.hl7.org.uk/StructureDefinition/UKCore-" + std::string(type)); });
    });
}

void writeReference(JsonWriter& json, std::string_view key, std::string_view uuid) {
    json.key(key);
    json.object([&] { json.member("reference", "urn:uuid:" + std::string(uuid)); });
}

void writeIdentifier(JsonWriter& json, std::string_view system, std::string_view value) {
    json.object([&] {
        json.member("system", system);
        json.member("value", value);
    });
}

std::optional<std::string> letterJson(const Journey& journey, const Stamp& stamp) {
    if (journey.next().step != Step::check)
        return std::nullopt;
    const LetterContext letter{journey, stamp, journey.who() != Who::me};
    JsonWriter json;
    const auto entry = [&](std::string_view uuid, auto write) {
        json.object([&] {
            json.member("fullUrl", "urn:uuid:" + std::string(uuid));
            json.key("resource");
            write(json, letter);
        });
    };
    json.object([&] {
        writeResourceHead(json, "Bundle", letter.bundle());
        json.key("identifier");
        writeIdentifier(json, "urn:ietf:rfc:3986", "urn:uuid:" + stamp.key);
        json.member("type", "message");
        json.member("timestamp", stamp.time);
        json.key("entry");
        json.array([&] {
            entry(letter.header(), writeMessageHeader);
            entry(letter.task(), writeTask);
            entry(letter.response(), writeQuestionnaireResponse);
            entry(letter.patient(), writePatient);
            if (letter.proxy)
                entry(letter.relatedPerson(), writeRelatedPerson);
        });
    });
    return json.take();
}

} // namespace signpost

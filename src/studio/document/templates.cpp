// SPDX-License-Identifier: Apache-2.0
#include "studio/document/templates.hpp"

#include "studio/document/edits.hpp"
#include "studio/document/layout.hpp"
#include "studio/document/name_complaints.hpp"
#include "studio/document/scratch.hpp"
#include "studio/document/template_texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

constexpr std::array all = {
    Template{
        "adult", "A complaint of adults",
        "Red flags, how long it has lasted, self-care, and the surgery for what lasts. From the age of 16: babies and "
        "children need questions about fever and about how ill they are."},
    Template{"administration", "Something for reception",
             "A question to reception, never put on a clinician's list, and a way to do it without asking."},
};

std::string filled(std::string_view text, std::string_view id, std::string_view title, std::string_view today) {
    // Inside the quotes of a JSON text.
    const std::string quoted = jsonText(title);
    const std::array<std::pair<std::string_view, std::string_view>, 3> blanks = {
        {{"@id@", id}, {"@title@", std::string_view(quoted).substr(1, quoted.size() - 2)}, {"@today@", today}}};
    std::string result;
    while (!text.empty()) {
        const auto blank =
            std::find_if(blanks.begin(), blanks.end(), [&](const auto& each) { return text.starts_with(each.first); });
        result += blank == blanks.end() ? text.substr(0, 1) : blank->second;
        text.remove_prefix(blank == blanks.end() ? 1 : blank->first.size());
    }
    return result;
}

} // namespace

std::span<const Template> templates() {
    return all;
}

Edited newTopic(const LibraryDocument& document, std::string_view templateId, std::string_view id,
                std::string_view title, std::string_view today) {
    if (std::none_of(all.begin(), all.end(), [&](const Template& each) { return each.id == templateId; }))
        return Refusal{"there is no template " + std::string(templateId)};
    const std::string topic = "topics/" + std::string(id) + ".json";
    const std::string vignettes = "vignettes/" + std::string(id) + ".json";
    if (document.bytes(topic) != nullptr || document.bytes(vignettes) != nullptr)
        return Refusal{std::string(id) + " is taken already"};
    if (title.find_first_not_of(' ') == std::string_view::npos)
        return Refusal{"a topic needs a title"};
    using namespace template_texts;
    const bool adult = templateId == "adult";
    const auto fill = [&](std::string_view text) { return filled(text, id, title, today); };
    Scratch scratch(document);
    scratch.make(setBytes(scratch.document(), topic, fill(adult ? adultTopic : administrationTopic)));
    scratch.make(setBytes(scratch.document(), vignettes, fill(adult ? adultVignettes : administrationVignettes)));
    if (scratch.refused())
        return scratch.take({});
    if (const auto complaint = newNameComplaint(document.files(), scratch.document().files()))
        return Refusal{*complaint};
    return scratch.take("New topic " + std::string(id));
}

} // namespace signpost::studio

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/guide.hpp"

#include <algorithm>
#include <array>

namespace signpost::studio {
namespace {

using authoring::Node;

std::size_t lengthOf(const LibraryDocument& document, const std::string& path, std::string_view list) {
    const Node* node = document.find(path, list);
    return node == nullptr ? 0 : node->children.size();
}

std::string topicFile(const std::string& topic) {
    return "topics/" + topic + ".json";
}

bool mentions(const LibraryDocument& document, const std::string& topic, std::string_view text) {
    const std::string* bytes = document.bytes(topicFile(topic));
    return bytes != nullptr && bytes->find(text) != std::string::npos;
}

bool exists(const LibraryDocument& document, const std::string& topic) {
    return document.bytes(topicFile(topic)) != nullptr;
}
bool isFound(const LibraryDocument& document, const std::string& topic) {
    return lengthOf(document, topicFile(topic), "/search") >= 3;
}
// The templates say what is to be replaced; what still says so has not been written.
bool hasOwnSigns(const LibraryDocument& document, const std::string& topic) {
    return exists(document, topic) && !mentions(document, topic, "Write where these signs come from");
}
bool hasSources(const LibraryDocument& document, const std::string& topic) {
    return exists(document, topic) && !mentions(document, topic, "\"Write the guideline") &&
           !mentions(document, topic, "\"Write who decided");
}
bool hasVignettes(const LibraryDocument& document, const std::string& topic) {
    return lengthOf(document, "vignettes/" + topic + ".json", "/vignettes") >= 8;
}
bool isHandedOver(const LibraryDocument& document, const std::string& topic) {
    const Node* status = document.find(topicFile(topic), "/status");
    return status != nullptr && (status->text == "in-review" || status->text == "approved");
}

constexpr std::array steps = {
    GuideStep{
        "Begin a topic",
        "Choose New topic, then a template, and give it a short name and a title that patients would use. It begins as "
        "content that already works; you replace its words by yours.",
        Panel::library, exists},
    GuideStep{
        "Say what people call it",
        "Write how patients say it, in their own words and spellings. Three to begin with; more come from listening at "
        "the front desk.",
        Panel::library, isFound},
    GuideStep{
        "Ask about the danger signs",
        "Put your red flags into the checklist, one sign an option, and say where they come from. \"None of these\" "
        "stands last and is not counted.",
        Panel::questions, hasOwnSigns},
    GuideStep{"Write the rules",
              "Each rule says who, how soon, and where to. Tell the patient why in plain words, and yourself by which "
              "guideline. The most urgent rule that holds decides, so their order does not matter.",
              Panel::rules, hasSources},
    GuideStep{
        "Look at every patient",
        "Every possible patient has been checked while you typed. Where something is wrong, one of them is shown: load "
        "them into the preview, and mend the rule or the question.",
        Panel::everyPatient, nullptr},
    GuideStep{
        "Be the patient",
        "Answer the questions in the preview, on a phone's width too. Is each question one that you could answer, and "
        "is the advice what you would say in the surgery?",
        Panel::preview, nullptr},
    GuideStep{
        "Write patients in words",
        "Think of eight patients, three of them with next to nothing, and of both sides of each threshold. Say where "
        "each should end before you look where they do.",
        Panel::vignettes, hasVignettes},
    GuideStep{"Hand it over",
              "Set the status to in-review. Two people sign it: you, and a second clinician with a key of their own. A "
              "letter "
              "changed afterwards voids both.",
              Panel::review, isHandedOver},
};

struct Help {
    std::string_view field;
    std::string_view text;
};
constexpr std::array helps = {
    Help{"topic.title", "What it is called in lists and search results: a patient's words, not a diagnosis."},
    Help{"topic.search",
         "How people say it, besides the title: everyday words, slang, common misspellings are found anyway."},
    Help{"topic.audience",
         "Who is offered the topic, as a condition over age and the other first questions. Empty: everybody."},
    Help{"topic.sensitive", "The page then shows \"Leave this page quickly\"."},
    Help{"topic.kind", "Clinical, or administration: that goes to reception and never onto a clinician's list."},
    Help{"topic.reading", "Pages to read on, such as the NHS website's."},
    Help{"question.linkId",
         "The name that conditions use. It means one thing in the whole library. Renaming it here renames it "
         "everywhere."},
    Help{"question.text",
         "One question in at most 20 words, to \"you\". Write other words for a child's parent and for somebody "
         "who asks for another person, where \"you\" would be wrong."},
    Help{"question.hint", "How to check it: press a glass on the rash; count for a minute."},
    Help{"question.why", "Why it is asked, if that may puzzle or worry."},
    Help{"question.type", "Yes or no, one choice, a checklist, or a number. A checklist asks many signs at once."},
    Help{"question.answerOption",
         "From mild to severe, so that the proof can tell what is worse. A checklist ends with \"None of "
         "these\"."},
    Help{"option.text",
         "One answer or one sign, in the words of somebody who has it. It begins in lower case on a checklist."},
    Help{"option.hint", "What counts and what does not: \"A teething baby who dribbles but swallows does not count\"."},
    Help{"question.unsure",
         "Offers \"I'm not sure\". Keep it rare: a hint that says how to check is better, and red flags are "
         "checklists without it."},
    Help{"question.band", "Red flags come first, then what is urgent, then the rest."},
    Help{"question.enableWhen",
         "When it is asked at all, as a condition over earlier questions. True or unknown: it is asked."},
    Help{"question.worse",
         "Which answers are worse, so that it can be proven that a worse answer never lowers the outcome."},
    Help{"question.source", "Where the sign or the threshold comes from."},
    Help{"rule.when",
         "Whom it is about: list contains(signs, \"rash\") and age_years < 5. Completion offers names and answers."},
    Help{"rule.level", "How urgent. The most urgent rule that holds decides; nothing lowers it."},
    Help{"rule.within", "How soon, where the source says so: 2 hours, 3 days."},
    Help{"rule.destination", "Where to. Ambulance goes with call-999 and with nothing else."},
    Help{"rule.because", "Why, to the patient: plain words, no blame, no diagnosis."},
    Help{"rule.source", "The guideline, its section and its year."},
    Help{"rule.unsure",
         "What the rule does if an answer was \"not sure\". Left out, 999 and A&E become urgent, the others stand, "
         "and self-care does not hold."},
    Help{"default.cases",
         "Who ends here, said from their side: how long, how mild, which signs are absent. The proof shows that "
         "nobody else does."},
    Help{"advice.kind",
         "What to do, what to avoid, medicines, how long it lasts, what to watch for, when to get help."},
    Help{"advice.levels",
         "At which outcomes it is shown. Each level below 999 that a topic ends at needs something to watch for "
         "or when to get help."},
    Help{"advice.when", "For whom, as a condition; empty: for all at these levels."},
    Help{"advice.text", "What you would say at the door, in short sentences. A child of 9 should understand it."},
    Help{"vignette.patient", "A patient in words, described and never named: age, what they say, what matters."},
    Help{"vignette.words", "What the patient types first, if that matters: red-flag phrases are looked for in it."},
    Help{"vignette.expect", "Where such a patient should end. Decide before you look."},
    Help{"vignette.trivial", "Such a patient should never need more than self-care."},
    Help{"translation.text",
         "In the language's own words. Where the English changes, it is marked as stale until you look again."},
};

} // namespace

std::span<const GuideStep> guide() {
    return steps;
}

std::string_view helpFor(std::string_view field) {
    const auto* found = std::find_if(helps.begin(), helps.end(), [&](const Help& each) { return each.field == field; });
    return found == helps.end() ? std::string_view() : found->text;
}

} // namespace signpost::studio

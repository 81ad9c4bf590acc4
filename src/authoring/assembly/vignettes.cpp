// SPDX-License-Identifier: Apache-2.0
#include "authoring/answers.hpp"
#include "authoring/assembly/assembly.hpp"
#include "signpost/answer.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace signpost::authoring {
namespace {

constexpr std::string_view openingHours = "surgery_opens_in";

class VignetteAssembler {
public:
    VignetteAssembler(Problems& problems, const VignetteFileDraft& file, const Library& library)
        : problems_(problems), file_(file), library_(library) {}

    std::vector<Vignette> run() {
        std::vector<Vignette> list;
        const auto topic = file_.topic.given() ? library_.topic(file_.topic.name) : std::nullopt;
        if (!topic) {
            if (file_.topic.given()) {
                std::vector<std::string> known;
                for (const Topic& each : library_.topics) {
                    known.push_back(each.id);
                }
                problems_.add(*file_.topic.node, Code::unknownTopic, "no topic is called \"" + file_.topic.name + "\"",
                              didYouMean(file_.topic.name, known));
            }
            return list;
        }
        take(*topic);
        std::map<std::string, std::string> defaults;
        readAnswers(file_.defaults, defaults);
        for (const VignetteDraft& draft : file_.vignettes) {
            list.push_back(vignette(draft, defaults));
        }
        return list;
    }

private:
    /// The questions and rules of the topic and of those it hands over to.
    void take(std::uint32_t index) {
        if (!topics_.insert(index).second) {
            return;
        }
        const Topic& topic = library_.topics[index];
        questions_.insert(topic.questions.begin(), topic.questions.end());
        rules_.insert(topic.id + "/default");
        for (const std::uint32_t each : topic.rules) {
            const Rule& rule = library_.rules[each];
            rules_.insert(rule.id);
            if (rule.handover != noIndex) {
                take(rule.handover);
            }
        }
    }

    void readAnswers(const std::vector<VignetteDraft::AnswerDraft>& drafts,
                     std::map<std::string, std::string>& answers) {
        for (const auto& [linkId, value] : drafts) {
            const auto index = library_.question(linkId);
            if (!index || !questions_.contains(*index)) {
                std::vector<std::string> known;
                for (const std::uint32_t each : questions_) {
                    known.push_back(library_.questions[each].linkId);
                }
                problems_.addAtKey(*value, Code::unknownQuestion,
                                   "the topic " + file_.topic.name + " does not ask \"" + linkId + "\"",
                                   didYouMean(linkId, known));
                continue;
            }
            const Question& question = library_.questions[*index];
            const auto text = answerTextOf(&question, *value);
            if (!text) {
                problems_.add(*value, Code::badAnswer, "this can't be an answer to \"" + linkId + "\"");
                continue;
            }
            if (question.input == Input::patient) {
                const auto answer = readAnswer(question, *text);
                if (const auto* error = std::get_if<AnswerError>(&answer)) {
                    reportAnswer(question, *value, *text, *error);
                    continue;
                }
            }
            answers[linkId] = *text;
        }
    }

    void reportAnswer(const Question& question, const Node& value, const std::string& text, const AnswerError& error) {
        std::vector<std::string> known;
        for (const Option& option : question.options) {
            known.push_back(option.value);
        }
        std::string suggestion;
        std::istringstream boxes(text);
        for (std::string box; suggestion.empty() && std::getline(boxes, box, ',');) {
            if (std::find(known.begin(), known.end(), box) == known.end()) {
                suggestion = didYouMean(box, known);
            }
        }
        problems_.add(value, Code::badAnswer,
                      "\"" + text + "\" is no answer to \"" + question.linkId +
                          "\": " + (error.detail.empty() ? std::string(error.code) : error.detail),
                      suggestion);
    }

    Vignette vignette(const VignetteDraft& draft, const std::map<std::string, std::string>& defaults) {
        Vignette vignette;
        vignette.id = draft.id;
        vignette.topic = file_.topic.name;
        vignette.patient = draft.patient;
        vignette.trivial = draft.trivial;
        vignette.words = draft.words;
        vignette.answers = defaults;
        readAnswers(draft.answers, vignette.answers);
        vignette.answers.try_emplace(std::string(openingHours), "0");
        vignette.rank = draft.rank;
        vignette.saysWithin = draft.saysWithin;
        vignette.destinations = draft.destinations;
        for (const NameDraft& reason : draft.reasons) {
            addReason(vignette, reason);
        }
        vignette.place = placeOf(*draft.node);
        return vignette;
    }

    /// "airway" is the topic's or an included module's rule; "ill_child/child_red" says which.
    void addReason(Vignette& vignette, const NameDraft& reason) {
        for (const std::string& rule : rules_) {
            if (rule == reason.name || rule == file_.topic.name + "/" + reason.name) {
                vignette.reasons.push_back(rule);
                return;
            }
        }
        for (const std::string& rule : rules_) {
            if (rule.ends_with("/" + reason.name)) {
                vignette.reasons.push_back(rule);
                return;
            }
        }
        std::vector<std::string> known;
        for (const std::string& rule : rules_) {
            known.push_back(rule.substr(rule.find('/') + 1));
        }
        problems_.add(*reason.node, Code::unknownValue,
                      "the topic " + file_.topic.name + " has no rule \"" + reason.name + "\"",
                      didYouMean(reason.name, known));
    }

    Problems& problems_;
    const VignetteFileDraft& file_;
    const Library& library_;
    std::set<std::uint32_t> topics_;
    std::set<std::uint32_t> questions_;
    std::set<std::string> rules_;
};

} // namespace

std::vector<Vignette> assembleVignettes(Problems& problems, const Drafts& drafts, const Library& library) {
    std::vector<Vignette> all;
    for (const VignetteFileDraft& file : drafts.vignettes) {
        auto list = VignetteAssembler(problems, file, library).run();
        all.insert(all.end(), std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
    }
    return all;
}

} // namespace signpost::authoring

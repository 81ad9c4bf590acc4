// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/scoped_conditions.hpp"

#include "signpost/leaves.hpp"

#include <numeric>

namespace signpost::authoring {

Visible visibleIn(const Expansion& order, std::string owner, const Library& library) {
    Visible result;
    result.owner = std::move(owner);
    result.places.assign(library.questions.size(), noIndex);
    result.scores.assign(library.scores.size(), false);
    for (std::size_t i = 0; i < order.questions.size(); ++i) {
        result.places[order.questions[i].question] = static_cast<std::uint32_t>(i);
    }
    for (const PartDraft* module : order.modules) {
        for (const std::uint32_t score : module->scoreIndices) {
            result.scores[score] = true;
        }
    }
    return result;
}

Visible everythingVisible(const Library& library) {
    Visible result;
    result.owner = "the library";
    result.places.resize(library.questions.size());
    std::iota(result.places.begin(), result.places.end(), 0U);
    result.scores.assign(library.scores.size(), true);
    return result;
}

void ScopedConditions::noteAskedQuestions(const Drafts& drafts) {
    asked_.assign(library_.questions.size(), false);
    for (const auto& [id, module] : drafts.modules) {
        noteAsked(module.part);
    }
    for (const auto& [id, topic] : drafts.topics) {
        noteAsked(topic.part);
    }
}

void ScopedConditions::noteAsked(const PartDraft& part) {
    for (const RuleDraft& rule : part.rules) {
        if (const auto found = names_.questions.find(rule.ask.name);
            rule.ask.given() && found != names_.questions.end()) {
            asked_[found->second] = true;
            names_.mayNotApply[found->second] = true;
        }
    }
}

ConditionIndex ScopedConditions::compile(const ConditionDraft& draft, const Scope& scope) {
    const ConditionIndex index = compiler_.compile(draft, scope);
    for (const std::uint32_t question : questionsRead(library_, index)) {
        if (asked_[question]) {
            readers_.push_back({draft.node, question});
        }
    }
    return index;
}

std::uint32_t ScopedConditions::findAsked(const RuleDraft& draft, ConditionIndex when, const Visible& visible) {
    const auto found = names_.questions.find(draft.ask.name);
    if (found == names_.questions.end() || visible.places[found->second] == noIndex) {
        std::vector<std::string> known;
        for (const auto& [linkId, index] : names_.questions) {
            if (visible.places[index] != noIndex) {
                known.push_back(linkId);
            }
        }
        problems_.add(*draft.ask.node, Code::unknownQuestion,
                      visible.owner + " has no question \"" + draft.ask.name + "\"", didYouMean(draft.ask.name, known));
        return noIndex;
    }
    const std::uint32_t index = found->second;
    const Question& question = library_.questions[index];
    const auto bad = [&](const std::string& why) {
        problems_.add(*draft.ask.node, Code::badAsk, "\"" + draft.ask.name + "\" can't be asked: " + why);
    };
    if (question.type != QuestionType::boolean || question.input != Input::patient) {
        bad("it is not a boolean that the patient answers");
    }
    if (question.enableWhen != noCondition) {
        bad("it has an \"enableWhen\" of its own; it applies when the rule is unknown");
    }
    for (const std::uint32_t read : questionsRead(library_, when)) {
        if (visible.places[read] != noIndex && visible.places[read] >= visible.places[index]) {
            bad("it must stand after \"" + library_.questions[read].linkId + "\", which the rule reads");
        }
    }
    return index;
}

void ScopedConditions::checkAskedHaveNoReader() {
    for (const auto& [node, question] : readers_) {
        problems_.add(*node, Code::badAsk,
                      "\"" + library_.questions[question].linkId +
                          "\" is asked by a rule that is unsure, so no condition can read it",
                      "ask a question of its own here");
    }
}

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#include "authoring/expression.hpp"

#include "authoring/answers.hpp"
#include "authoring/conditions/compiler.hpp"
#include "authoring/readers/parts.hpp"
#include "signpost/evaluation.hpp"

#include <numeric>

namespace signpost::authoring {
namespace {

NameTable namesOf(const Library& library) {
    NameTable names;
    for (std::uint32_t i = 0; i < library.questions.size(); ++i) {
        names.questions[library.questions[i].linkId] = i;
        names.mayNotApply.push_back(library.questions[i].enableWhen != noCondition);
    }
    for (std::uint32_t i = 0; i < library.scores.size(); ++i) {
        names.scores[library.scores[i].id] = i;
    }
    for (const Rule& rule : library.rules) {
        if (rule.unsure == WhenUnsure::ask) {
            names.mayNotApply[rule.askQuestion] = true;
        }
    }
    return names;
}

std::vector<std::uint32_t> inOrder(std::size_t size) {
    std::vector<std::uint32_t> places(size);
    std::iota(places.begin(), places.end(), 0U);
    return places;
}

std::optional<std::vector<Answer>> readAnswers(Problems& problems, const Library& library, const Node* given) {
    std::vector<Answer> answers(library.questions.size());
    if (given == nullptr) {
        return answers;
    }
    if (!expect(problems, *given, Node::Kind::object)) {
        return std::nullopt;
    }
    for (const Node* value : given->children) {
        const auto index = library.question(value->key);
        if (!index) {
            std::vector<std::string> known;
            for (const Question& question : library.questions) {
                known.push_back(question.linkId);
            }
            problems.addAtKey(*value, Code::unknownQuestion, "no question is called \"" + value->key + "\"",
                              didYouMean(value->key, known));
            continue;
        }
        const auto text = answerTextOf(&library.questions[*index], *value);
        if (!text) {
            problems.add(*value, Code::badAnswer, "this can't be an answer");
            continue;
        }
        auto answer = readAnswer(library.questions[*index], *text);
        if (const auto* error = std::get_if<AnswerError>(&answer)) {
            problems.add(*value, Code::badAnswer, error->detail.empty() ? std::string(error->code) : error->detail);
            continue;
        }
        answers[*index] = std::get<Answer>(std::move(answer));
    }
    return answers;
}

} // namespace

ExpressionTrial ExpressionTrial::over(Problems& problems, const Node& questions, const Node* scores) {
    ExpressionTrial trial;
    Library& library = trial.library_;
    std::vector<ConditionDraft> gates;
    if (expect(problems, questions, Node::Kind::list)) {
        for (const Node* node : questions.children) {
            QuestionDraft draft = readQuestion(problems, *node);
            if (library.question(draft.question.linkId)) {
                problems.add(*node, Code::duplicateId, "\"" + draft.question.linkId + "\" stands twice");
            }
            library.questions.push_back(std::move(draft.question));
            gates.push_back(std::move(draft.enableWhen));
        }
    }
    trial.places_ = inOrder(library.questions.size());
    NameTable names = namesOf(library);
    for (std::size_t i = 0; i < gates.size(); ++i) {
        names.mayNotApply[i] = gates[i].given();
    }
    ConditionCompiler compiler(problems, library, names);
    Scope scope{"this list", &trial.places_, nullptr, noIndex, Phase::letter};
    for (std::uint32_t i = 0; i < gates.size(); ++i) {
        scope.before = i;
        const ConditionIndex gate = compiler.compile(gates[i], scope);
        library.questions[i].enableWhen = gate;
    }
    scope.before = noIndex;
    if (scores != nullptr && expect(problems, *scores, Node::Kind::list)) {
        for (const Node* node : scores->children) {
            ScoreDraft draft = readScore(problems, *node);
            for (const ScoreItemDraft& item : draft.items) {
                draft.score.items.push_back({compiler.compile(item.when, scope), item.points});
            }
            library.scores.push_back(std::move(draft.score));
        }
    }
    return trial;
}

ExpressionTrial ExpressionTrial::over(Library library, std::optional<std::uint32_t> topic) {
    ExpressionTrial trial;
    trial.places_ = inOrder(library.questions.size());
    if (topic) {
        trial.places_.assign(library.questions.size(), noIndex);
        const auto& questions = library.topics[*topic].questions;
        for (std::uint32_t i = 0; i < questions.size(); ++i) {
            trial.places_[questions[i]] = i;
        }
        trial.rules_ = library.topics[*topic].rules;
    }
    trial.library_ = std::move(library);
    return trial;
}

std::optional<TruthSet> ExpressionTrial::value(Problems& problems, const Node& condition, const Node* answers) {
    if (!expect(problems, condition, Node::Kind::text)) {
        return std::nullopt;
    }
    const NameTable names = namesOf(library_);
    const std::vector<bool> scores(library_.scores.size(), true);
    const Scope scope{"this content", &places_, &scores, noIndex, Phase::letter};
    ConditionCompiler compiler(problems, library_, names);
    const ConditionIndex index = compiler.compile({&condition, condition.text}, scope);
    const auto given = readAnswers(problems, library_, answers);
    if (index == noCondition || !given || !problems.onlyWarnings()) {
        return std::nullopt;
    }
    return Evaluation(library_, *given, rules_).condition(index);
}

} // namespace signpost::authoring

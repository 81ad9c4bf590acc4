// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/assembly.hpp"

#include "authoring/assembly/author_parts.hpp"
#include "authoring/assembly/order_checks.hpp"
#include "authoring/assembly/outcome_checks.hpp"

#include <algorithm>
#include <set>

namespace signpost::authoring {
namespace {

class Assembler {
public:
    Assembler(Problems& problems, Drafts& drafts)
        : problems_(problems), drafts_(drafts), expander_(problems, drafts, library_, names_),
          conditions_(problems, library_, names_) {}

    Library run() {
        takeLibraryFile();
        addQuestions();
        expandRoles();
        addScoreNames();
        conditions_.noteAskedQuestions(drafts_);
        for (auto& [id, module] : drafts_.modules) {
            compilePart(module.part, visibleTo(module.part));
        }
        for (auto& [id, topic] : drafts_.topics) {
            addTopic(topic);
        }
        resolveTopicNames();
        addAuthorParts(problems_, drafts_, topicsSee_, library_, conditions_);
        conditions_.checkAskedHaveNoReader();
        checkRoles();
        checkOutcomes(problems_, drafts_, library_);
        link();
        return std::move(library_);
    }

private:
    void takeLibraryFile() {
        library_.id = drafts_.library.id;
        library_.title = drafts_.library.title;
        library_.version = drafts_.library.version;
        library_.language = drafts_.library.language;
        library_.status = drafts_.library.status;
        library_.bodyParts = drafts_.library.bodyParts;
        library_.negation = drafts_.phrases.negation;
        library_.synonyms = drafts_.synonyms.synonyms;
        library_.ignoredWords = drafts_.synonyms.ignoredWords;
    }

    /// In an order in which every enableWhen reads earlier questions: screen, red-flag phrases, other modules, topics,
    /// "Still need help?", the letter.
    void addQuestions() {
        const LibraryDraft& roles = drafts_.library;
        for (const NameDraft& module : roles.screen) {
            expander_.addModule(module);
        }
        expander_.addModule(roles.phraseQuestions);
        for (const auto& [id, module] : drafts_.modules) {
            if (id != roles.askAnyway.name && id != roles.letter.name) {
                expander_.addModule(id);
            }
        }
        for (auto& [id, topic] : drafts_.topics) {
            expander_.addQuestions(topic.part.questions);
        }
        expander_.addModule(roles.askAnyway);
        for (auto& [id, topic] : drafts_.topics) {
            expander_.addQuestions(topic.letterQuestions);
        }
        expander_.addModule(roles.letter);
    }

    void expandRoles() {
        for (const NameDraft& module : drafts_.library.screen) {
            screen_.append(expander_.expandModule(module));
        }
        phrases_ = expander_.expandModule(drafts_.library.phraseQuestions);
        askAnyway_ = expander_.expandModule(drafts_.library.askAnyway);
        letter_ = expander_.expandModule(drafts_.library.letter);
        library_.screenQuestions = screen_.indices();
        library_.askAnywayQuestions = askAnyway_.indices();
        checkPhases(problems_, library_, screen_, Phase::screen, Phase::screen, "a screen module");
        checkPhases(problems_, library_, askAnyway_, Phase::triage, Phase::outcome, "\"Still need help?\"");
        checkPhases(problems_, library_, letter_, Phase::letter, Phase::letter, "the letter");
    }

    void addScoreNames() {
        for (auto& [id, module] : drafts_.modules) {
            addScoreNames(module.part);
        }
        for (auto& [id, topic] : drafts_.topics) {
            addScoreNames(topic.part);
        }
    }
    void addScoreNames(PartDraft& part) {
        for (ScoreDraft& draft : part.scores) {
            const std::string& id = draft.score.id;
            const auto index = static_cast<std::uint32_t>(library_.scores.size());
            if (names_.questions.contains(id) || !names_.scores.try_emplace(id, index).second) {
                problems_.add(*draft.node, Code::duplicateId, "\"" + id + "\" is already a question or score",
                              "choose another name");
            }
            part.scoreIndices.push_back(index);
            library_.scores.push_back(draft.score);
            for (const ScoreItemDraft& item : draft.items) {
                library_.scores.back().items.push_back({noCondition, item.points});
            }
        }
    }

    Visible visibleTo(PartDraft& module) {
        Expansion order = screen_;
        const bool ofScreen =
            std::find(screen_.modules.begin(), screen_.modules.end(), &module) != screen_.modules.end();
        if (!ofScreen) {
            order.append(phrases_);
        }
        if (module.id == drafts_.library.letter.name) {
            order.append(askAnyway_);
        }
        order.append(expander_.expandPart(module));
        return visibleIn(order, "the module " + module.id, library_);
    }

    /// Conditions of a topic or module: once, however many topics include it.
    void compilePart(PartDraft& part, const Visible& visible) {
        for (std::size_t i = 0; i < part.scores.size(); ++i) {
            compileScore(part.scores[i], library_.scores[part.scoreIndices[i]], visible);
        }
        compileGates(part.questions, visible);
        std::set<std::string> ids;
        for (RuleDraft& draft : part.rules) {
            checkNew(ids, draft.rule.id, *draft.node, "rule");
            compileRule(draft, part, visible);
        }
        ids.clear();
        for (AdviceDraft& draft : part.advice) {
            checkNew(ids, draft.advice.id, *draft.node, "advice");
            Advice advice = draft.advice;
            advice.id = part.id + "/" + draft.advice.id;
            advice.when = conditions_.compile(draft.when, visible.scope());
            part.adviceIndices.push_back(static_cast<std::uint32_t>(library_.advice.size()));
            library_.advice.push_back(std::move(advice));
        }
    }

    void checkNew(std::set<std::string>& ids, const std::string& id, const Node& node, const std::string& what) {
        if (!id.empty() && (!ids.insert(id).second || (what == "rule" && id == "default"))) {
            problems_.add(node, Code::duplicateId, "the " + what + " \"" + id + "\" stands twice", "choose another id");
        }
    }

    void compileScore(const ScoreDraft& draft, Score& score, const Visible& visible) {
        Scope scope = visible.scope();
        scope.scores = nullptr; // a score counts answers, not other scores
        for (std::size_t i = 0; i < draft.items.size(); ++i) {
            score.items[i].when = conditions_.compile(draft.items[i].when, scope);
        }
    }

    void compileGates(std::vector<AskDraft>& asks, const Visible& visible) {
        for (AskDraft& ask : asks) {
            auto* draft = std::get_if<QuestionDraft>(&ask);
            if (draft == nullptr || draft->index == noIndex || draft->repeated) {
                continue;
            }
            const Scope scope = visible.scope(draft->question.phase, visible.places[draft->index]);
            // Compiling may move the questions' conditions, never the questions.
            library_.questions[draft->index].enableWhen = conditions_.compile(draft->enableWhen, scope);
        }
    }

    void compileRule(RuleDraft& draft, PartDraft& part, const Visible& visible) {
        Rule rule = draft.rule;
        rule.id = part.id + "/" + draft.rule.id;
        rule.when = conditions_.compile(draft.when, visible.scope());
        if (draft.ask.given()) {
            rule.askQuestion = conditions_.findAsked(draft, rule.when, visible);
        }
        part.ruleIndices.push_back(static_cast<std::uint32_t>(library_.rules.size()));
        library_.rules.push_back(std::move(rule));
        library_.ruleNotes.push_back(draft.notes);
    }

    void addTopic(TopicDraft& draft) {
        const Expansion own = expander_.expandPart(draft.part);
        const Expansion letter = expander_.expand(draft.letterQuestions);
        Expansion order = screen_;
        order.append(phrases_);
        order.append(own);
        order.append(askAnyway_);
        order.append(letter);
        order.append(letter_);
        const Visible& visible = topicsSee_.emplace_back(visibleIn(order, "the topic " + draft.part.id, library_));
        compilePart(draft.part, visible);
        compileGates(draft.letterQuestions, visible);

        Topic topic = draft.topic;
        topic.otherwise = draft.otherwise.rule;
        topic.audience = conditions_.compile(draft.audience, visible.scope(Phase::screen));
        topic.questions = order.indices();
        for (const PartDraft* part : order.modules) {
            topic.rules.insert(topic.rules.end(), part->ruleIndices.begin(), part->ruleIndices.end());
            topic.advice.insert(topic.advice.end(), part->adviceIndices.begin(), part->adviceIndices.end());
        }
        for (const NameDraft& part : draft.bodyParts) {
            addBodyPart(topic, part);
        }
        library_.topics.push_back(std::move(topic));
        checkPhases(problems_, library_, own, Phase::triage, Phase::outcome, "\"questions\" of a topic");
        checkPhases(problems_, library_, letter, Phase::letter, Phase::letter, "\"letter_questions\"");
        checkBands(problems_, library_, own);
        if (drafts_.modules.contains(draft.part.id)) {
            problems_.add(*draft.part.node, Code::duplicateId,
                          "a module is also called \"" + draft.part.id + "\", so rules of the two could be confused",
                          "rename one of them");
        }
        used_.insert(order.modules.begin(), order.modules.end());
    }

    void addBodyPart(Topic& topic, const NameDraft& part) {
        std::vector<std::string> known;
        for (const BodyPart& each : library_.bodyParts) {
            known.push_back(each.value);
        }
        if (std::find(known.begin(), known.end(), part.name) == known.end()) {
            problems_.add(*part.node, Code::unknownValue, "library.json has no part of the body \"" + part.name + "\"",
                          didYouMean(part.name, known));
        }
        topic.bodyParts.push_back(part.name);
    }

    void resolveTopicNames() {
        const auto resolve = [&](PartDraft& part) {
            for (std::size_t i = 0; i < part.rules.size(); ++i) {
                if (part.rules[i].handover.given()) {
                    library_.rules[part.ruleIndices[i]].handover =
                        topicNamed(problems_, library_, part.rules[i].handover);
                }
            }
        };
        for (auto& [id, module] : drafts_.modules) {
            resolve(module.part);
        }
        for (auto& [id, topic] : drafts_.topics) {
            resolve(topic.part);
        }
        for (const FlagDraft& draft : drafts_.phrases.flags) {
            PhraseFlag flag = draft.flag;
            for (const NameDraft& topic : draft.coveredBy) {
                flag.coveredBy.push_back(topicNamed(problems_, library_, topic));
            }
            library_.flags.push_back(std::move(flag));
        }
        if (drafts_.library.fallbackTopic.given()) {
            library_.fallbackTopic = topicNamed(problems_, library_, drafts_.library.fallbackTopic);
        }
        for (const PartDraft* module : screen_.modules) {
            library_.screenRules.insert(library_.screenRules.end(), module->ruleIndices.begin(),
                                        module->ruleIndices.end());
        }
    }

    void checkRoles() {
        for (const auto* linkId : {"who", "age"}) {
            const auto found = names_.questions.find(linkId);
            const auto asked = library_.screenQuestions;
            if (found == names_.questions.end() ||
                std::find(asked.begin(), asked.end(), found->second) == asked.end()) {
                const Node* screen = drafts_.library.node == nullptr ? nullptr : drafts_.library.node->find("screen");
                if (screen != nullptr) {
                    problems_.add(*screen, Code::libraryRole, "no screen module asks \"" + std::string(linkId) + "\"");
                }
            }
        }
        checkFlags(problems_, drafts_, library_, phrases_);
        for (const auto& [id, module] : drafts_.modules) {
            if (!used_.contains(&module.part)) {
                problems_.add(*module.part.node, Code::unusedModule, "no topic includes the module \"" + id + "\"",
                              "include it, or remove the file");
            }
        }
    }

    void link() {
        if (!problems_.onlyWarnings()) {
            return;
        }
        if (const auto refused = linkLibrary(library_)) {
            problems_.addForFile("library.json", Code::libraryRole, "the core refuses this content: " + *refused);
        }
    }

    Problems& problems_;
    Drafts& drafts_;
    Library library_;
    NameTable names_;
    Expander expander_;
    ScopedConditions conditions_;
    Expansion screen_;
    Expansion phrases_;
    Expansion askAnyway_;
    Expansion letter_;
    /// By topic of the library.
    std::vector<Visible> topicsSee_;
    std::set<const PartDraft*> used_;
};

} // namespace

Library assemble(Problems& problems, Drafts& drafts) {
    return Assembler(problems, drafts).run();
}

} // namespace signpost::authoring

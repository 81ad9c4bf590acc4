// SPDX-License-Identifier: Apache-2.0
#include "authoring/assembly/assembly.hpp"

#include "authoring/assembly/expansion.hpp"
#include "authoring/assembly/order_checks.hpp"
#include "authoring/assembly/outcome_checks.hpp"
#include "authoring/conditions/compiler.hpp"
#include "authoring/conditions/guards.hpp"

#include <algorithm>
#include <set>

namespace signpost::authoring {
namespace {

/// What conditions of one owner may read, as plain tables.
struct Visible {
    std::string owner;
    std::vector<std::uint32_t> places;
    std::vector<bool> scores;

    [[nodiscard]] Scope scope(Phase latest = Phase::outcome, std::uint32_t before = noIndex) const {
        return {owner, &places, &scores, before, latest};
    }
};

class Assembler {
public:
    Assembler(Problems& problems, Drafts& drafts)
        : problems_(problems), drafts_(drafts), expander_(problems, drafts, library_, names_),
          compiler_(problems, library_, names_) {}

    Library run() {
        takeLibraryFile();
        addQuestions();
        expandRoles();
        addScoreNames();
        noteAskedQuestions();
        for (auto& [id, module] : drafts_.modules) {
            compilePart(module.part, visibleTo(module.part));
        }
        for (auto& [id, topic] : drafts_.topics) {
            addTopic(topic);
        }
        checkAskedHaveNoReader();
        resolveTopicNames();
        addAuthorsFiles();
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

    void noteAskedQuestions() {
        asked_.assign(library_.questions.size(), false);
        const auto note = [&](const PartDraft& part) {
            for (const RuleDraft& rule : part.rules) {
                if (const auto found = names_.questions.find(rule.ask.name);
                    rule.ask.given() && found != names_.questions.end()) {
                    asked_[found->second] = true;
                    names_.mayNotApply[found->second] = true;
                }
            }
        };
        for (const auto& [id, module] : drafts_.modules) {
            note(module.part);
        }
        for (const auto& [id, topic] : drafts_.topics) {
            note(topic.part);
        }
    }

    Visible visible(std::string owner, const Expansion& order) const {
        Visible result;
        result.owner = std::move(owner);
        result.places.assign(library_.questions.size(), noIndex);
        result.scores.assign(library_.scores.size(), false);
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
        return visible("the module " + module.id, order);
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
            advice.when = compile(draft.when, visible.scope());
            part.adviceIndices.push_back(static_cast<std::uint32_t>(library_.advice.size()));
            library_.advice.push_back(std::move(advice));
        }
    }

    void checkNew(std::set<std::string>& ids, const std::string& id, const Node& node, const std::string& what) {
        if (!id.empty() && (!ids.insert(id).second || (what == "rule" && id == "default"))) {
            problems_.add(node, Code::duplicateId, "the " + what + " \"" + id + "\" stands twice", "choose another id");
        }
    }

    ConditionIndex compile(const ConditionDraft& draft, const Scope& scope) {
        const ConditionIndex index = compiler_.compile(draft, scope);
        for (const std::uint32_t question : questionsRead(library_, index)) {
            if (asked_[question]) {
                readers_.push_back({draft.node, question});
            }
        }
        return index;
    }

    void compileScore(const ScoreDraft& draft, Score& score, const Visible& visible) {
        Scope scope = visible.scope();
        scope.scores = nullptr; // a score counts answers, not other scores
        for (std::size_t i = 0; i < draft.items.size(); ++i) {
            score.items[i].when = compile(draft.items[i].when, scope);
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
            library_.questions[draft->index].enableWhen = compile(draft->enableWhen, scope);
        }
    }

    void compileRule(RuleDraft& draft, PartDraft& part, const Visible& visible) {
        Rule rule = draft.rule;
        rule.id = part.id + "/" + draft.rule.id;
        rule.when = compile(draft.when, visible.scope());
        if (draft.ask.given()) {
            rule.askQuestion = findAsked(draft, rule.when, visible);
        }
        part.ruleIndices.push_back(static_cast<std::uint32_t>(library_.rules.size()));
        library_.rules.push_back(std::move(rule));
    }

    std::uint32_t findAsked(const RuleDraft& draft, ConditionIndex when, const Visible& visible) {
        const auto found = names_.questions.find(draft.ask.name);
        if (found == names_.questions.end() || visible.places[found->second] == noIndex) {
            std::vector<std::string> known;
            for (const auto& [linkId, index] : names_.questions) {
                if (visible.places[index] != noIndex) {
                    known.push_back(linkId);
                }
            }
            problems_.add(*draft.ask.node, Code::unknownQuestion,
                          visible.owner + " has no question \"" + draft.ask.name + "\"",
                          didYouMean(draft.ask.name, known));
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

    void addTopic(TopicDraft& draft) {
        const Expansion own = expander_.expandPart(draft.part);
        const Expansion letter = expander_.expand(draft.letterQuestions);
        Expansion order = screen_;
        order.append(phrases_);
        order.append(own);
        order.append(askAnyway_);
        order.append(letter);
        order.append(letter_);
        const Visible visible = this->visible("the topic " + draft.part.id, order);
        compilePart(draft.part, visible);
        compileGates(draft.letterQuestions, visible);

        Topic topic = draft.topic;
        topic.audience = compile(draft.audience, visible.scope(Phase::screen));
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

    void checkAskedHaveNoReader() {
        for (const auto& [node, question] : readers_) {
            problems_.add(*node, Code::badAsk,
                          "\"" + library_.questions[question].linkId +
                              "\" is asked by a rule that is unsure, so no condition can read it",
                          "ask a question of its own here");
        }
    }

    std::uint32_t topicNamed(const NameDraft& name) {
        if (const auto index = library_.topic(name.name)) {
            return *index;
        }
        std::vector<std::string> known;
        for (const Topic& topic : library_.topics) {
            known.push_back(topic.id);
        }
        problems_.add(*name.node, Code::unknownTopic, "no topic is called \"" + name.name + "\"",
                      didYouMean(name.name, known));
        return noIndex;
    }

    void resolveTopicNames() {
        const auto resolve = [&](PartDraft& part) {
            for (std::size_t i = 0; i < part.rules.size(); ++i) {
                if (part.rules[i].handover.given()) {
                    library_.rules[part.ruleIndices[i]].handover = topicNamed(part.rules[i].handover);
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
                flag.coveredBy.push_back(topicNamed(topic));
            }
            library_.flags.push_back(std::move(flag));
        }
        if (drafts_.library.fallbackTopic.given()) {
            library_.fallbackTopic = topicNamed(drafts_.library.fallbackTopic);
        }
        for (const PartDraft* module : screen_.modules) {
            library_.screenRules.insert(library_.screenRules.end(), module->ruleIndices.begin(),
                                        module->ruleIndices.end());
        }
    }

    void addAuthorsFiles() {
        Visible everything;
        everything.owner = "the library";
        everything.places.resize(library_.questions.size());
        for (std::uint32_t i = 0; i < everything.places.size(); ++i) {
            everything.places[i] = i;
        }
        everything.scores.assign(library_.scores.size(), true);
        for (const FactDraft& draft : drafts_.facts) {
            Fact fact = draft.fact;
            fact.never = compile(draft.never, everything.scope());
            library_.facts.push_back(std::move(fact));
        }
        for (const InvariantDraft& draft : drafts_.invariants) {
            Invariant invariant = draft.invariant;
            invariant.population = compile(draft.population, everything.scope());
            invariant.known = compile(draft.known, everything.scope());
            for (const auto& exemption : draft.exempt) {
                if (exemption.topic.given()) {
                    invariant.exempt.push_back({topicNamed(exemption.topic), exemption.because});
                }
            }
            library_.invariants.push_back(std::move(invariant));
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
    ConditionCompiler compiler_;
    Expansion screen_;
    Expansion phrases_;
    Expansion askAnyway_;
    Expansion letter_;
    std::vector<bool> asked_;
    struct Reader {
        const Node* node;
        std::uint32_t question;
    };
    std::vector<Reader> readers_;
    std::set<const PartDraft*> used_;
};

} // namespace

Library assemble(Problems& problems, Drafts& drafts) {
    return Assembler(problems, drafts).run();
}

} // namespace signpost::authoring

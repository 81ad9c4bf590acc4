// SPDX-License-Identifier: Apache-2.0
#include "authoring/readers/files.hpp"
#include "authoring/readers/parts.hpp"
#include "authoring/readers/vocabulary.hpp"

#include <algorithm>
#include <set>

namespace signpost::authoring {
namespace {

/// Reports the second of two things with one name.
class Names {
public:
    explicit Names(Problems& problems) : problems_(problems) {}
    void add(const Fields& fields, std::string_view key, const std::string& name) {
        if (!name.empty() && !seen_.insert(name).second) {
            problems_.add(*fields.find(key), Code::duplicateId, "\"" + name + "\" stands twice", "choose another name");
        }
    }

private:
    Problems& problems_;
    std::set<std::string> seen_;
};

} // namespace

std::vector<FactDraft> readFactsFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::facts);
    checkFormat(fields);
    fields.require("facts");
    std::vector<FactDraft> list;
    Names names(problems);
    for (const Node* node : fields.objects("facts")) {
        const Fields each(problems, *node, shapes::fact);
        FactDraft draft;
        draft.fact.id = each.identifier("id");
        names.add(each, "id", draft.fact.id);
        each.require("never");
        draft.never = readCondition(each, "never");
        draft.fact.because = each.requiredText("because");
        list.push_back(std::move(draft));
    }
    return list;
}

std::vector<InvariantDraft> readInvariantsFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::invariants);
    checkFormat(fields);
    fields.require("invariants");
    std::vector<InvariantDraft> list;
    Names names(problems);
    for (const Node* node : fields.objects("invariants")) {
        const Fields each(problems, *node, shapes::invariant);
        InvariantDraft draft;
        draft.invariant.id = each.identifier("id");
        names.add(each, "id", draft.invariant.id);
        for (const auto* key : {"population", "known", "floor"}) {
            each.require(key);
        }
        draft.population = readCondition(each, "population");
        draft.known = readCondition(each, "known");
        draft.invariant.floor.level = each.oneOf("floor", vocabulary::levels).value_or(Level::selfCare);
        draft.invariant.source = each.requiredText("source");
        Names topics(problems);
        for (const Node* exemption : each.objects("exempt")) {
            const Fields exempt(problems, *exemption, shapes::exemption);
            exempt.require("topic");
            draft.exempt.push_back({readName(exempt, "topic"), exempt.requiredText("because")});
            topics.add(exempt, "topic", draft.exempt.back().topic.name);
        }
        list.push_back(std::move(draft));
    }
    return list;
}

std::vector<ServiceDraft> readServicesFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::services);
    checkFormat(fields);
    fields.require("services");
    std::vector<ServiceDraft> list;
    Names names(problems);
    for (const Node* node : fields.objects("services")) {
        const Fields each(problems, *node, shapes::service);
        ServiceDraft draft;
        draft.service.id = each.identifier("id");
        names.add(each, "id", draft.service.id);
        for (const auto* key : {"destination", "topics", "eligible"}) {
            each.require(key);
        }
        draft.service.destination = each.oneOf("destination", vocabulary::destinations).value_or(Destination::home);
        draft.topics = readNames(each, "topics");
        if (const Node* topics = each.find("topics");
            topics != nullptr && topics->kind == Node::Kind::list && topics->children.empty()) {
            problems.add(*topics, Code::emptyText, "no topic is named, so nobody is sent to this service");
        }
        draft.eligible = readCondition(each, "eligible");
        draft.service.source = each.requiredText("source");
        list.push_back(std::move(draft));
    }
    return list;
}

PhrasesDraft readPhrasesFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::phrases);
    checkFormat(fields);
    fields.require("flags");
    PhrasesDraft phrases;
    if (const Node* node = fields.require("negation"); node != nullptr && expect(problems, *node, Node::Kind::object)) {
        const Fields negation(problems, *node, shapes::negation);
        negation.require("words");
        phrases.negation = {negation.texts("words"), negation.texts("through"), negation.texts("across"),
                            negation.texts("undone")};
    }
    Names names(problems);
    for (const Node* node : fields.objects("flags")) {
        const Fields each(problems, *node, shapes::flag);
        FlagDraft draft;
        draft.node = node;
        draft.flag.id = each.identifier("id");
        names.add(each, "id", draft.flag.id);
        each.require("question");
        draft.question = readName(each, "question");
        each.require("phrases");
        draft.flag.phrases = each.texts("phrases");
        draft.coveredBy = readNames(each, "covered_by");
        phrases.flags.push_back(std::move(draft));
    }
    return phrases;
}

SynonymsDraft readSynonymsFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::synonyms);
    checkFormat(fields);
    fields.require("synonyms");
    SynonymsDraft draft;
    draft.ignoredWords = fields.texts("ignore");
    Names names(problems);
    for (const Node* node : fields.objects("synonyms")) {
        const Fields each(problems, *node, shapes::synonym);
        each.require("like");
        Synonym synonym{each.requiredText("word"), each.texts("like")};
        names.add(each, "word", synonym.word);
        draft.synonyms.push_back(std::move(synonym));
    }
    return draft;
}

Language readLanguageFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::language);
    checkFormat(fields);
    checkIdIsFileName(fields, "language");
    Language language;
    language.code = fields.requiredText("language");
    language.title = fields.text("title");
    constexpr std::array directions = {Named<bool>{"ltr", false}, Named<bool>{"rtl", true}};
    fields.require("direction");
    language.rightToLeft = fields.oneOf("direction", directions).value_or(false);
    if (const Node* of = fields.find("of"); of != nullptr && expect(problems, *of, Node::Kind::object)) {
        for (const Node* each : of->children) {
            textOf(problems, *each);
        }
    }
    const Node* strings = fields.require("strings");
    if (strings == nullptr || !expect(problems, *strings, Node::Kind::object)) {
        return language;
    }
    for (const Node* each : strings->children) {
        if (auto text = textOf(problems, *each)) {
            language.strings.emplace_back(each->key, std::move(*text));
        }
    }
    std::sort(language.strings.begin(), language.strings.end());
    return language;
}

namespace {

std::vector<VignetteDraft::AnswerDraft> readAnswers(const Fields& fields, std::string_view key) {
    std::vector<VignetteDraft::AnswerDraft> answers;
    const Node* node = fields.find(key);
    if (node == nullptr || !expect(fields.problems(), *node, Node::Kind::object)) {
        return answers;
    }
    for (const Node* each : node->children) {
        answers.push_back({each->key, each});
    }
    return answers;
}

void readExpectation(const Fields& fields, VignetteDraft& draft) {
    const Node* node = fields.require("expect");
    if (node == nullptr) {
        return;
    }
    const Fields expected(fields.problems(), *node, shapes::expectation);
    expected.require("level");
    draft.rank.level = expected.oneOf("level", vocabulary::levels).value_or(Level::selfCare);
    draft.rank.withinMinutes = readWithin(expected, "within");
    draft.saysWithin = expected.find("within") != nullptr;
    draft.reasons = readNames(expected, "reasons");
    const Node* destinations = expected.require("destinations");
    if (destinations == nullptr || !expect(fields.problems(), *destinations, Node::Kind::list)) {
        return;
    }
    for (const Node* each : destinations->children) {
        if (const auto destination = oneOf(fields.problems(), *each, vocabulary::destinations)) {
            draft.destinations.add(*destination);
        }
    }
    if (destinations->children.empty()) {
        fields.problems().add(*destinations, Code::emptyText, "an outcome has at least one destination");
    }
}

} // namespace

VignetteFileDraft readVignetteFile(Problems& problems, const Node& root) {
    const Fields fields(problems, root, shapes::vignettes);
    checkFormat(fields);
    checkIdIsFileName(fields, "topic");
    VignetteFileDraft file;
    fields.require("topic");
    file.topic = readName(fields, "topic");
    file.defaults = readAnswers(fields, "defaults");
    fields.require("vignettes");
    Names names(problems);
    for (const Node* node : fields.objects("vignettes")) {
        const Fields each(problems, *node, shapes::vignette);
        VignetteDraft draft;
        draft.node = node;
        draft.id = each.identifier("id");
        names.add(each, "id", draft.id);
        draft.patient = each.requiredText("patient");
        draft.trivial = each.flag("trivial", false);
        draft.words = each.text("words");
        each.require("answers");
        draft.answers = readAnswers(each, "answers");
        readExpectation(each, draft);
        file.vignettes.push_back(std::move(draft));
    }
    return file;
}

} // namespace signpost::authoring

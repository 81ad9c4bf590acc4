// SPDX-License-Identifier: Apache-2.0
#include "authoring/readers/parts.hpp"
#include "authoring/readers/vocabulary.hpp"

#include <algorithm>

namespace signpost::authoring {
namespace {

constexpr std::string_view topicPrefix = "topic:";
constexpr std::string_view askPrefix = "ask ";

void checkPermitted(Problems& problems, const Node& node, const Effect& effect) {
    if (permitted(effect.rank.level, effect.destination)) {
        return;
    }
    std::vector<std::string> fitting;
    for (const auto& each : vocabulary::destinations) {
        if (permitted(effect.rank.level, each.value)) {
            fitting.emplace_back(each.name);
        }
    }
    std::string suggestion = "at this level";
    for (const std::string& each : fitting) {
        suggestion += (&each == fitting.data() ? ": " : ", ") + each;
    }
    problems.add(node, Code::destinationNotPermitted,
                 std::string(name(effect.destination)) + " can't stand at level " +
                     std::string(name(effect.rank.level)),
                 suggestion);
}

/// Level, time and, under `key`, the destination.
Effect readEffect(const Fields& fields, std::string_view key) {
    Effect effect;
    fields.require("level");
    const auto level = fields.oneOf("level", vocabulary::levels);
    effect.rank.level = level.value_or(Level::routine);
    effect.rank.withinMinutes = readWithin(fields, "within");
    fields.require(key);
    const auto destination = fields.oneOf(key, vocabulary::destinations);
    effect.destination = destination.value_or(Destination::nhs111);
    if (level && destination) {
        checkPermitted(fields.problems(), *fields.find(key), effect);
    }
    return effect;
}

void usualUnsure(Rule& rule) {
    if (rule.handover != noIndex) {
        rule.unsure = WhenUnsure::same;
        return;
    }
    switch (rule.effect.rank.level) {
    case Level::call999:
    case Level::emergency:
        rule.unsure = WhenUnsure::lower;
        rule.unsureEffect = {{Level::urgent, std::nullopt}, Destination::surgery};
        break;
    case Level::urgent:
    case Level::soon:
    case Level::routine:
        rule.unsure = WhenUnsure::same;
        break;
    case Level::selfCare:
        rule.unsure = WhenUnsure::nothing;
        break;
    }
}

void needBecause(const Fields& fields) {
    if (fields.find("unsure_because") == nullptr) {
        fields.problems().add(*fields.find("unsure"), Code::missingKey,
                              "ask and ignore need the key \"unsure_because\"", "say why that is safe");
    }
}

void readUnsure(const Fields& fields, RuleDraft& draft) {
    Rule& rule = draft.rule;
    const Node* value = fields.find("unsure");
    draft.notes.unsureBecause = fields.text("unsure_because");
    if (value == nullptr) {
        fields.misplaced("unsure_because", "there is no \"unsure\" that it could explain");
        usualUnsure(rule);
        return;
    }
    if (value->kind == Node::Kind::object) {
        const Fields lower(fields.problems(), *value, shapes::effect);
        rule.unsure = WhenUnsure::lower;
        rule.unsureEffect = readEffect(lower, "destination");
        if (rule.unsureEffect.rank >= rule.effect.rank && lower.find("level") != nullptr) {
            fields.problems().add(*value, Code::badUnsure, "an unsure rule must hold lower than the rule itself",
                                  "a lower level or a longer \"within\"; for the same rank write \"same\"");
        }
        return;
    }
    const auto text = textOf(fields.problems(), *value);
    if (!text) {
        return;
    }
    if (*text == "same") {
        rule.unsure = WhenUnsure::same;
    } else if (*text == "ignore") {
        rule.unsure = WhenUnsure::nothing;
        needBecause(fields);
    } else if (text->starts_with(askPrefix)) {
        rule.unsure = WhenUnsure::ask;
        draft.ask = {value, text->substr(askPrefix.size())};
        needBecause(fields);
    } else {
        fields.problems().add(*value, Code::badUnsure, "\"" + *text + "\" is not something a rule can do when unsure",
                              R"(write "same", "ignore", "ask <linkId>" or {"level", "within", "destination"})");
    }
}

} // namespace

RuleDraft readRule(Problems& problems, const Node& node) {
    const Fields fields(problems, node, shapes::rule);
    RuleDraft draft;
    draft.node = &node;
    Rule& rule = draft.rule;
    rule.id = fields.identifier("id");
    fields.require("when");
    draft.when = readCondition(fields, "when");
    if (const Node* destination = fields.find("destination");
        destination != nullptr && destination->kind == Node::Kind::text && destination->text.starts_with(topicPrefix)) {
        draft.handover = {destination, destination->text.substr(topicPrefix.size())};
        rule.handover = 0; // a hand-over for `usualUnsure`; the topic's place is not known yet
        rule.effect = readEffect(fields, "otherwise");
    } else {
        rule.effect = readEffect(fields, "destination");
        if (fields.find("otherwise") != nullptr) {
            problems.addAtKey(*fields.find("otherwise"), Code::badHandover,
                              "only a rule that hands over to a topic has \"otherwise\"",
                              R"(leave it out, or write "destination": "topic:<id>")");
        }
    }
    rule.because = fields.requiredWords("because");
    rule.source = fields.requiredText("source");
    readUnsure(fields, draft);
    rule.handover = noIndex;
    draft.notes.redundantBecause = fields.text("redundant_because");
    draft.notes.notMonotoneBecause = fields.text("not_monotone_because");
    return draft;
}

DefaultDraft readDefault(Problems& problems, const Node& node) {
    const Fields fields(problems, node, shapes::defaultRule);
    DefaultDraft draft;
    DefaultRule& rule = draft.rule;
    rule.effect = readEffect(fields, "destination");
    rule.because = fields.requiredWords("because");
    rule.source = fields.requiredText("source");
    const Node* cases = fields.require("cases");
    for (const Node* each : fields.objects("cases")) {
        const Fields caseFields(problems, *each, shapes::defaultCase);
        rule.cases.push_back({caseFields.requiredText("text"), noCondition});
        caseFields.require("when");
        draft.cases.push_back(readCondition(caseFields, "when"));
    }
    if (cases != nullptr && cases->kind == Node::Kind::list && cases->children.empty()) {
        problems.add(*cases, Code::emptyText, "no cases are listed", "say who ends at the default");
    }
    return draft;
}

ScoreDraft readScore(Problems& problems, const Node& node) {
    const Fields fields(problems, node, shapes::score);
    ScoreDraft draft;
    draft.node = &node;
    draft.score.id = fields.identifier("id");
    draft.score.text = fields.requiredText("text");
    draft.score.source = fields.requiredText("source");
    fields.require("items");
    constexpr std::int64_t mostPoints = 100;
    for (const Node* item : fields.objects("items")) {
        const Fields itemFields(problems, *item, shapes::scoreItem);
        ScoreItemDraft each;
        itemFields.require("when");
        itemFields.require("points");
        each.when = readCondition(itemFields, "when");
        each.points = static_cast<std::uint32_t>(itemFields.integer("points", 1, mostPoints).value_or(1));
        draft.items.push_back(std::move(each));
    }
    return draft;
}

AdviceDraft readAdvice(Problems& problems, const Node& node) {
    const Fields fields(problems, node, shapes::advice);
    AdviceDraft draft;
    draft.node = &node;
    Advice& advice = draft.advice;
    advice.id = fields.identifier("id");
    fields.require("kind");
    advice.kind = fields.oneOf("kind", vocabulary::adviceKinds).value_or(AdviceKind::toDo);
    if (const Node* levels = fields.require("levels");
        levels != nullptr && expect(problems, *levels, Node::Kind::list)) {
        for (const Node* each : levels->children) {
            if (const auto level = oneOf(problems, *each, vocabulary::levels)) {
                advice.levels = static_cast<std::uint8_t>(advice.levels | (1U << static_cast<unsigned>(*level)));
            }
        }
        if (levels->children.empty()) {
            problems.add(*levels, Code::emptyText, "no level is listed, so nobody would read this advice");
        }
    }
    draft.when = readCondition(fields, "when");
    constexpr std::array answers = {Named<bool>{"show", true}, Named<bool>{"hide", false}};
    advice.showWhenUnknown = fields.oneOf("unknown", answers).value_or(advice.kind != AdviceKind::medicine);
    if (!draft.when.given()) {
        fields.misplaced("unknown", "without \"when\" nothing can be unknown");
        advice.showWhenUnknown = true;
    }
    advice.text = fields.requiredWords("text");
    advice.source = fields.text("source");
    return draft;
}

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#include "support/library_builder.hpp"

#include "signpost/age.hpp"

#include <stdexcept>

namespace signpost::test {
namespace {

Option option(std::string value, bool none = false) {
    Option made;
    made.text.me = "Option " + value;
    made.value = std::move(value);
    made.none = none;
    return made;
}

} // namespace

Question& LibraryBuilder::add(std::string linkId, QuestionType type) {
    const auto index = static_cast<std::uint32_t>(library_.questions.size());
    Question& question = library_.questions.emplace_back();
    question.text.me = "Question " + linkId + "?";
    question.linkId = std::move(linkId);
    question.type = type;
    for (Topic& topic : library_.topics)
        topic.questions.push_back(index);
    return question;
}

Question& LibraryBuilder::boolean(std::string linkId) {
    Question& question = add(std::move(linkId), QuestionType::boolean);
    question.options = {option("false"), option("true")};
    return question;
}

Question& LibraryBuilder::choice(std::string linkId, const std::vector<std::string>& options) {
    Question& question = add(std::move(linkId), QuestionType::choice);
    for (const std::string& value : options)
        question.options.push_back(option(value));
    return question;
}

Question& LibraryBuilder::checklist(std::string linkId, const std::vector<std::string>& boxes, Band band) {
    Question& question = choice(std::move(linkId), boxes);
    question.type = QuestionType::checklist;
    question.band = band;
    question.options.push_back(option("none", true));
    return question;
}

Question& LibraryBuilder::number(std::string linkId, std::int64_t least, std::int64_t greatest, std::uint8_t decimals) {
    Question& question = add(std::move(linkId), QuestionType::number);
    question.least = least;
    question.greatest = greatest;
    question.decimals = decimals;
    return question;
}

Question& LibraryBuilder::age() {
    Question& question = add("age", QuestionType::age);
    question.least = youngestAge;
    question.greatest = oldestAge;
    question.band = Band::demographics;
    return question;
}

Question& LibraryBuilder::text(std::string linkId, Phase phase) {
    Question& question = add(std::move(linkId), QuestionType::text);
    question.phase = phase;
    question.maxLength = 200;
    return question;
}

void LibraryBuilder::onScreen() {
    library_.questions.back().phase = Phase::screen;
    library_.screenQuestions.push_back(static_cast<std::uint32_t>(library_.questions.size() - 1));
}

Topic& LibraryBuilder::topic(std::string id, To otherwise) {
    Topic& topic = library_.topics.emplace_back();
    topic.title = "Topic " + id;
    topic.id = std::move(id);
    topic.version = "0.1.0";
    topic.otherwise.effect = {{otherwise.level, otherwise.within}, otherwise.destination};
    topic.otherwise.because.me = "Nothing else holds.";
    for (std::uint32_t i = 0; i < library_.questions.size(); ++i)
        topic.questions.push_back(i);
    topic.rules = library_.screenRules;
    return topic;
}

Rule& LibraryBuilder::rule(const std::string& id, ConditionIndex when, Level level, Destination destination,
                           std::optional<std::uint32_t> within) {
    library_.topics.back().rules.push_back(static_cast<std::uint32_t>(library_.rules.size()));
    Rule& rule = library_.rules.emplace_back();
    rule.because.me = "Because of " + id + ".";
    rule.id = library_.topics.back().id + "/" + id;
    rule.when = when;
    rule.effect = {{level, within}, destination};
    return rule;
}

Rule& LibraryBuilder::screenRule(const std::string& id, ConditionIndex when, Level level, Destination destination) {
    const auto index = static_cast<std::uint32_t>(library_.rules.size());
    library_.screenRules.push_back(index);
    for (Topic& topic : library_.topics)
        topic.rules.push_back(index);
    Rule& rule = library_.rules.emplace_back();
    rule.because.me = "Because of " + id + ".";
    rule.id = "screen/" + id;
    rule.when = when;
    rule.effect = {{level, {}}, destination};
    return rule;
}

Advice& LibraryBuilder::advice(const std::string& id, AdviceKind kind, Level level, std::string text) {
    library_.topics.back().advice.push_back(static_cast<std::uint32_t>(library_.advice.size()));
    Advice& item = library_.advice.emplace_back();
    item.id = library_.topics.back().id + "/" + id;
    item.kind = kind;
    item.levels = static_cast<std::uint8_t>(1U << unsigned(level));
    item.showWhenUnknown = kind != AdviceKind::medicine;
    item.text.me = std::move(text);
    return item;
}

ConditionIndex LibraryBuilder::add(Condition condition) {
    library_.conditions.push_back(condition);
    return static_cast<ConditionIndex>(library_.conditions.size() - 1);
}

ConditionIndex LibraryBuilder::yes(std::string_view linkId) {
    return is(linkId, "true");
}

ConditionIndex LibraryBuilder::is(std::string_view linkId, std::string_view wanted) {
    Condition condition;
    condition.kind = Condition::Kind::choice;
    condition.subject = question(linkId);
    const auto& options = library_.questions[condition.subject].options;
    for (std::size_t i = 0; i < options.size(); ++i)
        if (options[i].value == wanted)
            condition.options = std::uint64_t{1} << i;
    if (condition.options == 0)
        throw std::logic_error("no option " + std::string(wanted));
    return add(condition);
}

ConditionIndex LibraryBuilder::contains(std::string_view linkId, std::string_view box) {
    const ConditionIndex index = is(linkId, box);
    library_.conditions[index].kind = Condition::Kind::contains;
    return index;
}

ConditionIndex LibraryBuilder::count(std::string_view linkId, std::int64_t low, std::int64_t high) {
    const ConditionIndex index = inRange(linkId, low, high);
    library_.conditions[index].kind = Condition::Kind::count;
    return index;
}

ConditionIndex LibraryBuilder::inRange(std::string_view linkId, std::int64_t low, std::int64_t high) {
    Condition condition;
    condition.kind = Condition::Kind::number;
    condition.subject = question(linkId);
    condition.low = low;
    condition.high = high;
    return add(condition);
}

ConditionIndex LibraryBuilder::applies(std::string_view linkId) {
    Condition condition;
    condition.kind = Condition::Kind::applies;
    condition.subject = question(linkId);
    return add(condition);
}

ConditionIndex LibraryBuilder::score(std::string_view id, std::int64_t low, std::int64_t high) {
    Condition condition;
    condition.kind = Condition::Kind::score;
    condition.low = low;
    condition.high = high;
    for (std::uint32_t i = 0; i < library_.scores.size(); ++i)
        if (library_.scores[i].id == id) {
            condition.subject = i;
            return add(condition);
        }
    throw std::logic_error("no score " + std::string(id));
}

void LibraryBuilder::addScore(std::string id, const std::vector<ConditionIndex>& items) {
    Score& score = library_.scores.emplace_back();
    score.id = std::move(id);
    for (const ConditionIndex item : items)
        score.items.push_back({item, 1});
}

ConditionIndex LibraryBuilder::join(Condition::Kind kind, const std::vector<ConditionIndex>& parts) {
    Condition condition;
    condition.kind = kind;
    condition.subject = static_cast<std::uint32_t>(library_.operands.size());
    condition.count = static_cast<std::uint32_t>(parts.size());
    library_.operands.insert(library_.operands.end(), parts.begin(), parts.end());
    return add(condition);
}

std::uint32_t LibraryBuilder::question(std::string_view linkId) const {
    if (const auto index = library_.question(linkId))
        return *index;
    throw std::logic_error("no question " + std::string(linkId));
}

Library LibraryBuilder::library() const {
    Library linked = library_;
    if (const auto problem = linkLibrary(linked))
        throw std::logic_error(*problem);
    return linked;
}

} // namespace signpost::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

#include <concepts>
#include <type_traits>

// What stands in compact content, and in which order: one description for the reader and the writer, so that the two
// can't drift apart. An archive is called with each field in turn; Self is the type, const when writing.
// A change here is a new format: raise compactFormat.

namespace signpost {

inline constexpr std::uint32_t compactFormat = 1;

template <class Self, class Plain>
concept Is = std::same_as<std::remove_const_t<Self>, Plain>;

template <class Archive, Is<Words> Self>
void fields(Archive& archive, Self& words) {
    archive(words.me, words.child, words.other);
}

template <class Archive, Is<Option> Self>
void fields(Archive& archive, Self& option) {
    archive(option.value, option.text, option.hint, option.none);
}

template <class Archive, Is<Question> Self>
void fields(Archive& archive, Self& q) {
    archive(q.linkId, q.type, q.text, q.hint, q.why, q.options, q.offersUnsure, q.unsureText, q.phase, q.band,
            q.enableWhen);
    archive(q.least, q.greatest, q.decimals, q.unit, q.maxLength, q.format, q.autocomplete, q.required, q.worse,
            q.input);
    archive(q.source);
}

template <class Archive, Is<Condition> Self>
void fields(Archive& archive, Self& c) {
    archive(c.kind, c.outside, c.subject, c.count, c.options, c.low, c.high);
}

template <class Archive, Is<Score::Item> Self>
void fields(Archive& archive, Self& item) {
    archive(item.when, item.points);
}

template <class Archive, Is<Score> Self>
void fields(Archive& archive, Self& score) {
    archive(score.id, score.text, score.source, score.items);
}

template <class Archive, Is<Rank> Self>
void fields(Archive& archive, Self& rank) {
    archive(rank.level, rank.withinMinutes);
}

template <class Archive, Is<Effect> Self>
void fields(Archive& archive, Self& effect) {
    archive(effect.rank, effect.destination);
}

template <class Archive, Is<Rule> Self>
void fields(Archive& archive, Self& rule) {
    archive(rule.id, rule.when, rule.effect, rule.handover, rule.unsure, rule.unsureEffect, rule.askQuestion);
    archive(rule.because, rule.source);
}

template <class Archive, Is<DefaultRule> Self>
void fields(Archive& archive, Self& rule) {
    archive(rule.effect, rule.because, rule.source);
}

template <class Archive, Is<Advice> Self>
void fields(Archive& archive, Self& item) {
    archive(item.id, item.kind, item.levels, item.when, item.showWhenUnknown, item.text, item.source);
}

template <class Archive, Is<Topic::Reading> Self>
void fields(Archive& archive, Self& reading) {
    archive(reading.text, reading.url);
}

template <class Archive, Is<Topic> Self>
void fields(Archive& archive, Self& topic) {
    archive(topic.id, topic.title, topic.kind, topic.status, topic.version, topic.lastReviewDate, topic.sensitive);
    archive(topic.bodyParts, topic.searchWords, topic.audience, topic.reading);
    archive(topic.questions, topic.rules, topic.advice, topic.otherwise);
}

template <class Archive, Is<PhraseFlag> Self>
void fields(Archive& archive, Self& flag) {
    archive(flag.id, flag.phrases, flag.coveredBy);
}

template <class Archive, Is<Negation> Self>
void fields(Archive& archive, Self& negation) {
    archive(negation.words, negation.through, negation.across, negation.undone);
}

template <class Archive, Is<Synonym> Self>
void fields(Archive& archive, Self& synonym) {
    archive(synonym.word, synonym.like);
}

template <class Archive, Is<BodyPart> Self>
void fields(Archive& archive, Self& part) {
    archive(part.value, part.text);
}

template <class Archive, Is<Library> Self>
void fields(Archive& archive, Self& library) {
    archive(library.id, library.title, library.version, library.language, library.status);
    archive(library.questions, library.conditions, library.operands, library.scores, library.rules, library.advice);
    archive(library.topics, library.screenQuestions, library.screenRules, library.askAnywayQuestions);
    archive(library.fallbackTopic, library.bodyParts, library.flags, library.negation);
    archive(library.synonyms, library.ignoredWords);
}

/// The last enumerator of each enumeration that is stored, so that a reader can refuse what lies beyond.
template <class Enum>
constexpr Enum lastOf();
template <>
constexpr QuestionType lastOf() {
    return QuestionType::date;
}
template <>
constexpr Phase lastOf() {
    return Phase::letter;
}
template <>
constexpr Band lastOf() {
    return Band::rest;
}
template <>
constexpr Worse lastOf() {
    return Worse::more;
}
template <>
constexpr Input lastOf() {
    return Input::scan;
}
template <>
constexpr TextFormat lastOf() {
    return TextFormat::nhsNumber;
}
template <>
constexpr Condition::Kind lastOf() {
    return Condition::Kind::applies;
}
template <>
constexpr Level lastOf() {
    return Level::call999;
}
template <>
constexpr Destination lastOf() {
    return Destination::home;
}
template <>
constexpr WhenUnsure lastOf() {
    return WhenUnsure::ask;
}
template <>
constexpr AdviceKind lastOf() {
    return AdviceKind::help;
}
template <>
constexpr TopicKind lastOf() {
    return TopicKind::administration;
}
template <>
constexpr Status lastOf() {
    return Status::retired;
}

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#include "signpost/journey.hpp"

#include "signpost/age.hpp"

#include <algorithm>

namespace signpost {
namespace {

constexpr std::size_t longestWords = 500;

AnswerError refuse(std::string_view code, std::string detail) {
    return {code, std::move(detail)};
}
bool atLeast(const std::optional<Rank>& rank, Level level) {
    return rank && rank->level >= level;
}

} // namespace

Journey::Journey(const Library& library) : library_(library), answers_(library.questions.size()) {
    settle();
}

std::optional<AnswerError> Journey::answer(std::string_view linkId, std::string_view text) {
    if (auto refusal = take(linkId, text))
        return refusal;
    given_.push_back({std::string(linkId), std::string(text)});
    settle();
    if (writing_ && now_.floor && *now_.floor > *writing_)
        writing_.reset();
    return std::nullopt;
}

Journey::Refusal Journey::take(std::string_view linkId, std::string_view text) {
    if (linkId == "which_is_right")
        return takeWhichIsRight(text);
    if (linkId == "words")
        return takeWords(text);
    if (linkId == "topic")
        return takeTopic(text);
    if (linkId == "anything_else")
        return takeAnythingElse(text);
    if (linkId == "ask_anyway")
        return takeAskAnyway(text);
    if (linkId == "write_letter")
        return takeWriteLetter(text);
    const auto question = library_.question(linkId);
    if (!question)
        return refuse("unknown-question", "there is no question '" + std::string(linkId) + "'");
    if (library_.questions[*question].input == Input::scan)
        return refuse("not-now", "'" + std::string(linkId) + "' is filled in from the patient's own words");
    return takeQuestion(*question, text);
}

Journey::Refusal Journey::takeWords(std::string_view text) {
    if (text.size() > longestWords)
        return refuse("too-long", "at most " + std::to_string(longestWords) + " bytes");
    words_ = text;
    return std::nullopt;
}

Journey::Refusal Journey::takeTopic(std::string_view id) {
    const auto topic = library_.topic(id);
    if (!topic)
        return refuse("unknown-topic", "there is no topic '" + std::string(id) + "'");
    if (chosen_.empty() && next().step != Step::chooseTopic)
        return refuse("not-now", "the questions about you and the emergency signs come first");
    chosen_ = {*topic};
    nothingElse_ = false;
    asksAnyway_ = false;
    writing_.reset();
    return std::nullopt;
}

Journey::Refusal Journey::takeAnythingElse(std::string_view text) {
    if (chosen_.empty())
        return refuse("not-now", "choose a first topic before a further one");
    const bool asked = next().step == Step::anythingElse;
    if (text == "no") {
        if (!asked && !nothingElse_ && chosen_.size() > 1)
            chosen_.pop_back(); // Back to the question that brought the last topic in
        nothingElse_ = true;
        return std::nullopt;
    }
    const auto topic = library_.topic(text);
    if (!topic)
        return refuse("unknown-topic", "there is no topic '" + std::string(text) + "'");
    if (!asked && !nothingElse_ && chosen_.size() > 1)
        chosen_.pop_back();
    nothingElse_ = false;
    if (std::find(chosen_.begin(), chosen_.end(), *topic) == chosen_.end())
        chosen_.push_back(*topic);
    return std::nullopt;
}

Journey::Refusal Journey::takeWhichIsRight(std::string_view text) {
    if (!pending_)
        return refuse("not-now", "no answer was taken back");
    if (text != "first" && text != "changed")
        return refuse("unknown-option", "'" + std::string(text) + "' is not one of: first, changed");
    pending_->changedStands = text == "changed";
    if (pending_->changedStands)
        answers_[pending_->question] = pending_->changed;
    withdrawals_.push_back(*pending_);
    pending_.reset();
    return std::nullopt;
}

Journey::Refusal Journey::takeAskAnyway(std::string_view text) {
    if (text != "true" && text != "false")
        return refuse("unknown-option", "'" + std::string(text) + "' is not one of: true, false");
    if (text == "true" && !asksAnyway_ && (next().step != Step::outcome || !outcome().askAnyway))
        return refuse("not-now", "'Still need help?' is not offered here");
    asksAnyway_ = text == "true";
    return std::nullopt;
}

Journey::Refusal Journey::takeWriteLetter(std::string_view text) {
    if (text != "true" && text != "false")
        return refuse("unknown-option", "'" + std::string(text) + "' is not one of: true, false");
    if (text == "false") {
        writing_.reset();
        return std::nullopt;
    }
    if (next().step != Step::outcome || outcome().letter == Letter::none)
        return refuse("not-now", "this outcome sends nothing to the surgery");
    writing_ = now_.floor;
    return std::nullopt;
}

Journey::Refusal Journey::takeQuestion(std::uint32_t question, std::string_view text) {
    if (pending_)
        return refuse("not-now", "first say which answer is right");
    auto read = readAnswer(library_.questions[question], text);
    if (auto* error = std::get_if<AnswerError>(&read))
        return std::move(*error);
    auto& answer = std::get<Answer>(read);
    if (withdraws(question, answer))
        pending_ = Withdrawal{question, answers_[question], std::move(answer), false};
    else
        answers_[question] = std::move(answer);
    return std::nullopt;
}

bool Journey::isRedFlag(std::uint32_t index) const {
    const Question& question = library_.questions[index];
    return question.band == Band::redFlags || (question.phase == Phase::screen && question.band != Band::demographics);
}

/// A red flag taken back: it had made the outcome urgent or more, and would no longer. Asked once for each question.
bool Journey::withdraws(std::uint32_t question, const Answer& answer) const {
    if (!answers_[question].given() || answers_[question] == answer || !isRedFlag(question) ||
        !atLeast(now_.floor, Level::urgent))
        return false;
    if (std::any_of(withdrawals_.begin(), withdrawals_.end(),
                    [&](const Withdrawal& earlier) { return earlier.question == question; }))
        return false;
    std::vector<Answer> changed = answers_;
    changed[question] = answer;
    std::vector<std::uint32_t> topics = chosen_;
    const auto then = assessWith(topics, changed).floor;
    return !then || *then < *now_.floor;
}

Assessment Journey::assessWith(std::vector<std::uint32_t>& topics, const std::vector<Answer>& answers) const {
    const Phase phase = asksAnyway_ ? Phase::outcome : topics.empty() ? Phase::screen : Phase::triage;
    Assessment now = assess(library_, answers, {topics, phase});
    while (now.handover) {
        topics.insert(topics.begin(), *now.handover);
        now = assess(library_, answers, {topics, phase == Phase::screen ? Phase::triage : phase});
    }
    return now;
}

std::uint64_t Journey::flagsIn(std::string_view text) {
    if (text.empty())
        return 0;
    if (!phrases_)
        phrases_ = std::make_shared<const PhraseIndex>(library_);
    return phrases_->find(text);
}

void Journey::settle() {
    if (library_.phrases != noIndex) {
        std::uint64_t flags = flagsIn(words_);
        for (std::uint32_t i = 0; i < answers_.size(); ++i)
            if (library_.questions[i].type == QuestionType::text && answers_[i].given())
                flags |= flagsIn(answers_[i].text);
        for (std::size_t i = 0; i < library_.flags.size(); ++i)
            for (std::uint32_t topic : library_.flags[i].coveredBy)
                if (std::find(chosen_.begin(), chosen_.end(), topic) != chosen_.end())
                    flags &= ~(std::uint64_t{1} << i);
        answers_[library_.phrases] = {Answer::Kind::options, flags, 0, {}};
    }
    topics_ = chosen_;
    now_ = assessWith(topics_, answers_);
}

InPlay Journey::inPlay() const {
    return {topics_, asksAnyway_ ? Phase::outcome : topics_.empty() ? Phase::screen : Phase::triage};
}

Who Journey::who() const {
    if (library_.who == noIndex || answers_[library_.who].kind != Answer::Kind::options)
        return Who::me;
    const Question& question = library_.questions[library_.who];
    const std::string value = answerText(question, answers_[library_.who]);
    return value == "child" ? Who::child : value == "other" ? Who::other : Who::me;
}

bool Journey::offers(std::uint32_t topic) const {
    const ConditionIndex audience = library_.topics[topic].audience;
    return audience == noCondition || !Evaluation(library_, answers_, {}).condition(audience).is(Truth::no);
}

std::optional<std::uint32_t> Journey::firstUnanswered(const std::vector<std::uint32_t>& questions) const {
    const Evaluation now(library_, answers_, {});
    for (std::uint32_t question : questions)
        if (now.open(question) && now.applies(question).is(Truth::yes))
            return question;
    return std::nullopt;
}

/// Who it is for, and how old: wanted in any case, for the words if not for a rule.
std::optional<std::uint32_t> Journey::nextDemographic() const {
    std::vector<std::uint32_t> demographics;
    std::copy_if(library_.screenQuestions.begin(), library_.screenQuestions.end(), std::back_inserter(demographics),
                 [&](std::uint32_t q) { return library_.questions[q].band == Band::demographics; });
    return firstUnanswered(demographics);
}

/// Only matters for reception are in play, handed-over topics included.
bool Journey::administration() const {
    return !topics_.empty() && std::all_of(topics_.begin(), topics_.end(), [&](std::uint32_t topic) {
        return library_.topics[topic].kind == TopicKind::administration;
    });
}

/// After the red flags, before the rest, unless it is an emergency or a matter for reception.
bool Journey::wantsAnythingElse() const {
    if (nothingElse_ || asksAnyway_ || atLeast(now_.floor, Level::emergency))
        return false;
    if (administration())
        return false;
    return !now_.next || library_.questions[*now_.next].band > Band::redFlags;
}

Next Journey::next() const {
    if (pending_)
        return {Step::whichIsRight, pending_->question};
    if (const auto question = nextDemographic())
        return {Step::question, *question};
    if (library_.topics.empty())
        return {Step::wait, noIndex};
    if (topics_.empty()) {
        if (now_.next)
            return {Step::question, *now_.next};
        return {atLeast(now_.floor, Level::emergency) ? Step::outcome : Step::chooseTopic, noIndex};
    }
    if (wantsAnythingElse())
        return {Step::anythingElse, noIndex};
    if (now_.next)
        return {Step::question, *now_.next};
    if (atLeast(now_.floor, Level::emergency))
        return {Step::outcome, noIndex};
    if (asksAnyway_)
        if (const auto question = firstUnanswered(library_.askAnywayQuestions))
            return {Step::question, *question};
    if (now_.floor)
        if (const auto question = nextAdviceQuestion(library_, answers_, inPlay(), now_.floor->level))
            return {Step::question, *question};
    if (!writing_)
        return {Step::outcome, noIndex};
    if (const auto question = firstUnanswered(letterQuestions()))
        return {Step::question, *question};
    return {Step::check, noIndex};
}

std::vector<std::uint32_t> Journey::letterQuestions() const {
    const Evaluation now(library_, answers_, {});
    std::vector<std::uint32_t> questions;
    for (std::uint32_t topic : topics_)
        for (std::uint32_t question : library_.topics[topic].questions)
            if (library_.questions[question].phase == Phase::letter && now.applies(question).is(Truth::yes) &&
                std::find(questions.begin(), questions.end(), question) == questions.end())
                questions.push_back(question);
    return questions;
}

/// 111.nhs.uk is for people aged 5 and over (NHS England, 111 online).
bool Journey::oldEnoughForOnline111() const {
    constexpr std::int64_t youngest = 5;
    return library_.age != noIndex && answers_[library_.age].kind == Answer::Kind::number &&
           ageIn(answers_[library_.age].number, AgeUnit::years) >= youngest;
}

Letter Journey::letterFor(const Rank& rank, Destinations destinations) const {
    const bool toSurgery = destinations.has(Destination::surgery) || destinations.has(Destination::surgeryAdmin);
    if (!toSurgery || rank.level >= Level::emergency)
        return Letter::none;
    return rank.level == Level::urgent ? Letter::offered : Letter::expected;
}

Outcome Journey::outcome() const {
    Outcome result;
    result.rank = now_.floor.value_or(Rank{});
    result.reasons = now_.reasons;
    const Routed routed = route(library_, answers_, result.rank, now_.destinations);
    result.destinations = routed.destinations;
    result.closed = routed.closed;
    result.online111 = result.destinations.has(Destination::nhs111) && oldEnoughForOnline111();
    result.letter = letterFor(result.rank, result.destinations);
    const bool mayAsk = !topics_.empty() && result.rank.level < Level::urgent && result.letter == Letter::none;
    result.askAnyway = mayAsk && !asksAnyway_ && !library_.askAnywayQuestions.empty();
    if (asksAnyway_) {
        const Assessment before = assess(library_, answers_, {topics_, Phase::triage});
        const Rank rank = before.floor.value_or(Rank{});
        result.advised = {rank, route(library_, answers_, rank, before.destinations).destinations};
        if (mayAsk) { // Whoever still needs help may always write.
            result.destinations.add(administration() ? Destination::surgeryAdmin : Destination::surgery);
            result.letter = Letter::expected;
        }
    }
    result.list = result.rank.level == Level::urgent ? LetterList::urgent
                  : result.destinations.has(Destination::surgery) || !result.destinations.has(Destination::surgeryAdmin)
                      ? LetterList::clinical
                      : LetterList::admin;
    result.advice = chooseAdvice(library_, answers_, inPlay(), result.rank.level);
    return result;
}

} // namespace signpost

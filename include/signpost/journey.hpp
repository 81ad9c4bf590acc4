// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/assessment.hpp"
#include "signpost/search.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// One answer as it was given: a linkId (a question's, or one of the journey's own, docs/core-interface.md) and a text.
struct GivenAnswer {
    std::string linkId;
    std::string text;
    friend bool operator==(const GivenAnswer&, const GivenAnswer&) = default;
};

enum class Step : std::uint8_t {
    question,
    chooseTopic,
    anythingElse,
    whichIsRight,
    outcome,
    check,
    wait, ///< the library has no topics yet (compact.hpp, startOf)
};

struct Next {
    Step step = Step::question;
    /// The question to put, or the one that which-is-right is about.
    std::uint32_t question = noIndex;
};

enum class Letter : std::uint8_t {
    none,
    offered, ///< urgent: phone now, and tell the surgery too
    expected ///< the surgery is a destination
};

/// Which of the surgery's lists a letter belongs to.
enum class LetterList : std::uint8_t { urgent, clinical, admin };

struct Outcome {
    Rank rank;
    Destinations destinations;
    std::vector<Reason> reasons;
    std::vector<std::uint32_t> advice;
    /// The surgery was a destination and can't answer in time: NHS 111 stands in its place.
    bool closed = false;
    /// NHS 111 is a destination, and its online service takes somebody of this age: 5 or over. Under 5, and where the
    /// age is not known, it is the phone number alone.
    bool online111 = false;
    Letter letter = Letter::none;
    LetterList list = LetterList::clinical;
    /// "Still need help?" is offered.
    bool askAnyway = false;
    /// After "Still need help?": what had been advised.
    struct Advised {
        Rank rank;
        Destinations destinations;
    };
    std::optional<Advised> advised;
};

/// An answer to a red flag that the patient took back, after being asked once which is right.
struct Withdrawal {
    std::uint32_t question = noIndex;
    Answer first;
    Answer changed;
    /// Which one the patient said is right: the changed one stands.
    bool changedStands = false;
};

/// One patient's way through the content. Its state is the list of answers; the same answers on the same library always
/// lead to the same place. Borrows the library.
///
///     Journey journey(library);
///     journey.answer("who", "me");
///     journey.answer("age", "30 years");
///     journey.answer("emergency_signs_adult", "none");
///     journey.next().step == Step::chooseTopic;
///     journey.answer("topic", "dandruff");
///
/// An answer that is refused changes nothing. A question may be answered again at any time; later answers are kept.
class Journey {
public:
    explicit Journey(const Library& library);

    /// Takes an answer; nothing, or why not (docs/core-interface.md lists the codes).
    std::optional<AnswerError> answer(std::string_view linkId, std::string_view text);

    [[nodiscard]] Next next() const;
    /// Where the journey stands; meaningful as a result once `next` is outcome, or past it.
    [[nodiscard]] Outcome outcome() const;

    [[nodiscard]] const Library& library() const { return library_; }
    [[nodiscard]] const std::vector<GivenAnswer>& given() const { return given_; }
    [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }
    /// Topics in the order in which their questions are asked (a hand-over's target before its source).
    [[nodiscard]] const std::vector<std::uint32_t>& topics() const { return topics_; }
    [[nodiscard]] const std::vector<Withdrawal>& withdrawals() const { return withdrawals_; }
    [[nodiscard]] const std::optional<Withdrawal>& pendingWithdrawal() const { return pending_; }
    [[nodiscard]] std::string_view words() const { return words_; }
    [[nodiscard]] Who who() const;
    [[nodiscard]] bool asksAnyway() const { return asksAnyway_; }
    [[nodiscard]] bool writing() const { return writing_.has_value(); }
    /// Questions of the letter, in order, that apply.
    [[nodiscard]] std::vector<std::uint32_t> letterQuestions() const;
    /// May this topic be offered to this patient, as far as is known?
    [[nodiscard]] bool offers(std::uint32_t topic) const;
    [[nodiscard]] InPlay inPlay() const;

private:
    using Refusal = std::optional<AnswerError>;
    Refusal take(std::string_view linkId, std::string_view text);
    Refusal takeWords(std::string_view text);
    Refusal takeTopic(std::string_view id);
    Refusal takeAnythingElse(std::string_view text);
    Refusal takeWhichIsRight(std::string_view text);
    Refusal takeAskAnyway(std::string_view text);
    Refusal takeWriteLetter(std::string_view text);
    Refusal takeQuestion(std::uint32_t question, std::string_view text);

    [[nodiscard]] bool isRedFlag(std::uint32_t question) const;
    [[nodiscard]] bool withdraws(std::uint32_t question, const Answer& answer) const;
    [[nodiscard]] std::optional<std::uint32_t> nextDemographic() const;
    [[nodiscard]] std::optional<std::uint32_t> firstUnanswered(const std::vector<std::uint32_t>& questions) const;
    [[nodiscard]] bool administration() const;
    [[nodiscard]] bool wantsAnythingElse() const;
    [[nodiscard]] bool oldEnoughForOnline111() const;
    [[nodiscard]] Letter letterFor(const Rank& rank, Destinations destinations) const;
    /// Red-flag phrases in a text of the patient's own.
    [[nodiscard]] std::uint64_t flagsIn(std::string_view text);
    /// Red-flag phrases, topics handed over to, where it stands.
    void settle();
    [[nodiscard]] Assessment assessWith(std::vector<std::uint32_t>& topics, const std::vector<Answer>& answers) const;

    const Library& library_;
    std::vector<GivenAnswer> given_;
    std::vector<Answer> answers_;
    /// As chosen by the patient; topics_ adds those handed over to.
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint32_t> topics_;
    std::string words_;
    bool nothingElse_ = false;
    bool asksAnyway_ = false;
    /// The rank at which the letter was begun; a higher one leads back to the outcome.
    std::optional<Rank> writing_;
    std::optional<Withdrawal> pending_;
    std::vector<Withdrawal> withdrawals_;
    Assessment now_;
    /// Made when the patient first writes something: most never do. Copies of a journey share it.
    std::shared_ptr<const PhraseIndex> phrases_;
};

} // namespace signpost

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/condition.hpp"
#include "signpost/words.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace signpost {

enum class QuestionType : std::uint8_t { boolean, choice, checklist, number, age, string, text, date };
/// When in a journey a question belongs. Later is greater.
enum class Phase : std::uint8_t { screen, triage, outcome, letter };
/// The order of questions inside triage.
enum class Band : std::uint8_t { demographics, redFlags, urgent, rest };
/// Which way an answer gets worse; for the analysis and for authors.
enum class Worse : std::uint8_t { unstated, none, later, higher, lower, yes, no, more };
/// Who answers: the patient, the host page, or the scan of the patient's own words.
enum class Input : std::uint8_t { patient, host, scan };
enum class TextFormat : std::uint8_t { any, name, phone, email, postcode, nhsNumber };

struct Option {
    std::string value;
    Words text;
    Words hint;
    /// "None of these": stands last on a checklist and is not counted.
    bool none = false;
};

/// One question. Conditions name it by its index in Library::questions; people by its linkId, which means one thing in
/// the whole library.
///
/// A boolean has two options, `false` and `true` in this order, so that it is a choice to whoever evaluates it.
struct Question {
    std::string linkId;
    QuestionType type = QuestionType::boolean;
    Words text;
    Words hint;
    Words why;
    std::vector<Option> options;
    bool offersUnsure = false;
    /// The words of the "not sure" choice; empty means the interface's own.
    Words unsureText;
    Phase phase = Phase::triage;
    Band band = Band::rest;
    /// True or unknown: the question applies. `noCondition`: it always does, unless rules ask it (Rule::askQuestion).
    ConditionIndex enableWhen = noCondition;
    /// Numbers, in units of 10 to the minus `decimals`: 38.2 with one decimal is 382.
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    std::uint8_t decimals = 0;
    std::string unit;
    std::uint32_t maxLength = 0;
    TextFormat format = TextFormat::any;
    std::string autocomplete;
    bool required = true;
    Worse worse = Worse::unstated;
    Input input = Input::patient;
    std::string source;

    /// Bits of the boxes or options that an answer can tick; without "none of these".
    [[nodiscard]] std::uint64_t countedOptions() const {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < options.size(); ++i)
            if (!options[i].none)
                bits |= std::uint64_t{1} << i;
        return bits;
    }
};

} // namespace signpost

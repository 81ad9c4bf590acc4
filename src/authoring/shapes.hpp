// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace signpost::authoring {

/// A kind of object in authored files and the keys that it may have. The JSON Schemas define the same kinds under the
/// same names; a test compares the two.
struct Shape {
    std::string_view name;
    std::span<const std::string_view> keys;
};

namespace keys {
using namespace std::string_view_literals;
inline constexpr std::array library = {
    "$schema"sv,   "format"sv,           "id"sv,         "title"sv,        "language"sv,
    "version"sv,   "status"sv,           "publisher"sv,  "approvalDate"sv, "lastReviewDate"sv,
    "screen"sv,    "phrase_questions"sv, "ask_anyway"sv, "letter"sv,       "fallback_topic"sv,
    "body_parts"sv};
inline constexpr std::array bodyPart = {"value"sv, "text"sv};
inline constexpr std::array topic = {
    "$schema"sv,    "format"sv,           "id"sv,           "title"sv,          "kind"sv,
    "status"sv,     "version"sv,          "approvalDate"sv, "lastReviewDate"sv, "effectivePeriod"sv,
    "body_parts"sv, "sensitive"sv,        "audience"sv,     "search"sv,         "reading"sv,
    "questions"sv,  "letter_questions"sv, "scores"sv,       "rules"sv,          "default"sv,
    "advice"sv};
inline constexpr std::array module = {"$schema"sv,   "format"sv, "id"sv,    "title"sv,
                                      "questions"sv, "scores"sv, "rules"sv, "advice"sv};
inline constexpr std::array period = {"start"sv, "end"sv};
inline constexpr std::array reading = {"text"sv, "url"sv};
inline constexpr std::array words = {"me"sv, "child"sv, "other"sv};
inline constexpr std::array include = {"include"sv};
inline constexpr std::array question = {
    "linkId"sv, "text"sv,      "hint"sv,   "why"sv,          "type"sv,     "repeats"sv,  "answerOption"sv,
    "unsure"sv, "phase"sv,     "band"sv,   "enableWhen"sv,   "minValue"sv, "maxValue"sv, "maxDecimalPlaces"sv,
    "unit"sv,   "maxLength"sv, "format"sv, "autocomplete"sv, "required"sv, "worse"sv,    "input"sv,
    "source"sv};
inline constexpr std::array option = {"value"sv, "text"sv, "hint"sv, "none"sv};
inline constexpr std::array score = {"id"sv, "text"sv, "source"sv, "items"sv};
inline constexpr std::array scoreItem = {"when"sv, "points"sv};
inline constexpr std::array rule = {
    "id"sv,      "when"sv,   "level"sv,  "within"sv,         "destination"sv,       "otherwise"sv,
    "because"sv, "source"sv, "unsure"sv, "unsure_because"sv, "redundant_because"sv, "not_monotone_because"sv};
inline constexpr std::array effect = {"level"sv, "within"sv, "destination"sv};
inline constexpr std::array defaultRule = {"level"sv, "within"sv, "destination"sv, "because"sv, "source"sv, "cases"sv};
inline constexpr std::array defaultCase = {"text"sv, "when"sv};
inline constexpr std::array advice = {"id"sv, "kind"sv, "levels"sv, "when"sv, "unknown"sv, "text"sv, "source"sv};
inline constexpr std::array facts = {"$schema"sv, "format"sv, "facts"sv};
inline constexpr std::array fact = {"id"sv, "never"sv, "because"sv};
inline constexpr std::array invariants = {"$schema"sv, "format"sv, "invariants"sv};
inline constexpr std::array invariant = {"id"sv, "population"sv, "known"sv, "floor"sv, "source"sv, "exempt"sv};
inline constexpr std::array exemption = {"topic"sv, "because"sv};
inline constexpr std::array services = {"$schema"sv, "format"sv, "services"sv};
inline constexpr std::array service = {"id"sv, "destination"sv, "topics"sv, "eligible"sv, "source"sv};
inline constexpr std::array phrases = {"$schema"sv, "format"sv, "negation"sv, "flags"sv};
inline constexpr std::array negation = {"words"sv, "through"sv, "across"sv, "undone"sv};
inline constexpr std::array flag = {"id"sv, "question"sv, "phrases"sv, "covered_by"sv};
inline constexpr std::array synonyms = {"$schema"sv, "format"sv, "ignore"sv, "synonyms"sv};
inline constexpr std::array synonym = {"word"sv, "like"sv};
inline constexpr std::array vignettes = {"$schema"sv, "format"sv, "topic"sv, "defaults"sv, "vignettes"sv};
inline constexpr std::array vignette = {"id"sv, "patient"sv, "trivial"sv, "words"sv, "answers"sv, "expect"sv};
inline constexpr std::array expectation = {"level"sv, "within"sv, "destinations"sv, "reasons"sv};
inline constexpr std::array language = {"$schema"sv,   "format"sv,  "language"sv, "title"sv,
                                        "direction"sv, "strings"sv, "of"sv};
inline constexpr std::array translations = {"$schema"sv, "format"sv, "language"sv, "texts"sv};
inline constexpr std::array translation = {"of"sv, "text"sv};
inline constexpr std::array approvals = {"$schema"sv, "format"sv, "approvals"sv};
inline constexpr std::array approval = {"as"sv, "key"sv, "hash"sv, "date"sv, "signature"sv};
} // namespace keys

namespace shapes {
inline constexpr Shape library{"library", keys::library};
inline constexpr Shape bodyPart{"body_part", keys::bodyPart};
inline constexpr Shape topic{"topic", keys::topic};
inline constexpr Shape module{"module", keys::module};
inline constexpr Shape period{"period", keys::period};
inline constexpr Shape reading{"reading", keys::reading};
inline constexpr Shape words{"words", keys::words};
inline constexpr Shape include{"include", keys::include};
inline constexpr Shape question{"question", keys::question};
inline constexpr Shape option{"option", keys::option};
inline constexpr Shape score{"score", keys::score};
inline constexpr Shape scoreItem{"score_item", keys::scoreItem};
inline constexpr Shape rule{"rule", keys::rule};
inline constexpr Shape effect{"effect", keys::effect};
inline constexpr Shape defaultRule{"default", keys::defaultRule};
inline constexpr Shape defaultCase{"default_case", keys::defaultCase};
inline constexpr Shape advice{"advice", keys::advice};
inline constexpr Shape facts{"facts", keys::facts};
inline constexpr Shape fact{"fact", keys::fact};
inline constexpr Shape invariants{"invariants", keys::invariants};
inline constexpr Shape invariant{"invariant", keys::invariant};
inline constexpr Shape exemption{"exemption", keys::exemption};
inline constexpr Shape services{"services", keys::services};
inline constexpr Shape service{"service", keys::service};
inline constexpr Shape phrases{"phrases", keys::phrases};
inline constexpr Shape negation{"negation", keys::negation};
inline constexpr Shape flag{"flag", keys::flag};
inline constexpr Shape synonyms{"synonyms", keys::synonyms};
inline constexpr Shape synonym{"synonym", keys::synonym};
inline constexpr Shape vignettes{"vignettes", keys::vignettes};
inline constexpr Shape vignette{"vignette", keys::vignette};
inline constexpr Shape expectation{"expectation", keys::expectation};
inline constexpr Shape language{"language", keys::language};
inline constexpr Shape translations{"translations", keys::translations};
inline constexpr Shape translation{"translation", keys::translation};
inline constexpr Shape approvals{"approvals", keys::approvals};
inline constexpr Shape approval{"approval", keys::approval};

inline constexpr std::array all = {
    library,   bodyPart,    topic,    module,       period,      reading,     words,   include,  question, option,
    score,     scoreItem,   rule,     effect,       defaultRule, defaultCase, advice,  facts,    fact,     invariants,
    invariant, exemption,   services, service,      phrases,     negation,    flag,    synonyms, synonym,  vignettes,
    vignette,  expectation, language, translations, translation, approvals,   approval};
} // namespace shapes

} // namespace signpost::authoring

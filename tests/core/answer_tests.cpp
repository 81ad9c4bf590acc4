// SPDX-License-Identifier: Apache-2.0
#include "core/text_formats.hpp"
#include "signpost/answer.hpp"
#include "support/library_builder.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;
using signpost::test::LibraryBuilder;

namespace {

std::string refusal(const Question& question, std::string_view text) {
    const auto read = readAnswer(question, text);
    const auto* error = std::get_if<AnswerError>(&read);
    return error == nullptr ? "" : std::string(error->code);
}

void accepts(const Question& question, std::string_view text) {
    const auto read = readAnswer(question, text);
    BOOST_REQUIRE_MESSAGE(std::holds_alternative<Answer>(read), "refused: " << text);
    BOOST_TEST(answerText(question, std::get<Answer>(read)) == text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(answers)

BOOST_AUTO_TEST_CASE(a_boolean_is_true_or_false) {
    LibraryBuilder build;
    Question& question = build.boolean("fever");
    accepts(question, "true");
    accepts(question, "false");
    BOOST_TEST(refusal(question, "yes") == "unknown-option");
    BOOST_TEST(refusal(question, "") == "required");
    BOOST_TEST(refusal(question, "unsure") == "unsure-not-offered");
    question.offersUnsure = true;
    accepts(question, "unsure");
}

BOOST_AUTO_TEST_CASE(a_checklist_is_its_boxes_or_none_of_these) {
    LibraryBuilder build;
    const Question& question = build.checklist("signs", {"rash", "drooling", "stiff_neck"});
    accepts(question, "rash");
    accepts(question, "rash,stiff_neck");
    accepts(question, "none");
    BOOST_TEST(refusal(question, "rash,none") == "none-and-others");
    BOOST_TEST(refusal(question, "") == "required");
    BOOST_TEST(refusal(question, "rash,,") == "unknown-option");
    BOOST_TEST(refusal(question, "rahs") == "unknown-option");
}

BOOST_AUTO_TEST_CASE(a_number_is_exact_and_in_range) {
    LibraryBuilder build;
    const Question& question = build.number("temperature", 340, 430, 1);
    accepts(question, "38.2");
    BOOST_TEST(std::get<Answer>(readAnswer(question, "38")).number == 380);
    BOOST_TEST(refusal(question, "38.25") == "too-many-decimals");
    BOOST_TEST(refusal(question, "43.1") == "out-of-range");
    BOOST_TEST(refusal(question, "33.9") == "out-of-range");
    for (const char* text : {"warm", "38,2", "38.", ".5", "3e1", "0x26", " 38", "--38", "NaN"})
        BOOST_TEST(refusal(question, text) == "not-a-number", text);
    BOOST_TEST(refusal(question, "99999999999999999999") == "out-of-range");
}

BOOST_AUTO_TEST_CASE(an_age_says_its_unit) {
    LibraryBuilder build;
    const Question& question = build.age();
    accepts(question, "20 days");
    accepts(question, "7 months");
    accepts(question, "30 years");
    BOOST_TEST(refusal(question, "30") == "bad-age");
}

BOOST_AUTO_TEST_CASE(a_text_is_counted_in_characters) {
    LibraryBuilder build;
    Question& question = build.text("own_words", Phase::letter);
    question.maxLength = 5;
    accepts(question, "na\xC3\xAFve");
    BOOST_TEST(refusal(question, "naively") == "too-long");
    BOOST_TEST(refusal(question, "  \n ") == "required");
    question.required = false;
    BOOST_TEST(std::get<Answer>(readAnswer(question, "  ")).text.empty());
    BOOST_TEST(std::get<Answer>(readAnswer(question, "")).given());
}

BOOST_AUTO_TEST_CASE(a_text_loses_control_characters_that_no_letter_may_hold) {
    LibraryBuilder build;
    const Question& question = build.text("own_words", Phase::letter);
    BOOST_TEST(std::get<Answer>(readAnswer(question, "a\x07\x1B[0mb\tc\r\nd")).text == "a[0mb\tc\r\nd");
    BOOST_TEST(refusal(question, "\x07 \x01") == "required");
}

BOOST_AUTO_TEST_CASE(formats_are_checked_and_lenient_about_spaces) {
    LibraryBuilder build;
    Question& question = build.text("x", Phase::letter);
    const auto as = [&](TextFormat format) -> Question& {
        question.format = format;
        return question;
    };
    for (const char* good : {"01632 960123", "+44 1632 960123", "(01632) 960-123"})
        accepts(as(TextFormat::phone), good);
    for (const char* bad : {"12345", "phone me", "01632 96012x"})
        BOOST_TEST(refusal(as(TextFormat::phone), bad) == "bad-phone", bad);
    accepts(as(TextFormat::email), "a@example.org");
    for (const char* bad : {"a", "a@b", "@example.org", "a@@example.org", "a b@example.org", "a@.org"})
        BOOST_TEST(refusal(as(TextFormat::email), bad) == "bad-email", bad);
    for (const char* good : {"SW1A 1AA", "m1 1ae", "B338TH"})
        accepts(as(TextFormat::postcode), good);
    for (const char* bad : {"SW1A", "1AA SW1", "ABCDE 1AA"})
        BOOST_TEST(refusal(as(TextFormat::postcode), bad) == "bad-postcode", bad);
}

BOOST_AUTO_TEST_CASE(nhs_numbers_have_a_check_digit) {
    BOOST_TEST(isNhsNumber("999 000 0018"));
    BOOST_TEST(isNhsNumber("9990000026"));
    BOOST_TEST(isNhsNumber("999-000-0034"));
    BOOST_TEST(!isNhsNumber("999 123 4567"));
    BOOST_TEST(!isNhsNumber("999 000 001"));
    BOOST_TEST(!isNhsNumber("999 000 001x"));
    // A remainder that would need the check digit 10 is never issued.
    int good = 0;
    for (int last = 0; last <= 9; ++last)
        good += isNhsNumber("999000006" + std::to_string(last)) ? 1 : 0;
    BOOST_TEST(good <= 1);
}

BOOST_AUTO_TEST_CASE(dates_exist) {
    BOOST_TEST(isDate("2024-02-29"));
    BOOST_TEST(isDate("2000-02-29"));
    for (const char* bad :
         {"2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "23-04-01", "2023/04/01", ""})
        BOOST_TEST(!isDate(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()

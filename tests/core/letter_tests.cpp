// SPDX-License-Identifier: Apache-2.0
//
// That the Bundle is valid FHIR is tested by validators (tests/web); here, what it says and when it is refused.
#include "signpost/letter.hpp"
#include "support/clinic.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

namespace {

const std::string goodStamp =
    "content=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
    "time=2026-11-22T09:30:00+00:00\nods=A81001\nsurgery=Demonstration Surgery\n"
    "key=00000000-0000-4000-8000-000000000001\norigin=http://127.0.0.1\nsoftware=Signpost 0.1.0\n"
    "uuid.1=00000000-0000-4000-8000-000000000011\nuuid.2=00000000-0000-4000-8000-000000000012\n"
    "uuid.3=00000000-0000-4000-8000-000000000013\nuuid.4=00000000-0000-4000-8000-000000000014\n"
    "uuid.5=00000000-0000-4000-8000-000000000015\nuuid.6=00000000-0000-4000-8000-000000000016\n";

Stamp stamp() {
    std::string problem;
    const auto read = stampFrom(goodStamp, problem);
    BOOST_REQUIRE_MESSAGE(read.has_value(), problem);
    return *read;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void answerAll(Journey& journey, std::initializer_list<std::pair<std::string_view, std::string_view>> answers) {
    for (const auto& [linkId, text] : answers) {
        const auto error = journey.answer(linkId, text);
        BOOST_REQUIRE_MESSAGE(!error, linkId << ": " << (error ? error->detail : ""));
    }
}

std::string letterOf(std::string_view who) {
    const Library library = test::clinic();
    Journey journey(library);
    answerAll(journey, {{"surgery_opens_in", "0"},
                        {"who", who},
                        {"age", "7 months"},
                        {"emergency_signs", "none"},
                        {"topic", "cough"},
                        {"cough_signs", "none"},
                        {"anything_else", "no"},
                        {"cough_long", "true"},
                        {"write_letter", "true"},
                        {"own_words", "It \"rattles\"\nat night"},
                        {"tried", ""}});
    if (who != "me")
        answerAll(journey, {{"writer", "A parent, mother"}});
    answerAll(journey, {{"name", "A Patient"},
                        {"birth_date", "2026-04-01"},
                        {"phone", "01632 960123"},
                        {"nhs_number", "999 000 0018"}});
    return letterJson(journey, stamp()).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(letters)

BOOST_AUTO_TEST_CASE(a_letter_carries_the_patients_words_first) {
    const std::string letter = letterOf("me");
    BOOST_TEST(has(letter, R"("valueString":"It \"rattles\"\nat night")"));
    BOOST_TEST(letter.find(R"("linkId":"own_words")") < letter.find(R"("linkId":"cough_long")"));
    BOOST_TEST(!has(letter, R"("linkId":"tried")"));
    BOOST_TEST(has(letter, R"("reference":"urn:uuid:00000000-0000-4000-8000-000000000013")"));
    BOOST_TEST(has(letter, R"("code":"cough/long")"));
    BOOST_TEST(has(letter, R"("value":7,"unit":"months")"));
}

BOOST_AUTO_TEST_CASE(an_nhs_number_is_never_called_verified) {
    const std::string letter = letterOf("me");
    BOOST_TEST(has(letter, R"("value":"9990000018")"));
    BOOST_TEST(has(letter, R"("code":"03")"));
    BOOST_TEST(!has(letter, R"("code":"01")"));
    BOOST_TEST(has(letter, R"("valueString":"not-verified")"));
}

BOOST_AUTO_TEST_CASE(who_writes_for_a_child_stands_as_a_related_person_with_their_own_number) {
    const std::string letter = letterOf("child");
    BOOST_TEST(has(letter, R"("resourceType":"RelatedPerson")"));
    const auto patient = letter.find(R"("resourceType":"Patient")");
    const auto person = letter.find(R"("resourceType":"RelatedPerson")");
    BOOST_TEST(letter.find("01632 960123", patient) > person);
    BOOST_TEST(!has(letterOf("me"), "RelatedPerson"));
}

BOOST_AUTO_TEST_CASE(a_raised_red_flag_is_named) {
    const Library library = test::clinic();
    Journey journey(library);
    answerAll(journey, {{"surgery_opens_in", "0"},
                        {"who", "me"},
                        {"age", "30 years"},
                        {"emergency_signs", "none"},
                        {"topic", "cough"},
                        {"cough_signs", "blood"},
                        {"anything_else", "no"},
                        {"write_letter", "true"},
                        {"own_words", "I coughed blood."},
                        {"tried", ""},
                        {"name", "A Patient"},
                        {"birth_date", "1996-04-01"},
                        {"phone", "01632 960123"},
                        {"nhs_number", ""}});
    const std::string letter = letterJson(journey, stamp()).value();
    BOOST_TEST(has(letter, R"("code":"flag"}]},"valueString":"cough_signs"})"));
    BOOST_TEST(!has(letter, R"("valueString":"emergency_signs"})"));
    BOOST_TEST(!has(letterOf("me"), R"("code":"flag")"));
}

BOOST_AUTO_TEST_CASE(no_letter_is_written_before_it_is_complete_or_without_a_rule_that_asks_for_it) {
    const Library library = test::clinic();
    Journey journey(library);
    BOOST_TEST(!letterJson(journey, stamp()).has_value());
    answerAll(journey, {{"who", "me"}, {"age", "30 years"}, {"emergency_signs", "blue"}});
    BOOST_TEST(!letterJson(journey, stamp()).has_value());
}

BOOST_AUTO_TEST_CASE(a_stamp_that_is_not_whole_is_refused_by_name) {
    const auto problem = [](const std::string& lines) {
        std::string what;
        BOOST_TEST(!stampFrom(lines, what).has_value());
        return what;
    };
    BOOST_TEST(problem("") == "the stamp's 'content' is missing or malformed");
    BOOST_TEST(problem(goodStamp + "colour=red\n") == "the stamp has no field 'colour'");
    BOOST_TEST(problem(goodStamp + "key=no-uuid\n") == "the stamp's 'key' is missing or malformed");
    BOOST_TEST(problem(goodStamp + "time=yesterday\n") == "the stamp's 'time' is missing or malformed");
    BOOST_TEST(problem(goodStamp + "time=2026-11-22T09:30:00\n") == "the stamp's 'time' is missing or malformed");
    BOOST_TEST(problem(goodStamp + "ods=a81\n") == "the stamp's 'ods' is missing or malformed");
}

BOOST_AUTO_TEST_SUITE_END()

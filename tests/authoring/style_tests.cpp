// SPDX-License-Identifier: Apache-2.0
#include "authoring/plain_words.hpp"
#include "authoring/readability.hpp"
#include "support/tiny_content.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace signpost;
using authoring::Code;
using authoring::hardWordsIn;
using authoring::Readability;
using authoring::readabilityOf;
using authoring::syllablesIn;

namespace {

std::ptrdiff_t warnings(const authoring::SourceFiles& files, Code code) {
    const auto problems = authoring::readContent(files).problems;
    return std::count_if(problems.begin(), problems.end(), [&](const auto& each) { return each.code == code; });
}

authoring::SourceFiles advising(const char* text) {
    return test::with(test::tinyContent(), "topics/cold.json", "\"Rest, and drink enough.\"", text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(style)

BOOST_AUTO_TEST_CASE(syllables_are_counted_by_spelling) {
    const std::pair<const char*, std::size_t> words[] = {
        {"pain", 1},   {"tummy", 2},  {"take", 1},   {"takes", 1},       {"asked", 1},       {"needed", 2},
        {"little", 2}, {"nurses", 2}, {"change", 1}, {"changes", 2},     {"infection", 3},   {"special", 2},
        {"trial", 2},  {"usual", 3},  {"guard", 1},  {"equal", 2},       {"paracetamol", 5}, {"don't", 1},
        {"999", 1},    {"37.5°C", 1}, {"the", 1},    {"antibiotics", 5}, {"See", 1},         {"eye", 1}};
    for (const auto& [word, count] : words) {
        BOOST_TEST(syllablesIn(word) == count, word << " has " << syllablesIn(word));
    }
}

BOOST_AUTO_TEST_CASE(a_text_is_counted_in_sentences_and_words) {
    const Readability call = readabilityOf("Call 999. Do not drive (it is not safe!). \"Why?\" - Ask");
    BOOST_TEST(call.words == 11U);
    BOOST_TEST(call.sentences == 4U);
    BOOST_TEST(call.longestSentence == 7U);
    BOOST_TEST(readabilityOf("").words == 0U);
    BOOST_TEST(readabilityOf("").readingAge() == 0.0);
    BOOST_TEST(readabilityOf(" - ").sentences == 0U);
}

BOOST_AUTO_TEST_CASE(plain_texts_have_a_low_reading_age) {
    const double plain = readabilityOf("Most colds get better on their own. Rest at home and drink a lot. Phone us if "
                                       "you get worse, or if you are still ill in two weeks.")
                             .readingAge();
    BOOST_TEST(plain > 5.0);
    BOOST_TEST(plain < 9.0);
    const double hard = readabilityOf("Uncomplicated respiratory infections are generally self-limiting, and "
                                      "antimicrobial treatment is consequently inappropriate for the majority of "
                                      "individuals presenting with these symptoms.")
                            .readingAge();
    BOOST_TEST(hard > 18.0);
}

BOOST_AUTO_TEST_CASE(hard_words_are_found_as_whole_words) {
    const auto found = hardWordsIn("In order to stop it, Utilise a cream. The ABDOMEN, then.");
    BOOST_REQUIRE(found.size() == 3U);
    BOOST_TEST(found[0].words == "abdomen");
    BOOST_TEST(found[0].plain == "tummy");
    BOOST_TEST(found[1].words == "in order to");
    BOOST_TEST(found[2].words == "utilise");
    BOOST_TEST(hardWordsIn("A toadstool. Put it in the order it came. Dialling.").empty());
}

BOOST_AUTO_TEST_CASE(every_text_that_patients_read_is_looked_at) {
    const auto at = [](const char* file, const char* text, const char* instead) {
        return warnings(test::with(test::tinyContent(), file, text, instead), Code::hardWord);
    };
    BOOST_TEST(at("topics/cold.json", "Does your face hurt?", "Does your abdomen hurt?") == 1);
    BOOST_TEST(at("topics/cold.json", "\"blue lips\"", "{\"me\": \"lesions\", \"child\": \"many lesions\"}") == 2);
    BOOST_TEST(at("topics/cold.json", "A pharmacist can treat this.", "A pharmacist can administer this.") == 1);
    BOOST_TEST(at("topics/cold.json", "Most colds get better", "Acute colds get better") == 1);
    BOOST_TEST(at("topics/cold.json", "What have you tried?", "What is required?") == 1);
    BOOST_TEST(at("topics/cold.json", "Rest, and drink enough.", "Ensure that you drink.") == 1);
    BOOST_TEST(at("shared/fever.json", "I haven't measured it", "I am asymptomatic") == 1);
    BOOST_TEST(
        at("shared/fever.json", "Is the skin hot to touch?\"", "Is the skin hot?\", \"why\": \"We monitor it.\"") == 1);
}

BOOST_AUTO_TEST_CASE(only_english_is_judged_by_its_words) {
    const auto hard = advising("\"Commence rest.\"");
    BOOST_TEST(warnings(hard, Code::hardWord) == 1);
    BOOST_TEST(warnings(test::with(hard, "library.json", "\"language\": \"en\"", "\"language\": \"cy\""),
                        Code::hardWord) == 0);
}

BOOST_AUTO_TEST_CASE(short_texts_have_no_reading_age) {
    BOOST_TEST(warnings(advising("\"Rehydration preparations alleviate dehydration.\""), Code::hardToRead) == 0);
    BOOST_TEST(warnings(advising("\"Rehydration preparations alleviate dehydration. Pharmacies everywhere supply "
                                 "rehydration preparations. Pharmacists additionally recommend appropriate "
                                 "quantities. Ordinary alternatives include diluted squash and unsalted vegetables.\""),
                        Code::hardToRead) == 1);
}

BOOST_AUTO_TEST_CASE(a_safety_net_says_where_it_comes_from) {
    BOOST_TEST(warnings(test::tinyContent(), Code::noSource) == 0);
    const auto cold = [](const char* text) {
        return warnings(test::with(test::tinyContent(), "topics/cold.json", text, "}"), Code::noSource);
    };
    BOOST_TEST(cold(", \"source\": \"NHS.uk page 'Ibuprofen for adults', 2024\"}") == 1);
    BOOST_TEST(cold(", \"source\": \"NHS.uk page 'When to call 999', 2023\"}") == 1);
    // Reception's own advice needs none, unless it is urgent.
    BOOST_TEST(warnings(test::with(test::tinyContent(), "topics/other.json", "[\"routine\", \"soon\"]",
                                   "[\"routine\", \"soon\", \"urgent\"]"),
                        Code::noSource) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

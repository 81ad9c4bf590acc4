// SPDX-License-Identifier: Apache-2.0
#include "core/search/word_likeness.hpp"
#include "core/search/word_sound.hpp"
#include "core/search/words_of_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

namespace {

std::string joined(const std::vector<TextWord>& words) {
    std::string text;
    for (const TextWord& word : words)
        text += (word.startsClause ? "|" : " ") + word.text;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(a_text_is_cut_into_lower_case_words_and_clauses) {
    BOOST_TEST(joined(wordsOfText("Sore throat, white SPOTS... at-the back")) ==
               "|sore throat|white spots|at the back");
    BOOST_TEST(joined(wordsOfText("")) == "");
    BOOST_TEST(joined(wordsOfText(" ,.!? ")) == "");
    BOOST_TEST(joined(wordsOfText("10/10 pain")) == "|10 10 pain");
}

BOOST_AUTO_TEST_CASE(apostrophes_are_left_out_also_the_typographic_one) {
    BOOST_TEST(joined(wordsOfText("can't")) == "|cant");
    BOOST_TEST(joined(wordsOfText("can\xE2\x80\x99t")) == "|cant");
    BOOST_TEST(joined(wordsOfText("'sick'")) == "|sick");
    // Another character that begins with the same bytes: an ellipsis.
    BOOST_TEST(joined(wordsOfText("a\xE2\x80\xA6"
                                  "b")) == "|a\xE2\x80\xA6"
                                           "b");
}

BOOST_AUTO_TEST_CASE(other_alphabets_and_broken_utf8_are_kept_as_they_are) {
    BOOST_TEST(joined(wordsOfText("ból głowy")) == "|ból głowy");
    BOOST_TEST(joined(wordsOfText("\xFF\xFE x\xE2")) == "|\xFF\xFE x\xE2");
    BOOST_TEST(joined(wordsOfText(std::string_view("a\0b", 3))) == "|a b");
}

BOOST_AUTO_TEST_CASE(endings_are_cut) {
    for (const char* word : {"hurt", "hurts", "hurting"})
        BOOST_TEST(stemOf(word) == "hurt", word);
    BOOST_TEST(stemOf("vomitting") == stemOf("vomiting"));
    BOOST_TEST(stemOf("running") == "run");
    BOOST_TEST(stemOf("swelling") == stemOf("swells"));
    BOOST_TEST(stemOf("illness") == "illness");
    BOOST_TEST(stemOf("pills") != stemOf("piles"));
    BOOST_TEST(stemOf("is") == "is");
    BOOST_TEST(stemOf("") == "");
}

BOOST_AUTO_TEST_CASE(words_that_sound_alike_have_one_sound) {
    BOOST_TEST(soundOf("coff") == soundOf("cough"));
    BOOST_TEST(soundOf("trote") != soundOf("threat"));
    BOOST_TEST(soundOf(stemOf("throte")) == soundOf("throat"));
    BOOST_TEST(soundOf("pain") == soundOf(stemOf("pane")));
    BOOST_TEST(soundOf("nee") == soundOf("knee"));
    BOOST_TEST(soundOf("blood") != soundOf("bleed"));
    BOOST_TEST(soundOf("") == "");
    BOOST_TEST(consonantsOf(soundOf("angina")) == consonantsOf(soundOf("anjina")));
}

BOOST_AUTO_TEST_CASE(typing_errors_are_counted_up_to_the_limit) {
    BOOST_TEST(typingErrors("rash", "rash", 2) == 0U);
    BOOST_TEST(typingErrors("rsah", "rash", 2) == 1U); // a swap is one
    BOOST_TEST(typingErrors("rashh", "rash", 2) == 1U);
    BOOST_TEST(typingErrors("rsh", "rash", 2) == 1U);
    BOOST_TEST(typingErrors("resh", "rash", 2) == 1U);
    BOOST_TEST(typingErrors("back", "chest", 2) == 3U);
    BOOST_TEST(typingErrors("", "", 0) == 0U);
    BOOST_TEST(typingErrors("", "ab", 2) == 2U);
    BOOST_TEST(typingErrors(std::string(1000, 'a'), std::string(1000, 'a'), 2) == 3U);
}

BOOST_AUTO_TEST_CASE(likeness_allows_for_endings_typing_and_spelling_by_ear) {
    BOOST_TEST(likeness("coughs", "coughing") == 100);
    for (const auto& [typed, known] :
         {std::pair("haedache", "headache"), std::pair("diarrhea", "diarrhoea"), std::pair("feaver", "fever"),
          std::pair("bak", "back"), std::pair("noze", "nose"), std::pair("soar", "sore"),
          std::pair("infecshun", "infection"), std::pair("pians", "pain")})
        BOOST_TEST(likeness(typed, known) >= 55, typed << " is not like " << known);
}

BOOST_AUTO_TEST_CASE(likeness_keeps_short_and_other_words_apart) {
    for (const auto& [typed, known] :
         {std::pair("ear", "eye"), std::pair("cut", "cup"), std::pair("back", "chest"), std::pair("at", "a"),
          std::pair("", "rash"), std::pair("r", "rash"), std::pair("thermometer", "rash")})
        BOOST_TEST(likeness(typed, known) == 0, typed << " is like " << known);
}

BOOST_AUTO_TEST_CASE(nearer_words_are_more_alike) {
    BOOST_TEST(likeness("headaches", "headache") > likeness("headacke", "headache"));
    BOOST_TEST(likeness("heddache", "headache") > likeness("hedacke", "headache"));
    // Few mistype the first letter.
    BOOST_TEST(likeness("fevir", "fever") > likeness("lever", "fever"));
}

BOOST_AUTO_TEST_SUITE_END()

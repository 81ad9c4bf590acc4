// SPDX-License-Identifier: Apache-2.0
#include "signpost/search.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

namespace {

/// Flag 0 is "chest pain", and so on in the order below.
Library library() {
    Library result;
    result.negation = {{"no", "not", "never", "dont", "didnt", "isnt", "without"},
                       {"any", "signs", "of", "a", "have"},
                       {"or"},
                       {"yesterday", "like", "before"}};
    result.ignoredWords = {"again", "went"};
    const auto flag = [&](std::string id, std::vector<std::string> phrases) {
        PhraseFlag made;
        made.id = std::move(id);
        made.phrases = std::move(phrases);
        result.flags.push_back(std::move(made));
    };
    flag("chest_pain", {"chest pain", "tight chest"});
    flag("breathing", {"can't breathe", "not breathing"});
    flag("blood", {"coughing up blood", "throwing up blood"});
    flag("pregnancy", {"pregnant + bleeding"});
    flag("pain", {"agony"});
    flag("faint", {"fainted", "cutting myself"});
    return result;
}

enum : std::uint64_t { chestPain = 1, breathing = 2, blood = 4, pregnancy = 8, agony = 16, faint = 32 };

std::uint64_t found(std::string_view text) {
    static const PhraseIndex index(library());
    return index.find(text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(phrases)

BOOST_AUTO_TEST_CASE(a_phrase_is_found_anywhere_and_in_any_case) {
    BOOST_TEST(found("chest pain") == chestPain);
    BOOST_TEST(found("Since Monday CHEST PAINS, on and off") == chestPain);
    BOOST_TEST(found("tight chest and coughing up blood") == (chestPain | blood));
    BOOST_TEST(found("pain chest") == 0U);
    BOOST_TEST(found("") == 0U);
}

BOOST_AUTO_TEST_CASE(apostrophes_make_no_difference) {
    for (const char* text : {"can't breathe", "cant breathe", "can\xE2\x80\x99t breathe", "CAN'T BREATHE"})
        BOOST_TEST(found(text) == breathing, text);
}

BOOST_AUTO_TEST_CASE(two_other_words_may_stand_inside_but_not_three_nor_a_break) {
    BOOST_TEST(found("coughing up blood") == blood);
    BOOST_TEST(found("coughing up bright blood") == blood);
    BOOST_TEST(found("coughing up some bright blood") == blood);
    BOOST_TEST(found("coughing up some very bright blood") == 0U);
    BOOST_TEST(found("coughing up, blood test tomorrow") == 0U);
}

BOOST_AUTO_TEST_CASE(spelling_is_forgiven_unless_the_word_is_a_known_one) {
    BOOST_TEST(found("chets pane") == chestPain);
    BOOST_TEST(found("cheast pian") == chestPain);
    BOOST_TEST(found("agonny") == agony);
    BOOST_TEST(found("ear ache again") == 0U);           // again is no agony
    BOOST_TEST(found("coughing up a bleeding") == 0U);   // nor bleeding blood
    BOOST_TEST(found("coughing up a lot of bld") == 0U); // too little is left
}

BOOST_AUTO_TEST_CASE(a_bare_verb_does_not_say_that_it_happened_or_goes_on) {
    BOOST_TEST(found("she keeps fainting") == faint);
    BOOST_TEST(found("i feel faint") == 0U);
    BOOST_TEST(found("ive been cutting myself") == faint);
    BOOST_TEST(found("i cut myself shaving") == 0U);
    BOOST_TEST(found("i cough up blood") == blood);
}

BOOST_AUTO_TEST_CASE(all_parts_of_a_phrase_are_needed_in_any_order) {
    BOOST_TEST(found("pregnant and bleeding") == pregnancy);
    BOOST_TEST(found("there is bleeding. She is 9 weeks pregnant") == pregnancy);
    BOOST_TEST(found("9 weeks pregnant") == 0U);
    BOOST_TEST(found("pregnant, no bleeding") == 0U);
    BOOST_TEST(found("not pregnant but bleeding") == 0U);
}

BOOST_AUTO_TEST_CASE(a_negation_reaches_a_phrase_only_through_words_that_pass_it_on) {
    for (const char* text :
         {"no chest pain", "no signs of chest pain", "dont have any chest pain", "never a tight chest"})
        BOOST_TEST(found(text) == 0U, text);
    for (const char* text : {"painkillers not helping my chest pain", "no idea why I have chest pain",
                             "not only a cough but chest pain", "no cough, chest pain", "no. chest pain"})
        BOOST_TEST(found(text) == chestPain, text);
}

BOOST_AUTO_TEST_CASE(a_negation_reaches_across_or) {
    BOOST_TEST(found("no rash or chest pain") == 0U);
    BOOST_TEST(found("no bad itchy rash or chest pain") == 0U);
    BOOST_TEST(found("no fever and chest pain") == chestPain);
    BOOST_TEST(found("no one two three four five or chest pain") == chestPain);
}

BOOST_AUTO_TEST_CASE(what_follows_soon_takes_a_negation_back) {
    BOOST_TEST(found("never had chest pain") == chestPain); // "had" does not pass it on here
    BOOST_TEST(found("no chest pain yesterday") == chestPain);
    BOOST_TEST(found("never any chest pain like this") == chestPain);
    BOOST_TEST(found("no chest pain, yesterday was fine") == 0U);
    BOOST_TEST(found("no chest pain one two three four five six like this") == 0U);
}

BOOST_AUTO_TEST_CASE(one_denial_does_not_hide_the_same_phrase_said_elsewhere) {
    BOOST_TEST(found("no chest pain in the morning, chest pain at night") == chestPain);
}

BOOST_AUTO_TEST_CASE(a_phrase_with_a_denial_of_its_own) {
    BOOST_TEST(found("he is not breathing") == breathing);
    BOOST_TEST(found("not short of breath") == 0U);
    BOOST_TEST(found("is breathing") == 0U);
    BOOST_TEST(found("no tight feeling not chest") == 0U);
    BOOST_TEST(found("chest isnt pain") == 0U);
}

BOOST_AUTO_TEST_CASE(a_hostile_text_is_read_in_time_that_grows_with_its_length) {
    // Were any step quadratic, these would take minutes rather than a moment.
    constexpr std::size_t size = 100'000;
    const auto repeated = [](std::string_view part) {
        std::string text;
        while (text.size() < size)
            text += part;
        return text;
    };
    BOOST_TEST(found(repeated("no any of chest pain ")) == 0U);
    BOOST_TEST(found(repeated("any ")) == 0U);
    BOOST_TEST(found("no " + repeated("any ") + "chest pain") == chestPain);
    BOOST_TEST(found(repeated("chest ")) == 0U);
    BOOST_TEST(found(repeated("x")) == 0U);
    BOOST_TEST(found(repeated("\xE2\x80")) == 0U);
    BOOST_TEST(found(repeated("zxqv") + " chest pain") == chestPain);
    std::string different;
    for (int i = 0; different.size() < size; ++i)
        different += "q" + std::to_string(i) + " ";
    BOOST_TEST(found(different) == 0U);
}

BOOST_AUTO_TEST_CASE(an_empty_library_finds_nothing) {
    BOOST_TEST(PhraseIndex(Library()).find("chest pain") == 0U);
    Library odd;
    PhraseFlag flag;
    flag.phrases = {"", "+", " + "};
    odd.flags.push_back(flag);
    BOOST_TEST(PhraseIndex(odd).find("chest pain + ") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

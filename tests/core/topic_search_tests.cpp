// SPDX-License-Identifier: Apache-2.0
#include "signpost/search.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost;

namespace {

constexpr std::uint32_t throat = 0;
constexpr std::uint32_t tummy = 1;
constexpr std::uint32_t prescription = 2;
constexpr std::uint32_t other = 3;

Library library() {
    Library result;
    const auto topic = [&](std::string title, std::vector<std::string> search) {
        Topic made;
        made.title = std::move(title);
        made.searchWords = std::move(search);
        result.topics.push_back(std::move(made));
    };
    topic("Sore throat", {"tonsillitis", "hurts to swallow"});
    topic("Diarrhoea and vomiting", {"diarrhoea", "sick bug", "upset stomach"});
    topic("Repeat prescription", {"run out", "need more tablets"});
    topic("Something else", {"knee", "sore knee"});
    result.fallbackTopic = other;
    result.ignoredWords = {"my", "the", "and", "out", "to", "have", "a"};
    result.synonyms = {{"diarrhoea", {"the runs", "squits", "loose wet poo"}}, {"stomach", {"tummy"}}};
    return result;
}

std::uint32_t first(std::string_view words) {
    static const SearchIndex index(library());
    const auto found = index.find(words);
    return found.empty() ? noIndex : found.front().topic;
}

} // namespace

BOOST_AUTO_TEST_SUITE(topic_search)

BOOST_AUTO_TEST_CASE(titles_and_search_words_lead_to_their_topic_in_any_order_and_case) {
    BOOST_TEST(first("sore throat") == throat);
    BOOST_TEST(first("THROAT SORE!!") == throat);
    BOOST_TEST(first("I have a sick bug") == tummy);
    BOOST_TEST(first("swallow hurts") == throat);
}

BOOST_AUTO_TEST_CASE(misspelt_words_are_understood) {
    BOOST_TEST(first("soar throte") == throat);
    BOOST_TEST(first("tonsilitus") == throat);
    BOOST_TEST(first("perscription") == prescription);
}

BOOST_AUTO_TEST_CASE(synonyms_stand_for_their_word_only_when_said_in_full) {
    BOOST_TEST(first("squits") == tummy);
    BOOST_TEST(first("the runs") == tummy);
    BOOST_TEST(first("run out") == prescription);
    BOOST_TEST(first("upset tummy") == tummy);
}

BOOST_AUTO_TEST_CASE(the_last_word_may_still_be_being_typed) {
    BOOST_TEST(first("thr") == throat);
    BOOST_TEST(first("presc") == prescription);
    BOOST_TEST(first("th") == noIndex);
}

BOOST_AUTO_TEST_CASE(the_fallback_topic_wins_by_its_own_words_or_when_most_of_what_was_said_fits_none) {
    BOOST_TEST(first("sore knee") == other);
    BOOST_TEST(first("zebra quagga okapi wombat tablets") == other);
    BOOST_TEST(first("zebra") == noIndex);
    // Numbers, and words that only help to say another, are not about something else.
    BOOST_TEST(first("tablets 20 7 14 9") == prescription);
    BOOST_TEST(first("tablets loose wet zebra") == prescription);
}

BOOST_AUTO_TEST_CASE(little_words_alone_find_nothing) {
    BOOST_TEST(first("") == noIndex);
    BOOST_TEST(first("my the and") == noIndex);
    BOOST_TEST(first("...") == noIndex);
}

BOOST_AUTO_TEST_CASE(results_are_best_first_and_at_most_as_many_as_wanted) {
    const SearchIndex index(library());
    const auto found = index.find("sore throat and sick and tablets");
    BOOST_REQUIRE(found.size() >= 3U);
    BOOST_TEST(found.front().topic == throat);
    for (std::size_t i = 1; i < found.size(); ++i)
        BOOST_TEST(found[i - 1].score >= found[i].score);
    BOOST_TEST(index.find("sore throat and sick and tablets", 1).size() == 1U);
    BOOST_TEST(index.find("sore throat", 0).empty());
}

BOOST_AUTO_TEST_CASE(the_same_words_always_give_the_same_result) {
    const SearchIndex one(library());
    const SearchIndex two(library());
    for (const char* words : {"sore", "sick tablets", "hurts"}) {
        const auto a = one.find(words);
        const auto b = two.find(words);
        BOOST_REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            BOOST_TEST((a[i].topic == b[i].topic && a[i].score == b[i].score));
    }
}

BOOST_AUTO_TEST_CASE(an_empty_library_and_a_hostile_text_are_taken) {
    BOOST_TEST(SearchIndex(Library()).find("sore throat").empty());
    BOOST_TEST(first(std::string(100'000, 'x')) == noIndex);
    std::string text;
    while (text.size() < 100'000)
        text += "sore throat ";
    BOOST_TEST(first(text) == throat);
    BOOST_TEST(first("\xFF\xFE\xE2\x80") == noIndex);
}

BOOST_AUTO_TEST_SUITE_END()

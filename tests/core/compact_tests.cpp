// SPDX-License-Identifier: Apache-2.0
#include "signpost/compact.hpp"
#include "signpost/journey.hpp"
#include "signpost/page.hpp"
#include "support/clinic.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace signpost;

namespace {

std::string refusal(const std::vector<std::uint8_t>& bytes) {
    const auto read = readCompact(bytes);
    const auto* error = std::get_if<CompactError>(&read);
    return error == nullptr ? "" : error->reason;
}

} // namespace

BOOST_AUTO_TEST_SUITE(compact)

BOOST_AUTO_TEST_CASE(a_library_comes_back_as_it_was_written) {
    const Library library = test::clinic();
    const auto bytes = writeCompact(library);
    const auto read = readCompact(bytes);
    BOOST_REQUIRE(std::holds_alternative<Library>(read));
    BOOST_TEST((writeCompact(std::get<Library>(read)) == bytes));
    Journey first(library);
    Journey second(std::get<Library>(read));
    for (const auto& [linkId, text] :
         {std::pair{"who", "me"}, {"age", "30 years"}, {"emergency_signs", "none"}, {"topic", "cough"}}) {
        BOOST_TEST(!first.answer(linkId, text).has_value());
        BOOST_TEST(!second.answer(linkId, text).has_value());
        BOOST_TEST(pageJson(first) == pageJson(second));
    }
}

BOOST_AUTO_TEST_CASE(the_first_page_needs_little_and_waits_for_the_rest) {
    const Library start = startOf(test::clinic());
    BOOST_TEST(writeCompact(start).size() < 600U);
    Journey journey(start);
    BOOST_TEST(!journey.answer("who", "me").has_value());
    BOOST_TEST(!journey.answer("age", "30 years").has_value());
    BOOST_TEST((journey.next().step == Step::wait));
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    const auto bytes = writeCompact(test::clinic());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_TEST(!refusal({bytes.begin(), bytes.begin() + std::ptrdiff_t(size)}).empty());
    auto longer = bytes;
    longer.push_back(0);
    BOOST_TEST(refusal(longer) == "there is something after the end");
}

BOOST_AUTO_TEST_CASE(a_changed_byte_is_refused_or_leads_to_a_library_that_can_be_used) {
    const auto bytes = writeCompact(test::clinic());
    std::mt19937 random(20261122);
    for (int i = 0; i < 10000; ++i) {
        auto changed = bytes;
        changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
        const auto read = readCompact(changed);
        if (const auto* library = std::get_if<Library>(&read)) {
            Journey journey(*library);
            journey.answer("who", "me");
            journey.answer("age", "30 years");
            journey.answer("emergency_signs", "none");
            journey.answer("topic", "cough");
            BOOST_TEST(!pageJson(journey).empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_list_that_claims_to_be_huge_is_refused_at_once) {
    BOOST_TEST(refusal({'S', 'G', 'N', 'P', 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}) == "a number is out of range");
    BOOST_TEST(refusal({'S', 'G', 'N', 'P', 2}) == "this format is not known here");
    BOOST_TEST(refusal({'{', '"'}) == "this is not Signpost content");
    BOOST_TEST(refusal({'S', 'G', 'N', 'P', 0x81, 0x00}) == "a number is longer than it needs to be");
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "authoring/digest.hpp"
#include "authoring/vignette_run.hpp"
#include "signpost/compact.hpp"
#include "support/tiny_content.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>

using namespace signpost;
using authoring::Authored;
using authoring::makeBundle;
using authoring::readContent;

namespace {

std::vector<std::uint8_t> bytesOf(const std::string& text) {
    return {text.begin(), text.end()};
}

/// Plays the vignette on whatever library came out of changed bytes: nothing may crash or go on for ever.
void play(const Library& library, const authoring::Vignette& vignette) {
    const auto run = runVignette(library, vignette);
    BOOST_TEST((run.ended || !run.failures.empty()));
}

} // namespace

BOOST_AUTO_TEST_SUITE(bundles)

BOOST_AUTO_TEST_CASE(the_same_content_gives_the_same_bytes) {
    const auto first = makeBundle(readContent(test::tinyContent()), "en");
    const auto second = makeBundle(readContent(test::tinyContent()), "en");
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST((first->topics == second->topics));
    BOOST_TEST(first->index == second->index);
    BOOST_TEST(first->hash == authoring::sha256Hex(first->topics));
    BOOST_TEST(first->topicsName == "topics." + first->hash.substr(0, 16) + ".bin");
    BOOST_TEST(!makeBundle(readContent(test::tinyContent()), "de").has_value());

    const auto changed = makeBundle(
        readContent(test::with(test::tinyContent(), "topics/cold.json", "Blue lips can", "Grey lips can")), "en");
    BOOST_TEST(changed->hash != first->hash);
}

BOOST_AUTO_TEST_CASE(what_only_authors_read_is_not_published) {
    const auto published = [](const authoring::SourceFiles& files) {
        return makeBundle(readContent(files), "en")->topics;
    };
    const auto whole = published(test::tinyContent());
    auto without = test::tinyContent();
    without.erase("facts.json");
    without.erase("invariants.json");
    without.erase("services.json");
    BOOST_TEST((published(without) == whole));
    const auto other = [](const char* file, const char* text, const char* instead) {
        return test::with(test::tinyContent(), file, text, instead);
    };
    BOOST_TEST((published(other("topics/cold.json", "a cold of a few days", "a short cold")) == whole));
    BOOST_TEST(
        (published(other("topics/cold.json", "count(cold_signs) = 0 and", "not(temperature >= 38) and")) == whole));
    BOOST_TEST((published(other("topics/cold.json", "\"id\": \"neck\",",
                                "\"id\": \"neck\", \"redundant_because\": \"A\",")) == whole));
}

BOOST_AUTO_TEST_CASE(the_index_names_what_a_page_needs_first) {
    const auto bundle = makeBundle(readContent(test::tinyContent()), "en");
    const auto index = nlohmann::json::parse(bundle->index);
    BOOST_TEST(index.at("format") == 1);
    BOOST_TEST(index.at("id") == "tiny");
    BOOST_TEST(index.at("status") == "draft");
    BOOST_TEST(index.at("direction") == "ltr");
    BOOST_TEST(index.at("content") == bundle->hash);
    BOOST_TEST(index.at("topics") == bundle->topicsName);
    BOOST_TEST(index.at("strings").at("button.continue") == "Continue");
    BOOST_TEST(index.at("start").get<std::string>().substr(0, 5) == "U0dOU"); // "SGNP"
}

BOOST_AUTO_TEST_CASE(shipped_content_comes_back_as_it_was_written) {
    const Authored content = readContent(test::shippedContent());
    BOOST_REQUIRE(content.usable);
    const auto bytes = writeCompact(content.library);
    const auto read = readCompact(bytes);
    const auto* library = std::get_if<Library>(&read);
    BOOST_REQUIRE(library != nullptr);
    BOOST_TEST((writeCompact(*library) == bytes));
    std::size_t compared = 0;
    for (std::size_t i = 0; i < content.vignettes.size(); i += 5, ++compared) {
        const auto authored = runVignette(content.library, content.vignettes[i]);
        const auto published = runVignette(*library, content.vignettes[i]);
        BOOST_TEST(authored.asked == published.asked);
        BOOST_TEST(authored.reasons == published.reasons);
        BOOST_TEST((authored.outcome.rank == published.outcome.rank));
        BOOST_TEST((authored.outcome.destinations == published.outcome.destinations));
    }
    BOOST_TEST(compared > 50U);
}

BOOST_AUTO_TEST_CASE(truncated_content_is_refused) {
    const auto bundle = makeBundle(readContent(test::tinyContent()), "en");
    for (std::size_t size = 0; size < bundle->topics.size(); ++size) {
        const auto read = readCompact(bytesOf(bundle->topics.substr(0, size)));
        BOOST_TEST(std::holds_alternative<CompactError>(read));
    }
}

BOOST_AUTO_TEST_CASE(a_changed_byte_is_refused_or_leaves_a_library_that_can_be_used) {
    const Authored content = readContent(test::tinyContent());
    const auto bytes = bytesOf(makeBundle(content, "en")->topics);
    std::mt19937 random(20261122);
    std::size_t read = 0;
    for (int i = 0; i < 10000; ++i) {
        auto changed = bytes;
        changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
        const auto result = readCompact(changed);
        if (const auto* library = std::get_if<Library>(&result); library != nullptr && library->topic("cold")) {
            play(*library, content.vignettes.front());
            ++read;
        }
    }
    BOOST_TEST(read > 100U); // a letter in a text is still content; the hash tells
}

BOOST_AUTO_TEST_CASE(conditions_that_would_take_for_ever_are_refused) {
    Library library = readContent(test::tinyContent()).library;
    // Each level twice the one before: a billion comparisons in a few hundred bytes.
    auto part = static_cast<ConditionIndex>(0);
    for (int level = 0; level < 30; ++level) {
        Condition both;
        both.kind = Condition::Kind::any;
        both.subject = static_cast<std::uint32_t>(library.operands.size());
        both.count = 2;
        library.operands.insert(library.operands.end(), {part, part});
        library.conditions.push_back(both);
        part = static_cast<ConditionIndex>(library.conditions.size() - 1);
    }
    library.rules.front().when = part;
    const auto read = readCompact(writeCompact(library));
    BOOST_REQUIRE(std::holds_alternative<CompactError>(read));
    BOOST_TEST(std::get<CompactError>(read).reason.find("a condition is too large") == 0U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_asks_what_it_reads_is_refused) {
    Library library = readContent(test::tinyContent()).library;
    Condition reads;
    reads.kind = Condition::Kind::choice;
    reads.subject = *library.question("hot_to_touch");
    reads.options = 2;
    library.conditions.push_back(reads);
    library.rules.front().when = static_cast<ConditionIndex>(library.conditions.size() - 1);
    BOOST_TEST(std::holds_alternative<CompactError>(readCompact(writeCompact(library))));
}

BOOST_AUTO_TEST_CASE(an_outcome_that_can_not_stand_is_refused) {
    Library library = readContent(test::tinyContent()).library;
    library.rules.front().effect = {{Level::call999, std::nullopt}, Destination::home};
    BOOST_TEST(std::holds_alternative<CompactError>(readCompact(writeCompact(library))));
}

BOOST_AUTO_TEST_SUITE_END()

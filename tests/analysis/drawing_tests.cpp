// SPDX-License-Identifier: Apache-2.0
// Drawn trees say what the journey does, in words that are right, in pictures where nothing overlaps.
#include "analysis/drawing/cut_graph.hpp"
#include "analysis/drawing/drawings.hpp"
#include "analysis/drawing/layout.hpp"
#include "analysis/drawing/text_width.hpp"
#include "analysis/patient.hpp"
#include "authoring/source_files.hpp"
#include "support/small_content.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace signpost; // NOLINT(google-build-using-namespace)
using analysis::Assignment;
using analysis::Box;
using analysis::DecisionTree;
using analysis::TopicTable;
using analysis::TreeCard;
using analysis::TreeLine;
using test::SmallContent;

namespace {

const Library& shipped() {
    static const authoring::Authored content = [] {
        auto files = authoring::readFolder(SIGNPOST_SOURCE_DIR "/content");
        return authoring::readContent(std::get<authoring::SourceFiles>(files));
    }();
    return content.library;
}

/// Somebody at random who exists; without `whole`, with nothing to say to the screen and in their own words.
Assignment somebody(const TopicTable& table, bool whole, std::mt19937& random) {
    const auto preferences = table.space().preferences();
    for (;;) {
        Assignment assignment;
        for (std::uint32_t i = 0; i < table.space().variables().size(); ++i) {
            const analysis::Variable& variable = table.space().variables()[i];
            constexpr unsigned seldom = 6;
            const bool quiet = !whole && analysis::passedOver(table.library(), variable.question);
            const bool plain = variable.kind != analysis::Variable::Kind::number && random() % seldom != 0;
            // The clock is no part of a tree.
            const bool host = table.library().questions[variable.question].input == Input::host;
            assignment.push_back(quiet || plain || host ? preferences[i].front()
                                                        : static_cast<std::uint32_t>(random() % variable.values()));
        }
        if (table.diagrams().contains(table.possible(), assignment))
            return assignment;
    }
}

/// Follows the cards; exactly one line of each fits.
const analysis::TreeEnd& followed(const TopicTable& table, const DecisionTree& tree, const Assignment& assignment) {
    const TreeCard* card = &tree.cards.front();
    for (;;) {
        const TreeLine* chosen = nullptr;
        for (const TreeLine& line : card->lines)
            if (table.diagrams().contains(line.who, assignment)) {
                BOOST_TEST_REQUIRE(chosen == nullptr);
                chosen = &line;
            }
        BOOST_TEST_REQUIRE(chosen != nullptr);
        if (chosen->end)
            return *chosen->end;
        card = &tree.cards[chosen->card];
    }
}

void compare(const Library& library, const std::string& topic, bool whole) {
    BOOST_TEST_CONTEXT(topic << (whole ? ", whole" : "")) {
        const TopicTable table(library, *library.topic(topic), {});
        analysis::DrawingOptions options;
        options.whole = whole;
        const DecisionTree tree = decisionTree(table, options);
        BOOST_TEST_REQUIRE(tree.complete);
        std::mt19937 random(7);
        for (int i = 0; i < 150; ++i) {
            const Assignment assignment = somebody(table, whole, random);
            const analysis::TreeEnd& end = followed(table, tree, assignment);
            if (!end.rank)
                continue; // Not offered: there is no outcome to compare.
            const analysis::Patient patient = walk(table.space(), table.topic(), assignment);
            BOOST_TEST_CONTEXT(answersLine(patient)) {
                BOOST_TEST((*end.rank == patient.rank));
                BOOST_TEST((end.destinations == patient.destinations));
                BOOST_TEST(!end.rules.empty());
            }
        }
    }
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool within(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.right() <= outer.right() && inner.y >= outer.y &&
           inner.bottom() <= outer.bottom();
}

Box boxOf(const analysis::PlacedText& text) {
    const bool small = text.style == analysis::PlacedText::Style::small;
    const double size = small ? analysis::sheet::smallSize : analysis::sheet::textSize;
    const double width = analysis::textWidth(text.text, size, text.style == analysis::PlacedText::Style::strong);
    return {text.x, text.y - 0.75 * size, width, size};
}

void checkLayout(const DecisionTree& tree) {
    BOOST_TEST_CONTEXT(tree.topic) {
        const analysis::Layout layout = analysis::layOut(tree);
        BOOST_TEST_REQUIRE(layout.cards.size() == tree.cards.size());
        const Box sheet = {0, 0, analysis::sheet::width, layout.pages * analysis::sheet::height};
        std::size_t overlaps = 0;
        std::size_t outside = 0;
        std::size_t torn = 0;
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
            const analysis::PlacedCard& card = layout.cards[i];
            outside += within(card.box, sheet) ? 0 : 1;
            const auto page = static_cast<unsigned>(card.box.y / analysis::sheet::height);
            torn += card.page == page && card.box.bottom() <= (page + 1) * analysis::sheet::height ? 0 : 1;
            for (std::size_t j = 0; j < i; ++j)
                overlaps += overlap(card.box, layout.cards[j].box) ? 1 : 0;
            std::vector<Box> texts;
            for (const auto& text : card.title)
                texts.push_back(boxOf(text));
            double bottom = card.header.bottom();
            for (const analysis::PlacedLine& line : card.lines) {
                BOOST_TEST(line.box.y >= bottom);
                bottom = line.box.bottom();
                outside += within(line.chip, line.box) ? 0 : 1;
                for (const auto* list : {&line.answers, &line.outcome, &line.rules})
                    for (const auto& text : *list) {
                        texts.push_back(boxOf(text));
                        outside += within(texts.back(), line.box) ? 0 : 1;
                    }
                for (const auto& text : line.outcome)
                    outside += within(boxOf(text), line.chip) ? 0 : 1;
            }
            for (const Box& text : texts) {
                outside += within(text, card.box) ? 0 : 1;
                for (const Box& other : texts)
                    overlaps += &text != &other && overlap(text, other) ? 1 : 0;
            }
        }
        for (const analysis::Connector& connector : layout.connectors)
            for (std::size_t i = 0; i + 1 < connector.points.size(); ++i) {
                const auto [fromX, fromY] = connector.points[i];
                const auto [toX, toY] = connector.points[i + 1];
                const Box wire = {std::min(fromX, toX), std::min(fromY, toY), std::abs(toX - fromX),
                                  std::abs(toY - fromY)};
                for (std::uint32_t card = 0; card < layout.cards.size(); ++card)
                    // It begins inside the card that it comes from.
                    overlaps += card != connector.from && overlap(wire, layout.cards[card].box) ? 1 : 0;
            }
        BOOST_TEST(overlaps == 0U);
        BOOST_TEST(outside == 0U);
        BOOST_TEST(torn == 0U);
    }
}

/// A topic "sting" with a checklist, a choice and a number.
Library sting() {
    SmallContent content;
    content.topic("sting", R"json({
      "title": "Sting",
      "questions": [
        {"linkId": "sting_signs", "type": "choice", "repeats": true, "band": "red-flags", "answerOption": [
          {"value": "breath", "text": "trouble breathing"}, {"value": "tongue", "text": "a swollen tongue"},
          {"value": "faint", "text": "feeling faint"}, {"value": "sick", "text": "being sick"},
          {"value": "itch", "text": "itching all over"}, {"value": "spread", "text": "redness that spreads"},
          {"value": "pus", "text": "pus"}, {"value": "none", "text": "None of these", "none": true}]},
        {"linkId": "sting_days", "type": "choice", "answerOption": [
          {"value": "one", "text": "a day"}, {"value": "week", "text": "a week"}, {"value": "more", "text": "longer"}]},
        {"linkId": "sting_care", "type": "boolean", "unsure": true, "enableWhen": "age_years >= 16"}
      ],
      "rules": [
        {"id": "airway", "when": "list contains(sting_signs, \"breath\") or list contains(sting_signs, \"tongue\")", "level": "call-999", "destination": "ambulance"},
        {"id": "several", "when": "count(sting_signs) >= 2", "level": "urgent", "destination": "surgery"},
        {"id": "infected", "when": "list contains(sting_signs, \"pus\")", "level": "soon", "destination": "surgery"},
        {"id": "long", "when": "sting_days in [\"week\", \"more\"] and sting_care", "level": "routine", "destination": "surgery", "unsure": "ignore", "unsure_because": "Mild."}
      ],
      "default": {"cases": [{"when": "count(sting_signs) <= 1"}]}
    })json");
    return content.library();
}

std::vector<std::string> saidOn(const DecisionTree& tree, const std::string& linkId) {
    std::vector<std::string> said;
    for (const TreeCard& card : tree.cards)
        if (card.linkId == linkId && said.empty())
            for (const TreeLine& line : card.lines)
                said.push_back(line.answers.text() + (line.end ? " -> " + line.end->rules.front() : ""));
    return said;
}

} // namespace

BOOST_AUTO_TEST_SUITE(drawing)

BOOST_AUTO_TEST_CASE(who_follows_the_cards_ends_where_the_journey_ends) {
    for (const char* topic : {"sore_throat", "urinary", "bruise", "low_mood", "fit_note", "child_fever"})
        compare(shipped(), topic, false);
    compare(shipped(), "dandruff", true);
    compare(sting(), "sting", true);
}

BOOST_AUTO_TEST_CASE(a_checklist_is_one_card_that_groups_its_boxes_by_where_they_lead) {
    const Library library = sting();
    const TopicTable table(library, *library.topic("sting"), {});
    const DecisionTree tree = decisionTree(table);
    const std::vector<std::string> expected = {"any of: trouble breathing; a swollen tongue -> airway",
                                               "two or more of these -> several", "pus -> infected", "anything else"};
    BOOST_TEST(saidOn(tree, "sting_signs") == expected, boost::test_tools::per_element());
    const std::vector<std::string> days = {"a day -> default", "a week; longer"};
    BOOST_TEST(saidOn(tree, "sting_days") == days, boost::test_tools::per_element());
    const std::vector<std::string> care = {"yes -> long", "no; not sure -> default"};
    BOOST_TEST(saidOn(tree, "sting_care") == care, boost::test_tools::per_element());
    const std::vector<std::string> who = {"under 16 years", "16 years or more"};
    std::vector<std::string> first;
    for (const TreeLine& line : tree.cards.front().lines)
        first.push_back(line.answers.text());
    BOOST_TEST(first == who, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_card_is_drawn_once_and_numbered_in_order) {
    const TopicTable table(shipped(), *shipped().topic("bruise"), {});
    const DecisionTree tree = decisionTree(table);
    std::vector<int> drawn(tree.cards.size());
    for (std::size_t i = 0; i < tree.cards.size(); ++i) {
        BOOST_TEST(tree.cards[i].number == i + 1);
        int below = 0;
        for (const TreeLine& line : tree.cards[i].lines) {
            below += line.trunk ? 1 : 0;
            if (line.drawnHere)
                ++drawn[line.card];
        }
        BOOST_TEST(below <= 1);
    }
    drawn.front() = 1;
    for (const int times : drawn)
        BOOST_TEST(times == 1);
}

BOOST_AUTO_TEST_CASE(a_limit_is_told) {
    const TopicTable table(shipped(), *shipped().topic("bruise"), {});
    analysis::DrawingOptions options;
    options.journeys.nodes = 100;
    BOOST_TEST(!decisionTree(table, options).complete);
}

BOOST_AUTO_TEST_CASE(nothing_overlaps_and_no_page_tears_a_card) {
    for (const char* topic : {"sore_throat", "urinary", "bruise", "dandruff", "chest_pain", "earache"}) {
        const TopicTable table(shipped(), *shipped().topic(topic), {});
        checkLayout(decisionTree(table));
    }
    const Library library = sting();
    const TopicTable table(library, *library.topic("sting"), {});
    checkLayout(decisionTree(table));
}

BOOST_AUTO_TEST_CASE(texts_are_broken_where_they_must_be) {
    constexpr double size = 10;
    const auto lines = analysis::wrapped("a word and_a_very_long_name_that_is_broken", size, 60);
    BOOST_TEST(lines.size() > 2U);
    for (const std::string& line : lines)
        BOOST_TEST(analysis::textWidth(line, size) <= 60);
    BOOST_TEST(lines[1].back() == '_');
    BOOST_TEST(analysis::wrapped("", size, 60).empty());
    // A letter of several bytes is never cut.
    for (const std::string& line :
         analysis::wrapped("\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC\u20AC", size, 25))
        BOOST_TEST(line.size() % 3 == 0U);
}

BOOST_AUTO_TEST_CASE(content_is_only_ever_text) {
    Library library = sting();
    const std::uint32_t topic = *library.topic("sting");
    const std::string hostile = "</title><script>alert(1)</script> \"]; x [label=\"` \\ ' & \x01 --> end";
    library.topics[topic].title = hostile;
    for (Question& question : library.questions) {
        question.text.me = hostile;
        question.hint.me = hostile;
        for (Option& option : question.options)
            option.text.me = hostile;
    }
    for (Rule& rule : library.rules)
        rule.because.me = rule.source = hostile;
    const TopicTable table(library, topic, {});
    const DecisionTree tree = decisionTree(table);
    for (const std::string& text : {asSvg(tree), asReviewPage(table, tree)}) {
        BOOST_TEST(text.find("<script") == std::string::npos);
        BOOST_TEST(text.find('\x01') == std::string::npos);
    }
    BOOST_TEST(analysis::escaped("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    const std::string mermaid = asMermaid(tree);
    BOOST_TEST(mermaid.find("<script") == std::string::npos);
    BOOST_TEST(mermaid.find('`') == std::string::npos);
    // In DOT every quote of the content is escaped: what stands between the others is whole statements.
    const std::string dot = asDot(tree);
    BOOST_TEST(dot.find("x [label=\"`") == std::string::npos);
    bool inside = false;
    for (std::size_t i = 0; i < dot.size(); ++i) {
        if (dot[i] == '\\')
            ++i;
        else if (dot[i] == '"')
            inside = !inside;
        else if (!inside)
            BOOST_TEST(dot[i] != '`');
    }
    BOOST_TEST(!inside);
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>

using namespace signpost::studio;
using namespace signpost::studio::test;
using signpost::authoring::Node;

namespace {

constexpr const char* file = "topics/t.json";

LibraryDocument holding(const std::string& text) {
    signpost::authoring::SourceFiles files;
    files[file] = text;
    return LibraryDocument(std::move(files));
}

/// What a file becomes by one edit.
template <class Make>
std::string after(const std::string& text, Make make) {
    LibraryDocument document = holding(text);
    mustApply(document, make(document));
    const std::string changed = *document.bytes(file);
    undoAll(document, holding(text).files());
    return changed;
}

const std::string topic = "{\n"
                          "  \"id\": \"t\",\n"
                          "  \"title\": \"T\",\n"
                          "  \"search\": [\"a\", \"b\"],\n"
                          "  \"rules\": [\n"
                          "    {\"id\": \"one\", \"when\": \"x\",\n"
                          "     \"because\": \"1\", \"source\": \"s\"},\n"
                          "    {\"id\": \"two\"}\n"
                          "  ]\n"
                          "}\n";

std::string replacedIn(std::string text, std::string_view before, std::string_view now) {
    const std::size_t at = text.find(before);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, before.size(), now);
}

Json parsed(const std::string& text) {
    return Json::parse(text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(edits)

BOOST_AUTO_TEST_CASE(a_value_is_changed_where_it_stands) {
    BOOST_TEST(after(topic, [](const auto& d) { return setText(d, file, "/rules/0/because", "a \"word\""); }) ==
               replacedIn(topic, "\"1\"", "\"a \\\"word\\\"\""));
    BOOST_TEST(after(topic, [](const auto& d) { return setValue(d, file, "/search", Json::array({"c"})); }) ==
               replacedIn(topic, "[\"a\", \"b\"]", "[\"c\"]"));
}

BOOST_AUTO_TEST_CASE(the_same_value_is_no_edit_however_it_was_written) {
    LibraryDocument document = holding("{\"a\": [ 1 ,\n 2], \"b\": \"\\u0041\"}");
    mustApply(document, setValue(document, file, "/a", Json::array({1, 2})));
    mustApply(document, setText(document, file, "/b", "A"));
    BOOST_TEST(!document.canUndo());
}

BOOST_AUTO_TEST_CASE(a_new_key_stands_where_the_format_lists_it) {
    BOOST_TEST(after(topic, [](const auto& d) { return setText(d, file, "/kind", "clinical"); }) ==
               replacedIn(topic, "\"title\": \"T\",\n", "\"title\": \"T\",\n  \"kind\": \"clinical\",\n"));
    BOOST_TEST(after(topic, [](const auto& d) { return setText(d, file, "/rules/0/level", "soon"); }) ==
               replacedIn(topic, "\"when\": \"x\",", "\"when\": \"x\", \"level\": \"soon\","));
    BOOST_TEST(after(topic, [](const auto& d) { return setText(d, file, "/rules/1/because", "2"); }) ==
               replacedIn(topic, "{\"id\": \"two\"}", "{\"id\": \"two\", \"because\": \"2\"}"));
    BOOST_TEST(after(topic, [](const auto& d) { return setText(d, file, "/advice", "x"); }) ==
               replacedIn(topic, "  ]\n}", "  ],\n  \"advice\": \"x\"\n}"));
}

BOOST_AUTO_TEST_CASE(a_key_goes_with_its_comma) {
    BOOST_TEST(after(topic, [](const auto& d) { return removeValue(d, file, "/title"); }) ==
               replacedIn(topic, "  \"title\": \"T\",\n", ""));
    BOOST_TEST(after(topic, [](const auto& d) { return removeValue(d, file, "/id"); }) ==
               replacedIn(topic, "  \"id\": \"t\",\n", ""));
    BOOST_TEST(after(topic, [](const auto& d) { return removeValue(d, file, "/rules/1/id"); }) ==
               replacedIn(topic, "{\"id\": \"two\"}", "{}"));
    LibraryDocument document = holding(topic);
    mustApply(document, removeValue(document, file, "/nothing"));
    BOOST_TEST(!document.canUndo());
}

BOOST_AUTO_TEST_CASE(items_are_added_as_their_neighbours_stand) {
    const Json rule = {{"id", "new"}};
    BOOST_TEST(after(topic, [&](const auto& d) { return insertItem(d, file, "/rules", 2, rule); }) ==
               replacedIn(topic, "{\"id\": \"two\"}\n", "{\"id\": \"two\"},\n    {\"id\": \"new\"}\n"));
    BOOST_TEST(after(topic, [&](const auto& d) { return insertItem(d, file, "/rules", 0, rule); }) ==
               replacedIn(topic, "    {\"id\": \"one\"", "    {\"id\": \"new\"},\n    {\"id\": \"one\""));
    BOOST_TEST(after(topic, [&](const auto& d) { return insertItem(d, file, "/search", 1, "x"); }) ==
               replacedIn(topic, "\"a\", ", "\"a\", \"x\", "));
    BOOST_TEST(after(topic, [&](const auto& d) { return insertItem(d, file, "/search", 2, "x"); }) ==
               replacedIn(topic, "\"b\"]", "\"b\", \"x\"]"));
    BOOST_TEST(after("{\n  \"rules\": []\n}\n", [&](const auto& d) {
                   return insertItem(d, file, "/rules", 0, rule);
               }) == "{\n  \"rules\": [\n    {\"id\": \"new\"}\n  ]\n}\n");
    BOOST_TEST(parsed(after(topic, [&](const auto& d) { return insertItem(d, file, "/advice", 0, rule); }))["advice"] ==
               Json::array({rule}));
}

BOOST_AUTO_TEST_CASE(items_go_with_their_comma) {
    BOOST_TEST(after(topic, [](const auto& d) { return removeItem(d, file, "/rules", 1); }) ==
               replacedIn(topic, ",\n    {\"id\": \"two\"}", ""));
    BOOST_TEST(after(topic, [](const auto& d) { return removeItem(d, file, "/search", 0); }) ==
               replacedIn(topic, "\"a\", ", ""));
    BOOST_TEST(after("{\"a\": [ 1 ]}", [](const auto& d) { return removeItem(d, file, "/a", 0); }) == "{\"a\": []}");
}

BOOST_AUTO_TEST_CASE(a_moved_item_keeps_its_own_layout) {
    const std::string moved = after(topic, [](const auto& d) { return moveItem(d, file, "/rules", 0, 1); });
    BOOST_TEST(moved == "{\n"
                        "  \"id\": \"t\",\n"
                        "  \"title\": \"T\",\n"
                        "  \"search\": [\"a\", \"b\"],\n"
                        "  \"rules\": [\n"
                        "    {\"id\": \"two\"},\n"
                        "    {\"id\": \"one\", \"when\": \"x\",\n"
                        "     \"because\": \"1\", \"source\": \"s\"}\n"
                        "  ]\n"
                        "}\n");
    BOOST_TEST(after(moved, [](const auto& d) { return moveItem(d, file, "/rules", 1, 0); }) == topic);
    const std::string five = "{\"a\": [1, 2,  3,\n 4, 5]}";
    BOOST_TEST(after(five, [](const auto& d) { return moveItem(d, file, "/a", 1, 3); }) ==
               "{\"a\": [1, 3,  4,\n 2, 5]}");
    BOOST_TEST(after(five, [](const auto& d) { return moveItem(d, file, "/a", 4, 0); }) ==
               "{\"a\": [5, 1,  2,\n 3, 4]}");
}

BOOST_AUTO_TEST_CASE(a_copy_has_another_name) {
    BOOST_TEST(
        after(topic, [](const auto& d) { return copyItem(d, file, "/rules", 0, "three"); }) ==
        replacedIn(
            topic, "\"s\"},\n",
            "\"s\"},\n    {\"id\": \"three\", \"when\": \"x\",\n     \"because\": \"1\", \"source\": \"s\"},\n"));
    BOOST_TEST(whyNot(copyItem(holding(topic), file, "/search", 0, "x")) ==
               "what stands there has no name, so a copy would be the same");
}

BOOST_AUTO_TEST_CASE(what_can_not_be_done_is_told) {
    const LibraryDocument document = holding(topic);
    BOOST_TEST(whyNot(setText(document, "topics/u.json", "/title", "x")) == "there is no file topics/u.json");
    BOOST_TEST(whyNot(setText(document, file, "/rules/5/when", "x")) == "topics/t.json has no place /rules/5/when");
    BOOST_TEST(whyNot(setText(document, file, "/title/deeper", "x")) == "topics/t.json has no place /title/deeper");
    BOOST_TEST(whyNot(insertItem(document, file, "/rules", 3, 1)) == "topics/t.json has no place 3 in /rules");
    BOOST_TEST(whyNot(removeItem(document, file, "/rules", 2)) == "topics/t.json has no item 2 in /rules");
    BOOST_TEST(whyNot(moveItem(document, file, "/title", 0, 0)) == "topics/t.json has no item 0 in /title");
    BOOST_TEST(
        whyNot(together("x", {setText(document, file, "/title", "A"), setText(document, file, "/title", "B")})) ==
        "two edits of topics/t.json touch the same place");
}

BOOST_AUTO_TEST_CASE(unknown_keys_and_layouts_are_kept) {
    const std::string odd = "{ \"mystery\" : {\"x\":[ 1.50,2e3 ]} ,\r\n\t\"title\":\"T\"}";
    BOOST_TEST(after(odd, [](const auto& d) { return setText(d, file, "/title", "U"); }) ==
               replacedIn(odd, "\"T\"", "\"U\""));
}

BOOST_AUTO_TEST_CASE(a_changed_word_of_any_shipped_text_is_a_one_line_difference) {
    LibraryDocument document(shippedFiles());
    for (const auto& [path, bytes] : shippedFiles()) {
        std::vector<const Node*> open = {document.root(path)};
        std::vector<std::string> pointers;
        while (!open.empty()) {
            const Node* node = open.back();
            open.pop_back();
            if (node->kind == Node::Kind::text)
                pointers.push_back(placeOf(*node).pointer);
            open.insert(open.end(), node->children.begin(), node->children.end());
        }
        BOOST_TEST_REQUIRE(!pointers.empty());
        for (std::size_t i = 0; i < pointers.size(); i += 1 + pointers.size() / 10) {
            mustApply(document, setText(document, path, pointers[i], "another “word”"));
            BOOST_TEST((lineDifference(bytes, *document.bytes(path)) == LineDifference{1, 1}), path << pointers[i]);
            document.undo();
            BOOST_TEST(*document.bytes(path) == bytes);
        }
    }
}

namespace {

/// Any edit that can be made of any place in any file.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : random_(seed) {}

    Edited next(const LibraryDocument& document) {
        auto file = document.files().begin();
        std::advance(file, pick(document.files().size()));
        const std::string& path = file->first;
        const Node* node = document.root(path);
        while (node != nullptr && !node->children.empty() && pick(5) != 0)
            node = node->children[pick(node->children.size())];
        const std::string pointer = placeOf(*node).pointer;
        const Json value = values()[pick(values().size())];
        switch (pick(8)) {
        case 0:
            return setBytes(document, "topics/new_" + std::to_string(pick(5)) + ".json", "{\"format\": 1}");
        case 1:
            return node->kind == Node::Kind::object ? setValue(document, path, pointer + "/" + key(), value)
                                                    : setValue(document, path, pointer, value);
        case 2:
            return removeValue(document, path, pointer);
        default:
            break;
        }
        if (node->kind != Node::Kind::list)
            return setText(document, path, pointer + (node->kind == Node::Kind::object ? "/text" : ""), "word");
        const std::size_t size = node->children.size();
        switch (size == 0 ? 0 : pick(4)) {
        case 0:
            return insertItem(document, path, pointer, pick(size + 1), value);
        case 1:
            return removeItem(document, path, pointer, pick(size));
        case 2:
            return moveItem(document, path, pointer, pick(size), pick(size));
        default:
            return copyItem(document, path, pointer, pick(size), "copy");
        }
    }
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

private:
    static const std::vector<Json>& values() {
        static const std::vector<Json> all = {
            "a \"text\"",
            3,
            -2.5,
            true,
            nullptr,
            Json::array(),
            Json::object(),
            Json::array({"a", "b"}),
            Json::parse(R"({"linkId": "q", "text": "Q?", "answerOption": [{"value": "a"}, {"value": "b"}]})")};
        return all;
    }
    std::string key() {
        const std::vector<std::string> all = {"hint", "source", "odd/key~", "when", "rules", ""};
        return signpost::authoring::escapedForPointer(all[pick(all.size())]);
    }

    std::mt19937 random_;
};

} // namespace

BOOST_AUTO_TEST_CASE(random_edits_keep_files_readable_and_are_all_taken_back) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        RandomEdits random(seed);
        LibraryDocument document(shippedFiles());
        std::size_t made = 0;
        std::vector<signpost::authoring::SourceFiles> seen;
        for (int i = 0; i < 300; ++i) {
            const std::size_t choice = random.pick(10);
            if (choice == 0) {
                document.undo();
            } else if (choice == 1) {
                document.redo();
            } else {
                document.endStep();
                const Edited edit = random.next(document);
                if (!whyNot(edit).empty() || std::get<Edit>(edit).empty())
                    continue;
                mustApply(document, edit);
                ++made;
                for (const Change& change : std::get<Edit>(edit).changes)
                    BOOST_TEST_REQUIRE(document.root(change.path) != nullptr, "seed " << seed << " " << change.path);
            }
        }
        BOOST_TEST(made > 100U);
        while (document.canRedo())
            document.redo();
        const auto end = document.files();
        undoAll(document, shippedFiles());
        BOOST_TEST(!document.changed());
        while (document.canRedo())
            document.redo();
        BOOST_TEST((document.files() == end));
    }
}

BOOST_AUTO_TEST_CASE(what_an_edit_says_is_what_the_file_says_then) {
    RandomEdits random(77);
    for (int i = 0; i < 400; ++i) {
        LibraryDocument document(shippedFiles());
        auto file = shippedFiles().begin();
        std::advance(file, random.pick(shippedFiles().size()));
        const auto& [path, bytes] = *file;
        const Node* list = document.root(path);
        while (list->kind != Node::Kind::list && !list->children.empty())
            list = list->children[random.pick(list->children.size())];
        if (list->kind != Node::Kind::list || list->children.empty())
            continue;
        const std::string pointer = placeOf(*list).pointer;
        Json expected = parsed(bytes);
        Json& items = expected[Json::json_pointer(pointer)];
        const std::size_t from = random.pick(items.size());
        const std::size_t to = random.pick(items.size());
        const Json item = items[from];
        mustApply(document, moveItem(document, path, pointer, from, to));
        items.erase(from);
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(to), item);
        BOOST_TEST((parsed(*document.bytes(path)) == expected), path << pointer);
        mustApply(document, removeItem(document, path, pointer, to));
        items.erase(to);
        mustApply(document, insertItem(document, path, pointer, items.size(), item));
        items.push_back(item);
        BOOST_TEST((parsed(*document.bytes(path)) == expected), path << pointer);
    }
}

BOOST_AUTO_TEST_SUITE_END()

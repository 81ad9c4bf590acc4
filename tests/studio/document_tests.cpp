// SPDX-License-Identifier: Apache-2.0
#include "studio/document/compiled.hpp"
#include "studio/document/document.hpp"
#include "studio/document/edits.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>

using namespace signpost::studio;
using namespace signpost::studio::test;

namespace {

LibraryDocument small() {
    return LibraryDocument({{"library.json", "{\"format\": 1}\n"},
                            {"topics/a.json", "{\n  \"id\": \"a\",\n  \"title\": \"A\",\n  \"rules\": []\n}\n"},
                            {"topics/broken.json", "{\"id\": \"broken\",, \"title\": \"kept\"}"}});
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(an_untouched_library_is_saved_as_it_was_opened) {
    const LibraryDocument document(shippedFiles());
    BOOST_TEST((document.files() == shippedFiles()));
    BOOST_TEST(!document.changed());
    BOOST_TEST(document.changedPaths().empty());
    BOOST_TEST(document.idsIn("topics").size() >= 19U);
    BOOST_TEST(compile(document)->content.usable);
}

BOOST_AUTO_TEST_CASE(a_step_is_taken_back_and_made_again) {
    LibraryDocument document = small();
    BOOST_TEST(!document.canUndo());
    mustApply(document, setText(document, "topics/a.json", "/title", "B"));
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "B");
    BOOST_TEST(document.undoName() == "Change title of a");
    BOOST_TEST((document.changedPaths() == std::vector<std::string>{"topics/a.json"}));
    BOOST_TEST((document.undo() == std::vector<std::string>{"topics/a.json"}));
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "A");
    BOOST_TEST(!document.changed());
    BOOST_TEST(document.redoName() == "Change title of a");
    document.redo();
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "B");
    BOOST_TEST(!document.canRedo());
}

BOOST_AUTO_TEST_CASE(a_new_edit_forgets_what_was_undone) {
    LibraryDocument document = small();
    mustApply(document, setText(document, "topics/a.json", "/title", "B"));
    document.undo();
    mustApply(document, setText(document, "topics/a.json", "/title", "C"));
    BOOST_TEST(!document.canRedo());
    undoAll(document, small().files());
}

BOOST_AUTO_TEST_CASE(typing_in_one_field_is_one_step) {
    LibraryDocument document = small();
    for (const char* text : {"A ", "A t", "A to", "A t", "A tic"})
        mustApply(document, setText(document, "topics/a.json", "/title", text));
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "A tic");
    document.endStep();
    mustApply(document, setText(document, "topics/a.json", "/title", "A tick"));
    document.undo();
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "A tic");
    document.undo();
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "A");
    BOOST_TEST(!document.canUndo());
}

BOOST_AUTO_TEST_CASE(typing_back_to_what_was_there_leaves_no_step) {
    LibraryDocument document = small();
    mustApply(document, setText(document, "topics/a.json", "/title", "A!"));
    mustApply(document, setText(document, "topics/a.json", "/title", "A"));
    BOOST_TEST(!document.canUndo());
    BOOST_TEST(!document.changed());
}

BOOST_AUTO_TEST_CASE(another_field_is_another_step) {
    LibraryDocument document = small();
    mustApply(document, setText(document, "topics/a.json", "/title", "B"));
    mustApply(document, setText(document, "topics/a.json", "/id", "b"));
    mustApply(document, setText(document, "topics/a.json", "/title", "BC"));
    document.undo();
    BOOST_TEST(document.find("topics/a.json", "/title")->text == "B");
    BOOST_TEST(document.find("topics/a.json", "/id")->text == "b");
}

BOOST_AUTO_TEST_CASE(a_malformed_file_is_kept_with_its_errors_and_mended_as_text) {
    LibraryDocument document = small();
    BOOST_TEST(document.root("topics/broken.json") == nullptr);
    BOOST_REQUIRE(document.problems("topics/broken.json").size() == 1U);
    BOOST_TEST(describe(document.problems("topics/broken.json").front()).find("topics/broken.json:1:17: ") == 0U);
    BOOST_TEST(whyNot(setText(document, "topics/broken.json", "/title", "x")) ==
               "topics/broken.json can't be read as JSON: mend its text first");
    mustApply(document, setText(document, "topics/a.json", "/title", "B"));
    BOOST_TEST(*document.bytes("topics/broken.json") == *small().bytes("topics/broken.json"));
    mustApply(document, setBytes(document, "topics/broken.json", "{\"id\": \"broken\", \"title\": \"kept\"}"));
    BOOST_TEST(document.find("topics/broken.json", "/title")->text == "kept");
    undoAll(document, small().files());
}

BOOST_AUTO_TEST_CASE(an_edit_of_what_has_changed_since_is_refused_whole) {
    LibraryDocument document = small();
    const Edited late = together("Both", {setText(document, "library.json", "/title", "L"),
                                          setText(document, "topics/a.json", "/title", "late")});
    mustApply(document, setText(document, "topics/a.json", "/id", "other"));
    mustApply(document, setText(document, "topics/a.json", "/title", "quick"));
    const auto before = document.files();
    const auto refused = document.apply(late);
    BOOST_REQUIRE(refused.has_value());
    BOOST_TEST(refused->why == "topics/a.json has changed since this edit was made; try again");
    BOOST_TEST((document.files() == before));
}

BOOST_AUTO_TEST_CASE(saving_moves_what_counts_as_changed) {
    LibraryDocument document = small();
    mustApply(document, setText(document, "topics/a.json", "/title", "B"));
    mustApply(document, removeFile(document, "topics/broken.json"));
    mustApply(document, setBytes(document, "facts.json", "{}"));
    BOOST_TEST(
        (document.changedPaths() == std::vector<std::string>{"facts.json", "topics/a.json", "topics/broken.json"}));
    document.markSaved("topics/a.json");
    document.markSaved("topics/broken.json");
    BOOST_TEST((document.changedPaths() == std::vector<std::string>{"facts.json"}));
    document.markSaved();
    BOOST_TEST(!document.changed());
    document.undo();
    BOOST_TEST((document.changedPaths() == std::vector<std::string>{"facts.json"}));
}

BOOST_AUTO_TEST_CASE(what_others_changed_is_told_by_what_was_opened) {
    LibraryDocument document = small();
    mustApply(document, setText(document, "topics/a.json", "/title", "mine"));
    auto onDisk = small().files();
    BOOST_TEST(document.changedOutside(onDisk).empty());
    onDisk["library.json"] = "{}";
    onDisk.erase("topics/broken.json");
    onDisk["topics/new.json"] = "{}";
    BOOST_TEST((document.changedOutside(onDisk) ==
                std::vector<std::string>{"library.json", "topics/broken.json", "topics/new.json"}));
}

BOOST_AUTO_TEST_SUITE_END()

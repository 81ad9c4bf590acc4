// SPDX-License-Identifier: Apache-2.0
#include "studio/document/compiled.hpp"
#include "studio/document/edits.hpp"
#include "studio/document/library_edits.hpp"
#include "studio/document/templates.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace signpost::studio;
using namespace signpost::studio::test;
using Kind = Name::Kind;

namespace {

/// Everything that compiling says, but for where it says it.
std::vector<std::string> complaints(const LibraryDocument& document) {
    std::vector<std::string> all;
    const auto compiled = compile(document);
    for (const auto& problem : compiled->content.problems)
        all.push_back(std::string(name(problem.code)));
    std::sort(all.begin(), all.end());
    return all;
}

bool mentions(const LibraryDocument& document, const std::string& word) {
    return std::any_of(document.files().begin(), document.files().end(), [&](const auto& file) {
        return file.first.find(word) != std::string::npos || file.second.find(word) != std::string::npos;
    });
}

const std::vector<Name>& someNames() {
    static const std::vector<Name> names = {{Kind::question, "throat_red_signs", {}},
                                            {Kind::question, "temperature", {}},
                                            {Kind::option, "drooling", "throat_red_signs"},
                                            {Kind::option, "chest_pain", "phrases"},
                                            {Kind::score, "fever_pain", {}},
                                            {Kind::topic, "sore_throat", {}},
                                            {Kind::module, "fever", {}},
                                            {Kind::rule, "scalp_lice", "dandruff"}};
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(library_edits)

BOOST_AUTO_TEST_CASE(a_name_is_renamed_with_all_its_uses_and_back_again) {
    LibraryDocument document(shippedFiles());
    const auto before = complaints(document);
    std::size_t renamed = 0;
    for (const Name& name : someNames()) {
        BOOST_TEST_CONTEXT(name.id) {
            if (usesOf(document, name).empty())
                continue; // the library no longer has it
            ++renamed;
            const auto uses = usesOf(document, name);
            BOOST_TEST(uses.front().declares);
            mustApply(document, rename(document, name, "zz_renamed"));
            BOOST_TEST(mentions(document, "zz_renamed"));
            BOOST_TEST(usesOf(document, name).empty());
            BOOST_TEST(usesOf(document, {name.kind, "zz_renamed", name.of}).size() == uses.size());
            BOOST_TEST(complaints(document) == before, boost::test_tools::per_element());
            document.endStep();
            mustApply(document, rename(document, {name.kind, "zz_renamed", name.of}, name.id));
            BOOST_TEST(!document.changed());
            while (document.canUndo())
                document.undo();
            BOOST_TEST(!document.changed());
        }
    }
    BOOST_TEST(renamed >= 6U);
}

BOOST_AUTO_TEST_CASE(a_renamed_question_is_renamed_inside_conditions_and_answers) {
    LibraryDocument document(shippedFiles());
    mustApply(document, rename(document, {Kind::question, "scalp_danger", {}}, "scalp_red"));
    BOOST_TEST(!mentions(document, "scalp_danger"));
    BOOST_TEST(document.find("topics/dandruff.json", "/rules/0/when")->text ==
               "list contains(scalp_red, \"hot_spreading\") or list contains(scalp_red, \"ill\")");
    BOOST_TEST((document.find("vignettes/dandruff.json", "/defaults/scalp_red") != nullptr));
}

BOOST_AUTO_TEST_CASE(an_option_is_renamed_only_where_it_is_its_question_s) {
    LibraryDocument document(shippedFiles());
    const auto count = [&] { return usesOf(document, {Kind::option, "ill", "scalp_danger"}).size(); };
    const std::size_t uses = count();
    const std::string others = *document.bytes("topics/cough.json");
    mustApply(document, rename(document, {Kind::option, "ill", "scalp_danger"}, "unwell"));
    BOOST_TEST(usesOf(document, {Kind::option, "unwell", "scalp_danger"}).size() == uses);
    BOOST_TEST(*document.bytes("topics/cough.json") == others);
}

BOOST_AUTO_TEST_CASE(names_that_can_not_be_are_refused) {
    const LibraryDocument document(shippedFiles());
    const Name question{Kind::question, "scalp_danger", {}};
    BOOST_TEST(whyNot(rename(document, question, "scalp_looks")) == "scalp_looks is taken already");
    BOOST_TEST(whyNot(rename(document, question, "Scalp")).find("is not a name") != std::string::npos);
    BOOST_TEST(whyNot(rename(document, question, "outcome")).find("answer of the journey") != std::string::npos);
    BOOST_TEST(whyNot(rename(document, {Kind::question, "nobody", {}}, "x")) == "nothing here is called nobody");
    BOOST_TEST(whyNot(rename(document, {Kind::topic, "dandruff", {}}, "cough")) == "cough is taken already");
}

BOOST_AUTO_TEST_CASE(nothing_is_renamed_past_what_can_not_be_read) {
    LibraryDocument document(shippedFiles());
    mustApply(document, setText(document, "topics/dandruff.json", "/rules/0/when", "list contains(scalp_danger"));
    BOOST_TEST(whyNot(rename(document, {Kind::question, "scalp_danger", {}}, "x")) ==
               "the condition at /rules/0/when of topics/dandruff.json can't be read: mend it first");
    mustApply(document, setBytes(document, "topics/cough.json", "{"));
    BOOST_TEST(whyNot(rename(document, {Kind::topic, "dandruff", {}}, "x")) ==
               "topics/cough.json can't be read as JSON: mend its text first");
}

BOOST_AUTO_TEST_CASE(a_topic_is_deleted_with_what_is_its_own) {
    LibraryDocument document(shippedFiles());
    std::size_t deleted = 0;
    for (const std::string& id : document.idsIn("topics")) {
        const Edited edit = deleteTopic(document, id);
        if (!whyNot(edit).empty()) {
            BOOST_TEST((whyNot(edit).find("hands over") != std::string::npos || id == "something_else"), whyNot(edit));
            continue;
        }
        if (++deleted > 2)
            continue;
        mustApply(document, edit);
        BOOST_TEST(document.bytes("topics/" + id + ".json") == nullptr);
        BOOST_TEST(document.bytes("vignettes/" + id + ".json") == nullptr);
        BOOST_TEST(usesOf(document, {Kind::topic, id, {}}).empty());
        BOOST_TEST(compile(document)->content.usable);
        undoAll(document, shippedFiles());
    }
    BOOST_TEST(deleted > 2U);
    BOOST_TEST(whyNot(deleteTopic(document, "nothing")) == "there is no topic nothing");
}

BOOST_AUTO_TEST_CASE(a_copied_topic_compiles_beside_the_first) {
    LibraryDocument document(shippedFiles());
    mustApply(document, copyTopic(document, "dandruff", "itchy_beard", "Itchy beard"));
    const auto compiled = compile(document);
    for (const auto& problem : compiled->content.problems)
        BOOST_TEST(isWarning(problem.code), describe(problem));
    BOOST_TEST(document.find("topics/itchy_beard.json", "/title")->text == "Itchy beard");
    BOOST_TEST(document.find("topics/itchy_beard.json", "/status")->text == "draft");
    BOOST_TEST(*document.bytes("topics/dandruff.json") == shippedFiles().at("topics/dandruff.json"));
    undoAll(document, shippedFiles());
    BOOST_TEST(whyNot(copyTopic(document, "dandruff", "cough", "x")) == "cough is taken already");
}

BOOST_AUTO_TEST_CASE(a_new_topic_works_from_its_first_moment) {
    for (const Template& each : templates()) {
        LibraryDocument document(shippedFiles());
        mustApply(document, newTopic(document, each.id, "zz_new", "A \"new\" topic", "2026-11-22"));
        const auto compiled = compile(document);
        for (const auto* problem : compiled->problemsOf("topics/zz_new.json"))
            BOOST_TEST(isWarning(problem->code), describe(*problem));
        BOOST_TEST(compiled->content.usable);
        BOOST_TEST(document.find("topics/zz_new.json", "/title")->text == "A \"new\" topic");
        BOOST_TEST(whyNot(newTopic(document, each.id, "zz_new", "Again", "2026-11-22")) == "zz_new is taken already");
        undoAll(document, shippedFiles());
    }
    const LibraryDocument document(shippedFiles());
    BOOST_TEST(whyNot(newTopic(document, "adult", "Not A Name", "x", "2026-11-22")).find("is not a name") !=
               std::string::npos);
    BOOST_TEST(whyNot(newTopic(document, "nothing", "x", "x", "2026-11-22")) == "there is no template nothing");
}

BOOST_AUTO_TEST_SUITE_END()

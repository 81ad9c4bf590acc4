// SPDX-License-Identifier: Apache-2.0
#include "studio/document/edits.hpp"
#include "studio/document/guide.hpp"
#include "studio/document/messages.hpp"
#include "studio/document/patients.hpp"
#include "studio/document/templates.hpp"
#include "studio/document/workshop.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace signpost;
using namespace signpost::studio;
using namespace signpost::studio::test;

namespace {

constexpr const char* newFile = "topics/zz_new.json";

/// The shipped library with a new topic, of which something is changed.
LibraryDocument withNewTopic() {
    LibraryDocument document(shippedFiles());
    mustApply(document, newTopic(document, "adult", "zz_new", "New topic", "2026-11-22"));
    return document;
}

/// As a page and its worker would: everything in bytes.
Result ask(Workshop& workshop, const LibraryDocument& document, authoring::SourceFiles& known, const Task& task) {
    BOOST_TEST(answerTo(workshop, toBytes(updateFor(document, known))).empty());
    const auto result = resultFromBytes(answerTo(workshop, toBytes(task)));
    BOOST_REQUIRE(result.has_value());
    BOOST_TEST(result->revision == document.revision());
    return *result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(workshops)

BOOST_AUTO_TEST_CASE(a_rule_that_under_triages_is_found_and_mended) {
    LibraryDocument document = withNewTopic();
    Workshop workshop;
    authoring::SourceFiles known;
    const Task prove{Task::Kind::prove, "zz_new"};
    const Result good = ask(workshop, document, known, prove);
    BOOST_TEST(good.refused == "");
    BOOST_REQUIRE(std::holds_alternative<Proof>(good.answer));
    BOOST_TEST(std::get<Proof>(good.answer).proven());
    BOOST_TEST(std::get<Proof>(good.answer).questions >= 2U);
    BOOST_TEST(std::get<Proof>(good.answer).answerSets.size() > 10U);

    mustApply(document, setText(document, newFile, "/rules/0/when", "list contains(zz_new_signs, \"ill\")"));
    const Result bad = ask(workshop, document, known, prove);
    BOOST_REQUIRE(std::holds_alternative<Proof>(bad.answer));
    const auto& findings = std::get<Proof>(bad.answer).findings;
    const auto found = std::find_if(findings.begin(), findings.end(), [](const analysis::Finding& finding) {
        return finding.property == analysis::Property::defaultListed;
    });
    BOOST_REQUIRE(found != findings.end());
    BOOST_REQUIRE(found->patient.has_value());
    BOOST_TEST(!found->patient->answers.empty());
    BOOST_TEST(!found->patient->words.empty());
    BOOST_TEST(std::any_of(found->patient->answers.begin(), found->patient->answers.end(), [](const GivenAnswer& each) {
        return each.linkId == "zz_new_signs" && each.text != "none";
    }));

    document.undo();
    BOOST_TEST(std::get<Proof>(ask(workshop, document, known, prove).answer).proven());
}

BOOST_AUTO_TEST_CASE(a_counterexample_becomes_a_vignette) {
    LibraryDocument document = withNewTopic();
    const std::vector<GivenAnswer> answers = {
        {"who", "me"},       {"age", "72 years"},           {"emergency_signs_adult", "none"},
        {"topic", "zz_new"}, {"zz_new_signs", "worse,ill"}, {"zz_new_lasts", "days"}};
    mustApply(document,
              addVignette(document, *compile(document), "zz_new", answers, "very_ill", "A man of 72, very ill."));
    const auto* vignette = document.find("vignettes/zz_new.json", "/vignettes/3");
    BOOST_REQUIRE(vignette != nullptr);
    BOOST_TEST(vignette->find("answers")->children.size() == 3U); // the others are the file's defaults
    BOOST_TEST(vignette->at("/answers/zz_new_signs/1")->text == "ill");
    BOOST_TEST(vignette->at("/expect/level")->text == "urgent");
    BOOST_TEST(vignette->at("/expect/reasons/0")->text == "danger");
    const Vignettes all = runVignettes(*compile(document), "zz_new");
    BOOST_TEST(all.results.size() == 4U);
    for (const VignetteResult& result : all.results)
        BOOST_TEST(result.passed, result.id);
    const auto covered = [&](const std::string& rule) {
        const auto found = std::find_if(all.coverage.begin(), all.coverage.end(),
                                        [&](const auto& cover) { return cover.rule == "zz_new/" + rule; });
        return found == all.coverage.end() ? 99 : found->vignettes.size();
    };
    BOOST_TEST(covered("danger") == 2U);
    BOOST_TEST(covered("lasting") == 1U);
    BOOST_TEST(covered("default") == 1U);
    BOOST_TEST(whyNot(addVignette(document, *compile(document), "zz_new", answers, "very_ill", "x")) ==
               "there is a vignette very_ill already");
    BOOST_TEST(whyNot(addVignette(document, *compile(document), "zz_new", {answers.data(), 1}, "too_few", "x"))
                   .find("does not answer") != std::string::npos);
    undoAll(document, shippedFiles());
}

BOOST_AUTO_TEST_CASE(slips_that_nobody_would_notice_are_listed) {
    LibraryDocument document = withNewTopic();
    mustApply(document, removeItem(document, "vignettes/zz_new.json", "/vignettes", 1));
    Workshop workshop;
    authoring::SourceFiles known;
    const Result result = ask(workshop, document, known, {Task::Kind::mutants, "zz_new"});
    BOOST_REQUIRE(std::holds_alternative<Mutants>(result.answer));
    const auto& mutants = std::get<Mutants>(result.answer);
    BOOST_TEST(mutants.failing == "");
    BOOST_TEST(mutants.all > mutants.survivors.size());
    BOOST_TEST(std::any_of(mutants.survivors.begin(), mutants.survivors.end(), [](const auto& each) {
        return each.rule == "zz_new/lasting" && !each.before.words.empty();
    }));
}

BOOST_AUTO_TEST_CASE(the_published_version_is_compared_with) {
    LibraryDocument document(smallFiles());
    Workshop workshop;
    authoring::SourceFiles known;
    const Task changes{Task::Kind::changes, {}};
    BOOST_TEST(ask(workshop, document, known, changes).refused == "no published version is known");
    BOOST_TEST(answerTo(workshop, publishedToBytes(document.files())).empty());
    BOOST_TEST(std::get<Changes>(ask(workshop, document, known, changes).answer).moves.empty());

    mustApply(document, setText(document, "topics/cold.json", "/title", "A cold"));
    mustApply(document, setText(document, "shared/fever.json", "/rules/0/within", "4 hours"));
    const Result result = ask(workshop, document, known, changes);
    BOOST_REQUIRE(std::holds_alternative<Changes>(result.answer));
    const auto& found = std::get<Changes>(result.answer);
    BOOST_REQUIRE(!found.moves.empty());
    BOOST_TEST(found.moves.front().direction == "down");
    BOOST_TEST(found.moves.front().count != "0");
    BOOST_TEST((found.moves.front().before.rank == Rank{Level::urgent, 120}));
    BOOST_TEST((found.moves.front().after.rank == Rank{Level::urgent, 240}));
    BOOST_TEST(std::any_of(found.texts.begin(), found.texts.end(),
                           [](const auto& text) { return text.after == "A cold" && text.before == "Cold"; }));
}

BOOST_AUTO_TEST_CASE(what_can_not_be_asked_is_refused_in_words) {
    LibraryDocument document(shippedFiles());
    Workshop workshop;
    BOOST_TEST(workshop.perform({}).refused == "there are no files yet");
    authoring::SourceFiles known;
    BOOST_TEST(ask(workshop, document, known, {Task::Kind::prove, "nothing"}).refused == "there is no topic nothing");
    mustApply(document, setBytes(document, "topics/cough.json", "{"));
    const Result check = ask(workshop, document, known, {});
    BOOST_REQUIRE(std::holds_alternative<Check>(check.answer));
    BOOST_TEST(!std::get<Check>(check.answer).usable);
    const auto& problems = std::get<Check>(check.answer).problems;
    BOOST_TEST(std::any_of(problems.begin(), problems.end(), [](const authoring::Problem& problem) {
        return problem.code == authoring::Code::notJson && problem.place.file == "topics/cough.json";
    }));
    BOOST_TEST(ask(workshop, document, known, {Task::Kind::prove, "dandruff"}).refused ==
               "the content has problems: mend them first");
    BOOST_TEST(resultFromBytes(answerTo(workshop, "no message"))->refused == "this is no message");
    BOOST_TEST(!resultFromBytes("{}").has_value());
}

BOOST_AUTO_TEST_CASE(a_cancelled_task_says_so_and_nothing_else) {
    const LibraryDocument document = withNewTopic();
    Workshop workshop;
    authoring::SourceFiles known;
    workshop.take(updateFor(document, known));
    const std::atomic<bool> cancelled = true;
    const Result result = workshop.perform({Task::Kind::prove, "zz_new"}, &cancelled);
    BOOST_TEST(result.cancelled);
    BOOST_TEST(std::holds_alternative<std::monostate>(result.answer));
}

BOOST_AUTO_TEST_CASE(only_files_that_changed_are_sent) {
    LibraryDocument document(shippedFiles());
    authoring::SourceFiles known;
    BOOST_TEST(updateFor(document, known).files.size() == shippedFiles().size());
    mustApply(document, setText(document, "topics/cough.json", "/title", "Coughing"));
    mustApply(document, removeFile(document, "services.json"));
    const Update update = updateFor(document, known);
    BOOST_TEST(update.files.size() == 2U);
    BOOST_TEST(!update.files.at("services.json").has_value());
    BOOST_TEST(updateFor(document, known).files.empty());
}

BOOST_AUTO_TEST_CASE(the_guide_sees_what_is_done) {
    LibraryDocument document(shippedFiles());
    const auto done = [&] {
        std::size_t count = 0;
        for (const GuideStep& step : guide())
            count += step.done != nullptr && step.done(document, "zz_new") ? 1 : 0;
        return count;
    };
    BOOST_TEST(done() == 0U);
    document = withNewTopic();
    BOOST_TEST(done() == 1U);
    mustApply(document, setText(document, newFile, "/status", "in-review"));
    mustApply(document, setText(document, newFile, "/questions/0/source", "NICE"));
    BOOST_TEST(done() == 3U);
    BOOST_TEST(!helpFor("rule.because").empty());
    BOOST_TEST(helpFor("rule.nothing").empty());
}

BOOST_AUTO_TEST_SUITE_END()

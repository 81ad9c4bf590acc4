// SPDX-License-Identifier: Apache-2.0
#include "authoring/bundle.hpp"
#include "authoring/translation.hpp"
#include "studio/document/edits.hpp"
#include "studio/document/translations.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace signpost;
using namespace signpost::studio;
using namespace signpost::studio::test;

namespace {

constexpr const char* dandruff = "topics/dandruff.json";
constexpr const char* sign = "/questions/scalp_danger/answerOption/ill/text";

LibraryDocument withLanguage() {
    LibraryDocument document(shippedFiles());
    mustApply(document, addLanguage(document, "zz", "Zzish", true));
    return document;
}

TranslationRow rowOf(const LibraryDocument& document, const std::string& file, std::string_view path) {
    for (const TranslationRow& row : translationRows(document, "zz", file))
        if (row.path == path)
            return row;
    BOOST_FAIL("no row " << path);
    return {};
}

} // namespace

BOOST_AUTO_TEST_SUITE(translations)

BOOST_AUTO_TEST_CASE(a_text_is_translated_goes_stale_and_is_kept) {
    LibraryDocument document = withLanguage();
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::missing));
    mustApply(document, setTranslation(document, "zz", dandruff, "/title", "Titel"));
    mustApply(document, setTranslation(document, "zz", dandruff, sign, {{"me", "ich"}, {"child", "kind"}}));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::current));
    BOOST_TEST(rowOf(document, dandruff, sign).translated == "{\"child\":\"kind\",\"me\":\"ich\"}");
    BOOST_TEST(authoring::readContent(document.files()).usable);

    mustApply(document, setText(document, dandruff, "/title", "Flaky scalp"));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::stale));
    mustApply(document, keepTranslation(document, "zz", dandruff, "/title"));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::current));

    mustApply(document, setTranslation(document, "zz", dandruff, "/title", ""));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::missing));
    undoAll(document, shippedFiles());
}

BOOST_AUTO_TEST_CASE(moving_a_question_leaves_its_translation_and_removing_it_orphans_it) {
    LibraryDocument document = withLanguage();
    mustApply(document, setTranslation(document, "zz", dandruff, sign, "krank"));
    mustApply(document, moveItem(document, dandruff, "/questions", 0, 2));
    BOOST_TEST((rowOf(document, dandruff, sign).state == TranslationRow::State::current));
    mustApply(document, removeItem(document, dandruff, "/questions", 2));
    BOOST_TEST((rowOf(document, dandruff, sign).state == TranslationRow::State::orphaned));
    BOOST_TEST(countTranslations(document, "zz").orphaned == 1U);
}

BOOST_AUTO_TEST_CASE(the_interface_is_translated_in_its_own_file) {
    LibraryDocument document = withLanguage();
    const std::string file = "languages/en.json";
    BOOST_TEST((filesToTranslate(document).front() == file));
    mustApply(document, setTranslation(document, "zz", file, "button.continue", "Weiter"));
    mustApply(document, setTranslation(document, "zz", file, "button.back", "Zurück"));
    BOOST_TEST((rowOf(document, file, "button.back").state == TranslationRow::State::current));
    BOOST_TEST(document.find("languages/zz.json", "/strings/button.back")->text == "Zurück");
    mustApply(document, setText(document, file, "/strings/button.back", "Go back"));
    BOOST_TEST((rowOf(document, file, "button.back").state == TranslationRow::State::stale));
}

BOOST_AUTO_TEST_CASE(each_new_text_is_a_line_of_its_own) {
    LibraryDocument document = withLanguage();
    mustApply(document, setTranslation(document, "zz", dandruff, "/title", "Titel"));
    const std::string before = *document.bytes("languages/zz/topics/dandruff.json");
    mustApply(document, setTranslation(document, "zz", dandruff, sign, "krank"));
    const LineDifference difference = lineDifference(before, *document.bytes("languages/zz/topics/dandruff.json"));
    BOOST_TEST(difference.added == 2U); // and a comma after the one before
    BOOST_TEST(difference.removed == 1U);
}

BOOST_AUTO_TEST_CASE(translations_that_do_not_say_what_they_were_made_from_are_stamped) {
    LibraryDocument document = withLanguage();
    mustApply(document, setBytes(document, "languages/zz/topics/dandruff.json",
                                 "{\"format\": 1, \"language\": \"zz\", \"texts\": {\n"
                                 "  \"/title\": {\"of\": \"\", \"text\": \"Titel\"},\n"
                                 "  \"/search\": {\"of\": \"0123456789abcdef\", \"text\": [\"a\"]}}}"));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::stale));
    mustApply(document, stampTranslations(document, "zz"));
    BOOST_TEST((rowOf(document, dandruff, "/title").state == TranslationRow::State::current));
    BOOST_TEST((rowOf(document, dandruff, "/search").state == TranslationRow::State::stale));
}

BOOST_AUTO_TEST_CASE(a_library_wholly_translated_is_published_in_its_language) {
    LibraryDocument document = withLanguage();
    std::size_t texts = 0;
    authoring::SourceFiles files = document.files();
    for (const std::string& file : filesToTranslate(document)) {
        if (file.starts_with("languages/"))
            continue;
        nlohmann::ordered_json all = nlohmann::ordered_json::object();
        const auto rows = translationRows(document, "zz", file);
        for (const auto& text : authoring::translatedTexts(file, document.root(file), nullptr)) {
            const auto english = nlohmann::ordered_json::parse(rows[all.size()].english);
            nlohmann::ordered_json foreign = english;
            if (english.is_string())
                foreign = "ZZ " + english.get<std::string>();
            all[text.path] = {{"of", authoring::translationHash(*text.english)}, {"text", foreign}};
            ++texts;
        }
        files["languages/zz/" + file] =
            nlohmann::ordered_json{{"format", 1}, {"language", "zz"}, {"texts", all}}.dump();
    }
    BOOST_TEST(texts > 500U);
    BOOST_TEST(authoring::readContent(files).usable);
    const authoring::Translated translated = authoring::translate(files, "zz");
    BOOST_TEST(translated.stale == 0U);
    const auto content = authoring::readContent(translated.files);
    for (const auto& problem : content.problems)
        BOOST_TEST(isWarning(problem.code), describe(problem));
    BOOST_REQUIRE(content.usable);
    BOOST_TEST(content.library.language == "zz");
    BOOST_TEST(content.library.topics[*content.library.topic("dandruff")].title.starts_with("ZZ "));
    // The rules are the English ones.
    const auto english = authoring::readContent(shippedFiles());
    BOOST_TEST(content.library.rules.size() == english.library.rules.size());
    BOOST_TEST(content.library.conditions.size() == english.library.conditions.size());
    const auto bundle = authoring::makeBundle(content, "zz");
    BOOST_REQUIRE(bundle.has_value());
    BOOST_TEST(bundle->index.find("\"language\":\"zz\",\"direction\":\"rtl\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_stale_is_published_in_english) {
    LibraryDocument document = withLanguage();
    mustApply(document, setTranslation(document, "zz", dandruff, "/title", "Titel"));
    const auto titleIn = [&] {
        const auto content = authoring::readContent(authoring::translate(document.files(), "zz").files);
        BOOST_REQUIRE(content.usable);
        return content.library.topics[*content.library.topic("dandruff")].title;
    };
    BOOST_TEST(titleIn() == "Titel");
    mustApply(document, setText(document, dandruff, "/title", "Flaky scalp"));
    BOOST_TEST(titleIn() == "Flaky scalp");
    BOOST_TEST(authoring::translate(document.files(), "zz").stale == 1U);
    BOOST_TEST((authoring::translate(document.files(), "en").files == document.files()));
}

BOOST_AUTO_TEST_SUITE_END()

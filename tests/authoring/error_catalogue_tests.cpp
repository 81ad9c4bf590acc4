// SPDX-License-Identifier: Apache-2.0
// Every kind of problem has an example in errors/examples, which is run here, and which docs/content-errors.md shows.
// After a change, SIGNPOST_REWRITE=1 writes the page anew.
#include "support/tiny_content.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace signpost;
using authoring::Code;
using authoring::Problem;
using authoring::SourceFiles;
using Json = nlohmann::json;

namespace {

constexpr const char* examplesFolder = SIGNPOST_SOURCE_DIR "/tests/authoring/errors/examples/";
constexpr const char* page = SIGNPOST_SOURCE_DIR "/docs/content-errors.md";

std::string readFile(const std::string& path) {
    std::ifstream stream(path);
    BOOST_REQUIRE_MESSAGE(stream, path << " is missing");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

Json exampleOf(Code code) {
    return Json::parse(readFile(examplesFolder + std::string(name(code)) + ".json"));
}

SourceFiles brokenBy(const Json& example) {
    SourceFiles files = test::tinyContent();
    const std::string file = example.at("file");
    if (example.contains("replace")) {
        return test::with(files, file, example.at("replace").get<std::string>(), example.at("with").get<std::string>());
    }
    if (example.contains("fill")) {
        files[file] = std::string(example.at("fill").get<std::size_t>(), ' ');
    } else if (example.contains("with")) {
        files[file] = example.at("with");
    } else if (example.value("remove", false)) {
        files.erase(file);
    }
    return files;
}

Problem expectedBy(const Json& example, Code code) {
    const Json& expected = example.at("expect");
    return {code,
            {expected.at("file"), expected.at("line"), expected.at("column"), expected.at("pointer")},
            expected.at("reason"),
            expected.at("suggestion")};
}

std::string catalogue() {
    std::string text = "# Content errors\n\nEvery kind of problem that `signpost check` reports, by the name that it "
                       "prints in brackets. Each example "
                       "is one change to the small content in\n`tests/authoring/errors/content`, and is run by a test. "
                       "This page is made from those "
                       "examples; see `tests/authoring/error_catalogue_tests.cpp`.\n";
    for (const Code code : authoring::allCodes()) {
        const Json example = exampleOf(code);
        text += "\n## " + std::string(name(code)) + "\n" + example.at("meaning").get<std::string>() + "\n\n";
        if (example.contains("replace")) {
            text += "In `" + example.at("file").get<std::string>() +
                    "`, in place of the first line, the second:\n```json\n" + example.at("replace").get<std::string>() +
                    "\n\n" + example.at("with").get<std::string>() + "\n```\n";
        } else if (example.contains("with")) {
            text += "With a file `" + example.at("file").get<std::string>() + "`:\n```\n" +
                    example.at("with").get<std::string>() + "\n```\n";
        }
        text += "```text\n" + describe(expectedBy(example, code), "content") + "\n```\n**Mend:** " +
                example.at("mend").get<std::string>() + "\n";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(error_catalogue)

BOOST_AUTO_TEST_CASE(the_content_that_examples_change_has_no_mistakes) {
    BOOST_TEST(test::problemsIn(test::tinyContent()) == "");
    BOOST_TEST(authoring::readContent(test::tinyContent()).usable);
}

BOOST_AUTO_TEST_CASE(every_kind_of_problem_is_reported_where_its_example_says) {
    for (const Code code : authoring::allCodes()) {
        BOOST_TEST_CONTEXT(name(code)) {
            const Json example = exampleOf(code);
            BOOST_TEST(example.at("code") == name(code));
            const authoring::Authored content = authoring::readContent(brokenBy(example));
            const std::string wanted = describe(expectedBy(example, code));
            const bool found = std::any_of(content.problems.begin(), content.problems.end(),
                                           [&](const Problem& problem) { return describe(problem) == wanted; });
            BOOST_TEST(found, "not reported: " << wanted);
            BOOST_TEST(content.usable == isWarning(code));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_page_shows_the_examples) {
    const std::string made = catalogue();
    if (std::getenv("SIGNPOST_REWRITE") != nullptr) {
        std::ofstream(page) << made;
    }
    BOOST_TEST((readFile(page) == made),
               "docs/content-errors.md is not what the examples say; SIGNPOST_REWRITE=1 writes it anew");
}

BOOST_AUTO_TEST_CASE(all_problems_are_reported_not_only_the_first) {
    SourceFiles files = test::tinyContent();
    for (const auto* code : {"unknown-option", "wrong-operator", "condition-syntax", "bad-name", "bad-date"}) {
        const Json example = Json::parse(readFile(examplesFolder + std::string(code) + ".json"));
        files = test::with(files, example.at("file"), example.at("replace").get<std::string>(),
                           example.at("with").get<std::string>());
    }
    const std::string problems = test::problemsIn(files);
    BOOST_TEST(std::count(problems.begin(), problems.end(), '\n') == 5, problems);
}

BOOST_AUTO_TEST_SUITE_END()

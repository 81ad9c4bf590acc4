// SPDX-License-Identifier: Apache-2.0
#include "authoring/digest.hpp"
#include "studio/document/draft.hpp"
#include "studio/document/edits.hpp"
#include "studio/document/review.hpp"
#include "studio/document/translations.hpp"
#include "support/shipped.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace signpost;
using namespace signpost::studio;
using namespace signpost::studio::test;

namespace {

constexpr const char* subject = "topics/dandruff";

std::string base64Url(const std::string& bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned bits = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[bits >> (count - 6) & 63U];
    }
    return count == 0 ? text : text + alphabet[bits << (6 - count) & 63U];
}

// Stands in for Ed25519, which the shell brings: what only the key and the message give.
std::string signatureBy(const std::string& key, std::string_view message) {
    return authoring::sha256Hex(key + std::string(message));
}
std::optional<bool> verify(std::string_view key, std::string_view message, std::string_view signature) {
    return signature == signatureBy(std::string(key), message);
}

Approval approvalBy(char person, Role as, const LibraryDocument& document, const std::string& of = subject) {
    const std::string key(32, person);
    const std::string hash = authoring::approvalHash(document.files(), of).value();
    const std::string message = authoring::approvalMessage(of, as, hash, "2026-11-23");
    return {as, base64Url(key), hash, "2026-11-23", base64Url(signatureBy(key, message))};
}

LibraryDocument approvedByTwo() {
    LibraryDocument document(shippedFiles());
    mustApply(document, addApproval(document, subject, approvalBy('a', Role::author, document), verify));
    mustApply(document, addApproval(document, subject, approvalBy('b', Role::clinician, document), verify));
    return document;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reviews)

BOOST_AUTO_TEST_CASE(two_people_approve) {
    LibraryDocument document(shippedFiles());
    BOOST_TEST(reviewOf(document, subject, verify).status == "draft");
    mustApply(document, setStatus(document, subject, "in-review"));
    mustApply(document, addApproval(document, subject, approvalBy('a', Role::author, document), verify));
    Review review = reviewOf(document, subject, verify);
    BOOST_TEST(review.status == "in-review");
    BOOST_TEST(review.approvals.given.size() == 1U);
    BOOST_TEST(!review.approvals.approved);
    mustApply(document, addApproval(document, subject, approvalBy('b', Role::clinician, document), verify));
    review = reviewOf(document, subject, verify);
    BOOST_TEST(review.status == "approved");
    BOOST_TEST(review.approvals.approved);
    BOOST_TEST(document.find("topics/dandruff.json", "/approvalDate")->text == "2026-11-23");
    const auto& files = document.files();
    BOOST_TEST(authoring::readContent(files).usable);
    undoAll(document, shippedFiles());
}

BOOST_AUTO_TEST_CASE(a_changed_letter_voids_it_and_another_layout_does_not) {
    LibraryDocument document = approvedByTwo();
    const std::string path = "topics/dandruff.json";
    mustApply(document, setBytes(document, path, " " + *document.bytes(path)));
    BOOST_TEST(reviewOf(document, subject, verify).approvals.approved);
    document.undo();
    mustApply(document, setText(document, path, "/advice/0/text", document.find(path, "/advice/0/text")->text + "."));
    BOOST_TEST(reviewOf(document, subject, verify).isVoid());
    BOOST_TEST(reviewOf(document, subject, verify).approvals.given.front().outdated);
    document.undo();
    BOOST_TEST(reviewOf(document, subject, verify).approvals.approved);
    // A module that every patient meets belongs to it.
    mustApply(document, setText(document, "shared/emergency_screen.json", "/questions/0/text", "Other words?"));
    BOOST_TEST(reviewOf(document, subject, verify).isVoid());
}

BOOST_AUTO_TEST_CASE(what_others_changed_elsewhere_does_not_void_it) {
    LibraryDocument document = approvedByTwo();
    mustApply(document, setText(document, "topics/cough.json", "/title", "Coughing"));
    BOOST_TEST(reviewOf(document, subject, verify).approvals.approved);
}

BOOST_AUTO_TEST_CASE(approvals_that_do_not_count_are_refused) {
    LibraryDocument document(shippedFiles());
    mustApply(document, addApproval(document, subject, approvalBy('a', Role::author, document), verify));
    BOOST_TEST(whyNot(addApproval(document, subject, approvalBy('a', Role::clinician, document), verify)) ==
               "this key has approved it as author already; the second approval is another person's");
    Approval forged = approvalBy('b', Role::clinician, document);
    forged.key = base64Url(std::string(32, 'c'));
    BOOST_TEST(whyNot(addApproval(document, subject, forged, verify)) ==
               "the signature is not this key's for this text");
    Approval old = approvalBy('b', Role::clinician, document);
    old.hash = std::string(64, '0');
    BOOST_TEST(whyNot(addApproval(document, subject, old, verify)) ==
               "this approval is for another text of topics/dandruff than today's");
    BOOST_TEST(whyNot(setStatus(document, subject, "approved")) == "approved is what two approvals make it");
    BOOST_TEST(!whyNot(addApproval(document, "topics/nothing", old, verify)).empty());
}

BOOST_AUTO_TEST_CASE(until_the_browser_has_answered_nothing_is_approved) {
    const LibraryDocument document = approvedByTwo();
    const Review review =
        reviewOf(document, subject, [](auto, auto, auto) -> std::optional<bool> { return std::nullopt; });
    BOOST_TEST(!review.approvals.approved);
    BOOST_TEST(!review.approvals.given.front().genuine.has_value());
}

BOOST_AUTO_TEST_CASE(the_library_and_a_language_are_approved_too) {
    LibraryDocument document(shippedFiles());
    mustApply(document, addApproval(document, "library", approvalBy('a', Role::author, document, "library"), verify));
    mustApply(document,
              addApproval(document, "library", approvalBy('b', Role::clinician, document, "library"), verify));
    BOOST_TEST(document.find("library.json", "/status")->text == "approved");
    BOOST_TEST(reviewOf(document, "library", verify).approvals.approved);
    mustApply(document, addLanguage(document, "zz", "Zz", false));
    const std::string language = "languages/zz";
    mustApply(document, addApproval(document, language, approvalBy('a', Role::author, document, language), verify));
    mustApply(document, addApproval(document, language, approvalBy('b', Role::clinician, document, language), verify));
    BOOST_TEST(reviewOf(document, language, verify).approvals.approved);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(unsaved_work_comes_back) {
    LibraryDocument document(shippedFiles());
    mustApply(document, setText(document, "topics/cough.json", "/title", "Coughing"));
    mustApply(document, setBytes(document, "topics/half.json", std::string("{\"half\": \"\xff\0", 12)));
    mustApply(document, removeFile(document, "services.json"));
    const std::string draft = draftOf(document);
    LibraryDocument again(shippedFiles());
    const auto restored = restoreDraft(again, draft);
    BOOST_REQUIRE(restored.has_value());
    BOOST_TEST(restored->restored.size() == 3U);
    BOOST_TEST(restored->conflicts.empty());
    BOOST_TEST((again.files() == document.files()));
    BOOST_TEST((again.changedPaths() == document.changedPaths()));
    undoAll(again, shippedFiles());
}

BOOST_AUTO_TEST_CASE(what_changed_elsewhere_is_a_conflict_and_left_alone) {
    LibraryDocument document(shippedFiles());
    mustApply(document, setText(document, "topics/cough.json", "/title", "Mine"));
    const std::string draft = draftOf(document);
    LibraryDocument theirs(shippedFiles());
    mustApply(theirs, setText(theirs, "topics/cough.json", "/title", "Theirs"));
    const auto before = theirs.files();
    const auto restored = restoreDraft(theirs, draft);
    BOOST_REQUIRE(restored.has_value());
    BOOST_REQUIRE(restored->conflicts.size() == 1U);
    BOOST_TEST(restored->conflicts.front().path == "topics/cough.json");
    BOOST_TEST((restored->conflicts.front().draft == *document.bytes("topics/cough.json")));
    BOOST_TEST((theirs.files() == before));
    BOOST_TEST(!restoreDraft(theirs, "{\"draft\": 2, \"files\": {}}").has_value());
    BOOST_TEST(!restoreDraft(theirs, "nonsense").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

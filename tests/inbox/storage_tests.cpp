// SPDX-License-Identifier: Apache-2.0
// Against real SQLite files.
#include "durable_copies.hpp"
#include "inbox/letter_store.hpp"
#include "inbox/migrations.hpp"
#include "inbox/staff_store.hpp"
#include "temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>

using namespace signpost::inbox; // NOLINT(google-build-using-namespace)
using Outcome = StoreResult::Outcome;

namespace {

struct Fixture {
    TemporaryFolder folder;
    DatabaseOptions options{folder / "inbox.sqlite", 0};

    Fixture() {
        createDatabase(options.file);
        soci::session session;
        openDatabase(session, options);
        migrate(session);
        session << "INSERT INTO surgery (ods, last_letter, created_at) VALUES ('A81001', 0, 'now')";
    }
};

/// The same on a disk of which `afterPowerCut` knows what it would have kept.
struct LayerFirst {
    LayerFirst() { registerDurableCopies(); }
};
struct DurableFixture : LayerFirst, Fixture {};

struct Store {
    explicit Store(const DatabaseOptions& options)
        : writer(options), reader(options, 2), letters("A81001", writer, reader), staff(writer, reader) {}
    WriteQueue writer;
    ReaderPool reader;
    LetterStore letters;
    StaffStore staff;
};

NewLetter letter(int number, const std::string& body = "body") {
    NewLetter result;
    result.envelope.surgery = "A81001";
    result.envelope.key = "key " + std::to_string(number);
    result.envelope.sizeInKilobytes = 4;
    result.body = body;
    result.receivedAt = "2026-11-20T10:00:00+00:00";
    result.answerBy = "2026-11-23T18:30:00+00:00";
    result.receipt = [](const std::string& reference) { return "receipt " + reference; };
    return result;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(a_letter_is_stored_once_and_its_receipt_stays_the_same, Fixture) {
    Store store(options);
    const auto first = store.letters.store(letter(1));
    BOOST_TEST((first.outcome == Outcome::Stored));
    const auto again = store.letters.store(letter(1));
    BOOST_TEST((again.outcome == Outcome::Repeated));
    BOOST_TEST(again.receipt == first.receipt);
    const auto other = store.letters.store(letter(1, "other bytes"));
    BOOST_TEST((other.outcome == Outcome::KeyReused));
    BOOST_TEST(other.receipt == "");
    BOOST_TEST(store.letters.body(1).value() == "body");
    BOOST_TEST(store.letters.page({}).letters.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(of_forty_threads_with_one_key_one_stores, Fixture) {
    Store store(options);
    std::atomic<int> stored = 0;
    std::atomic<int> repeated = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 40; ++i) {
        threads.emplace_back([&] {
            const auto outcome = store.letters.store(letter(1)).outcome;
            ++(outcome == Outcome::Stored ? stored : repeated);
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    BOOST_TEST(stored == 1);
    BOOST_TEST(repeated == 39);
}

BOOST_FIXTURE_TEST_CASE(two_programs_on_one_database_do_not_store_twice, Fixture) {
    Store one(options);
    Store two(options);
    std::atomic<int> stored = 0;
    std::vector<std::thread> threads;
    for (auto* store : {&one, &two}) {
        threads.emplace_back([&stored, store] {
            for (int i = 0; i < 50; ++i) {
                stored += store->letters.store(letter(i)).outcome == Outcome::Stored ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    BOOST_TEST(stored == 50);
    BOOST_TEST(one.letters.countNew().at("clinical") == 50);
}

BOOST_FIXTURE_TEST_CASE(a_stored_letter_survives_a_power_cut, DurableFixture) {
    Store store(options);
    for (int i = 1; i <= 30; ++i) {
        const auto receipt = store.letters.store(letter(i, std::string(20'000, 'x'))).receipt;
        // The power fails the moment the receipt is out; another machine starts from what the disk held.
        const auto found = folder / ("after-" + std::to_string(i) + ".sqlite");
        afterPowerCut(options.file, found);
        Store afterwards({found, 0});
        BOOST_TEST(afterwards.letters.countNew().at("clinical") == i);
        BOOST_TEST(afterwards.letters.store(letter(i, std::string(20'000, 'x'))).receipt == receipt);
    }
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_loses_unflushed_writes_is_what_the_test_above_has, DurableFixture) {
    {
        Store store(options);
        store.letters.store(letter(1));
    }
    // With `synchronous=OFF` a commit is not flushed, and the same power cut must lose it.
    soci::session careless;
    openDatabase(careless, options);
    careless << "PRAGMA synchronous = OFF";
    careless << "UPDATE surgery SET last_letter = 77";
    afterPowerCut(options.file, folder / "after.sqlite");
    soci::session afterwards;
    openDatabase(afterwards, {folder / "after.sqlite", 0});
    int last = 0;
    afterwards << "SELECT last_letter FROM surgery", soci::into(last);
    BOOST_TEST(last == 1);
}

BOOST_FIXTURE_TEST_CASE(a_job_that_fails_takes_no_other_with_it, Fixture) {
    WriteQueue writer(options);
    std::atomic<int> done = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 30; ++i) {
        threads.emplace_back([&, i] {
            try {
                writer.run([&](soci::session& session) {
                    session << "UPDATE surgery SET last_letter = last_letter + 1";
                    if (i % 3 == 0) {
                        throw std::logic_error("this job fails");
                    }
                });
                ++done;
            } catch (const std::logic_error&) {
                ++failed;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    BOOST_TEST(done == 20);
    BOOST_TEST(failed == 10);
    soci::session session;
    openDatabase(session, options);
    int count = 0;
    session << "SELECT last_letter FROM surgery", soci::into(count);
    BOOST_TEST(count == 20);
}

BOOST_FIXTURE_TEST_CASE(lists_are_paged_in_order_and_by_state, Fixture) {
    Store store(options);
    for (int i = 1; i <= 7; ++i) {
        auto next = letter(i);
        next.envelope.list =
            i % 2 == 0 ? signpost::sealing::LetterList::Urgent : signpost::sealing::LetterList::Clinical;
        store.letters.store(next);
    }
    LetterQuery query;
    query.limit = 3;
    auto page = store.letters.page(query);
    BOOST_TEST(page.letters.size() == 3U);
    BOOST_TEST(page.more);
    query.after = page.letters.back().id;
    page = store.letters.page(query);
    BOOST_TEST(page.letters.front().id == 4);
    query.after = 6;
    page = store.letters.page(query);
    BOOST_TEST(page.letters.size() == 1U);
    BOOST_TEST(!page.more);

    BOOST_TEST(store.letters.setDone(2, true, "reception", "then"));
    BOOST_TEST(store.letters.setDone(6, true, "reception", "then"));
    BOOST_TEST(store.letters.setDone(2, true, "doctor", "later"));
    BOOST_TEST(store.letters.summary(2)->doneBy == "reception");
    BOOST_TEST(!store.letters.setDone(99, true, "reception", "then"));
    LetterQuery done;
    done.done = true;
    BOOST_TEST(store.letters.page(done).letters.front().id == 6);
    done.after = 6;
    BOOST_TEST(store.letters.page(done).letters.front().id == 2);
    LetterQuery urgent;
    urgent.list = signpost::sealing::LetterList::Urgent;
    BOOST_TEST(store.letters.page(urgent).letters.size() == 1U);
    BOOST_TEST(store.letters.countNew().at("urgent") == 1);
    BOOST_TEST(store.letters.setDone(2, false, "doctor", "later"));
    BOOST_TEST(store.letters.summary(2)->doneAt == "");
    BOOST_TEST(store.letters.countNew().at("urgent") == 2);
}

BOOST_FIXTURE_TEST_CASE(letters_of_another_surgery_are_not_seen, Fixture) {
    Store store(options);
    store.letters.store(letter(1));
    LetterStore other("B82002", store.writer, store.reader);
    BOOST_TEST(!other.summary(1).has_value());
    BOOST_TEST(!other.body(1).has_value());
    BOOST_TEST(!other.setDone(1, true, "x", "now"));
    BOOST_TEST(other.page({}).letters.empty());
    BOOST_TEST(store.letters.summary(1)->doneAt == "");
}

BOOST_FIXTURE_TEST_CASE(staff_users_are_added_changed_and_removed, Fixture) {
    Store store(options);
    BOOST_TEST(store.staff.addUser("reception", "hash", "now"));
    BOOST_TEST(!store.staff.addUser("reception", "other", "now"));
    BOOST_TEST(store.staff.passwordHash("reception").value() == "hash");
    BOOST_TEST(store.staff.setPassword("reception", "new hash"));
    BOOST_TEST(store.staff.passwordHash("reception").value() == "new hash");
    BOOST_TEST(!store.staff.passwordHash("' OR 1=1 --").has_value());
    BOOST_TEST(store.staff.removeUser("reception"));
    BOOST_TEST(!store.staff.removeUser("reception"));
    BOOST_TEST(!store.staff.setPassword("reception", "x"));
    BOOST_TEST(store.staff.surgery() == "A81001");
    BOOST_TEST(isUserName("a.b-c_d@example"));
    BOOST_TEST(!isUserName(""));
    BOOST_TEST(!isUserName("a b"));
    BOOST_TEST(!isUserName(std::string(65, 'a')));
}

BOOST_FIXTURE_TEST_CASE(a_full_database_says_so_and_goes_on_afterwards, Fixture) {
    options.maximumMegabytes = 1;
    Store store(options);
    int stored = 0;
    try {
        for (; stored < 20; ++stored) {
            store.letters.store(letter(stored, std::string(170'000, 'x')));
        }
        BOOST_ERROR("a megabyte held 20 letters of 170 KB");
    } catch (const StorageError& error) {
        BOOST_TEST((error.fault() == StorageFault::Full));
    }
    BOOST_TEST(stored > 0);
    BOOST_TEST(store.letters.countNew().at("clinical") == stored); // nothing half-stored
    BOOST_TEST((store.letters.store(letter(1000, "small")).outcome == Outcome::Stored));
}

BOOST_FIXTURE_TEST_CASE(a_database_that_is_not_one_is_refused, Fixture) {
    soci::session session;
    BOOST_CHECK_THROW(openDatabase(session, {folder / "missing.sqlite", 0}), StorageError);
    BOOST_CHECK_THROW(openDatabase(session, {folder.write("text", std::string(9000, 'x')), 0}), StorageError);
    BOOST_CHECK_THROW(createDatabase(options.file), StorageError); // never overwritten
    soci::session newer;
    openDatabase(newer, options);
    newer << "UPDATE schema_version SET version = 99";
    BOOST_CHECK_THROW(migrate(newer), StorageError);
}

// SPDX-License-Identifier: Apache-2.0
#include "inbox/letter_store.hpp"

#include "inbox/reference.hpp"
#include "sealing/primitives.hpp"

namespace signpost::inbox {

namespace {

using soci::into;
using soci::use;

constexpr const char* summaryColumns = "SELECT id, reference, list, received_at, answer_by, size_class, content_hash, "
                                       "key_id, COALESCE(done_at, ''), COALESCE(done_by, '') FROM letters ";

LetterSummary readSummary(const soci::row& row) {
    LetterSummary summary;
    summary.id = row.get<long long>(0);
    summary.reference = row.get<std::string>(1);
    summary.list = row.get<std::string>(2);
    summary.receivedAt = row.get<std::string>(3);
    summary.answerBy = row.get<std::string>(4);
    summary.sizeClass = row.get<int>(5);
    summary.contentHash = row.get<std::string>(6);
    summary.keyId = row.get<std::string>(7);
    summary.doneAt = row.get<std::string>(8);
    summary.doneBy = row.get<std::string>(9);
    return summary;
}

std::string unusedReference(soci::session& session, const std::string& surgery) {
    for (int attempt = 0; attempt < 20; ++attempt) {
        auto reference = newReference();
        int taken = 0;
        session << "SELECT COUNT(*) FROM letters WHERE surgery = :surgery AND reference = :reference", use(surgery),
            use(reference), into(taken);
        if (taken == 0) {
            return reference;
        }
    }
    throw StorageError(StorageFault::Unavailable, "no unused reference was found");
}

} // namespace

LetterStore::LetterStore(std::string surgery, WriteQueue& writer, ReaderPool& reader)
    : surgery_(std::move(surgery)), writer_(writer), reader_(reader) {}

StoreResult LetterStore::store(const NewLetter& letter) {
    const auto& envelope = letter.envelope;
    const auto digest = sealing::sha256Hex(letter.body);
    StoreResult result;
    writer_.run([&](soci::session& session) {
        long long id = 0;
        session << "UPDATE surgery SET last_letter = last_letter + 1 WHERE ods = :ods", use(surgery_);
        session << "SELECT last_letter FROM surgery WHERE ods = :ods", use(surgery_), into(id);

        std::string earlierDigest;
        std::string earlierReceipt;
        session << "SELECT digest, receipt FROM letters WHERE surgery = :surgery AND idempotency_key = :key",
            use(surgery_), use(envelope.key), into(earlierDigest), into(earlierReceipt);
        if (session.got_data()) {
            const bool same = earlierDigest == digest;
            result.outcome = same ? StoreResult::Outcome::Repeated : StoreResult::Outcome::KeyReused;
            result.receipt = same ? earlierReceipt : std::string();
            return;
        }

        const auto reference = unusedReference(session, surgery_);
        const auto receipt = letter.receipt(reference);
        const std::string list(toText(envelope.list));
        session << "INSERT INTO letters (id, surgery, idempotency_key, digest, reference, list, content_hash, key_id, "
                   "size_class, received_at, answer_by, receipt) VALUES (:id, :surgery, :key, :digest, :reference, "
                   ":list, :content, :key_id, :size, :received, :answer, :receipt)",
            use(id), use(surgery_), use(envelope.key), use(digest), use(reference), use(list), use(envelope.content),
            use(envelope.keyId), use(envelope.sizeInKilobytes), use(letter.receivedAt), use(letter.answerBy),
            use(receipt);
        session << "INSERT INTO letter_bodies (letter_id, body) VALUES (:id, :body)", use(id), use(letter.body);
        result.outcome = StoreResult::Outcome::Stored;
        result.receipt = receipt;
    });
    return result;
}

LetterPage LetterStore::page(const LetterQuery& query) {
    std::string sql = summaryColumns;
    sql += "WHERE surgery = :surgery AND done_at IS ";
    sql += query.done ? "NOT NULL " : "NULL ";
    if (query.list) {
        sql += "AND list = '" + std::string(toText(*query.list)) + "' ";
    }
    if (query.after > 0) {
        sql += query.done ? "AND id < :after " : "AND id > :after ";
    }
    // One more than asked for tells whether there is a further page.
    sql += std::string("ORDER BY id ") + (query.done ? "DESC" : "ASC") + " LIMIT " + std::to_string(query.limit + 1);

    return reader_([&](soci::session& session) {
        auto prepared = session.prepare << sql;
        prepared, use(surgery_);
        if (query.after > 0) {
            prepared, use(query.after);
        }
        LetterPage page;
        for (const auto& row : soci::rowset<soci::row>(prepared)) {
            page.letters.push_back(readSummary(row));
        }
        page.more = page.letters.size() > static_cast<std::size_t>(query.limit);
        if (page.more) {
            page.letters.pop_back();
        }
        return page;
    });
}

std::map<std::string, int> LetterStore::countNew() {
    return reader_([&](soci::session& session) {
        std::map<std::string, int> counts{{"urgent", 0}, {"clinical", 0}, {"admin", 0}};
        for (auto& [list, count] : counts) {
            session << "SELECT COUNT(*) FROM letters WHERE surgery = :surgery AND done_at IS NULL AND list = :list",
                use(surgery_), use(list), into(count);
        }
        return counts;
    });
}

std::optional<LetterSummary> LetterStore::summary(long long id) {
    return reader_([&](soci::session& session) -> std::optional<LetterSummary> {
        soci::row row;
        session << std::string(summaryColumns) + "WHERE id = :id AND surgery = :surgery", use(id), use(surgery_),
            into(row);
        if (!session.got_data()) {
            return std::nullopt;
        }
        return readSummary(row);
    });
}

std::optional<std::string> LetterStore::body(long long id) {
    return reader_([&](soci::session& session) -> std::optional<std::string> {
        std::string body;
        session << "SELECT b.body FROM letter_bodies b JOIN letters l ON l.id = b.letter_id "
                   "WHERE l.id = :id AND l.surgery = :surgery",
            use(id), use(surgery_), into(body);
        if (!session.got_data()) {
            return std::nullopt;
        }
        return body;
    });
}

bool LetterStore::setDone(long long id, bool done, const std::string& user, const std::string& now) {
    bool exists = false;
    writer_.run([&](soci::session& session) {
        const std::string action = done ? "done" : "undone";
        long long changed = 0;
        if (done) {
            soci::statement update = (session.prepare << "UPDATE letters SET done_at = :now, done_by = :user "
                                                         "WHERE id = :id AND surgery = :surgery AND done_at IS NULL",
                                      use(now), use(user), use(id), use(surgery_));
            update.execute(true);
            changed = update.get_affected_rows();
        } else {
            soci::statement update =
                (session.prepare << "UPDATE letters SET done_at = NULL, done_by = NULL "
                                    "WHERE id = :id AND surgery = :surgery AND done_at IS NOT NULL",
                 use(id), use(surgery_));
            update.execute(true);
            changed = update.get_affected_rows();
        }
        if (changed > 0) {
            session
                << "INSERT INTO audit (happened_at, user_name, action, letter_id) VALUES (:now, :user, :action, :id)",
                use(now), use(user), use(action), use(id);
        }
        int found = 0;
        session << "SELECT COUNT(*) FROM letters WHERE id = :id AND surgery = :surgery", use(id), use(surgery_),
            into(found);
        exists = found > 0;
    });
    return exists;
}

} // namespace signpost::inbox

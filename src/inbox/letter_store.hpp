// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inbox/reader_pool.hpp"
#include "inbox/write_queue.hpp"
#include "sealing/envelope.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signpost::inbox {

/// A letter that arrived and passed every check, with what is promised to its sender. Times are RFC 3339.
struct NewLetter {
    sealing::Envelope envelope;
    std::string body;
    std::string receivedAt;
    std::string answerBy;
    /// Makes the receipt's text once the reference is settled.
    std::function<std::string(const std::string& reference)> receipt;
};

struct StoreResult {
    enum class Outcome {
        Stored,   ///< it is on the disk
        Repeated, ///< it already was, byte for byte; the receipt is the first one's
        KeyReused ///< the idempotency key belongs to another letter; nothing was stored
    };
    Outcome outcome = Outcome::Stored;
    std::string receipt;
};

/// What staff see of a letter without opening it.
struct LetterSummary {
    long long id = 0;
    std::string reference;
    std::string list;
    std::string receivedAt;
    std::string answerBy;
    int sizeClass = 0;
    std::string contentHash;
    std::string keyId;
    std::string doneAt; ///< empty: not yet dealt with
    std::string doneBy;
};

struct LetterQuery {
    std::optional<sealing::LetterList> list;
    bool done = false;
    long long after = 0; ///< id of the last letter of the page before; 0: from the start
    int limit = 50;
};

struct LetterPage {
    std::vector<LetterSummary> letters;
    bool more = false;
};

/// One surgery's letters. Every function throws StorageError if the database can't do its work.
class LetterStore {
public:
    LetterStore(std::string surgery, WriteQueue& writer, ReaderPool& reader);

    /// Returns when the letter is durable, or already was. Of several calls with one key, one stores.
    StoreResult store(const NewLetter& letter);

    /// Oldest first; for letters dealt with, newest first.
    LetterPage page(const LetterQuery& query);
    /// How many letters of each list are not yet dealt with.
    std::map<std::string, int> countNew();
    std::optional<LetterSummary> summary(long long id);
    std::optional<std::string> body(long long id);

    /// Marks a letter as dealt with, or takes that back. False if there is no such letter. Marking again changes
    /// nothing: the first name and time stay.
    bool setDone(long long id, bool done, const std::string& user, const std::string& now);

private:
    std::string surgery_;
    WriteQueue& writer_;
    ReaderPool& reader_;
};

} // namespace signpost::inbox

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/surgery_key.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// Which of the surgery's lists a letter belongs to.
enum class LetterList { Clinical, Urgent, Admin };

std::string_view toText(LetterList list) noexcept;
std::optional<LetterList> letterListFromText(std::string_view text) noexcept;

/// What stands on the outside of a letter, readable by anyone who carries it.
struct Envelope {
    std::string surgery; ///< ODS code
    std::string content; ///< SHA-256 of the content bundle, hexadecimal
    std::string key;     ///< idempotency key, UUID version 4
    LetterList list = LetterList::Clinical;
    std::string keyId;       ///< thumbprint of the surgery's key
    int sizeInKilobytes = 0; ///< 4, 16, 64 or 128

    friend bool operator==(const Envelope&, const Envelope&) = default;
};

enum class EnvelopeFault {
    NotSealed,   ///< not a JWE at all
    BadEnvelope, ///< a JWE, but not exactly the form of a letter
    WrongSize,   ///< a letter whose ciphertext is none of the four sizes
};

/// Why something is not a letter. `what()` says why and `where()` the place; neither repeats a value from the letter
/// that could be long or hold what a patient wrote.
class EnvelopeError : public std::runtime_error {
public:
    EnvelopeError(EnvelopeFault fault, std::string where, const std::string& why)
        : std::runtime_error(why), fault_(fault), where_(std::move(where)) {}

    EnvelopeFault fault() const noexcept { return fault_; }
    const std::string& where() const noexcept { return where_; }

private:
    EnvelopeFault fault_;
    std::string where_;
};

/// Reads a letter's outside. `letter` is one compact JWE exactly as docs/inbox-api.md describes it: five parts of
/// canonical base64url, a header with those members and no others, none twice, one of the four sizes. Anything else
/// throws EnvelopeError. Looks at nothing inside and knows no surgery: whether surgery and key are the right ones is
/// for the caller to say.
Envelope readEnvelope(std::string_view letter);

/// Whether `text` is an ODS code (three to ten capitals and digits); a UUID version 4 in lower case.
bool isOdsCode(std::string_view text) noexcept;
bool isUuid4(std::string_view text) noexcept;

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <semaphore>
#include <string>
#include <string_view>

namespace signpost::inbox {

/// Staff passwords, as Argon2id hashes (64 MB of memory, 3 passes). Verifying is dear by design, so only two run at
/// once: a flood of sign-ins must not take the memory that letters need.
class Passwords {
public:
    Passwords();

    /// The encoded hash, with its salt and costs. Throws std::runtime_error if there is no memory for it.
    static std::string hash(std::string_view password);

    /// Whether the password belongs to the hash. For an empty hash (no such user) it takes as long and is false.
    /// Throws Problem 503 `busy` if too many others are at it.
    bool verify(std::string_view hash, std::string_view password);

    /// Why this can't be a password, or an empty text: fewer than 10 characters, or more than 1,000.
    static std::string objection(std::string_view password);

private:
    std::string nobody_; ///< the hash of a password that nobody has
    std::counting_semaphore<> running_{2};
    std::counting_semaphore<> admitted_{4};
};

} // namespace signpost::inbox

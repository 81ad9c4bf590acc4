// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/surgery_key.hpp"

#include <string>
#include <string_view>

namespace signpost::sealing {

/// How many rounds of PBKDF2 stand between a stolen file and the key. `jose` writes 2,048 unless told otherwise, which
/// a graphics card passes in no time.
inline constexpr int passphraseRounds = 600'000;

/// A private key wrapped by a passphrase: a compact JWE with alg PBES2-HS512+A256KW, enc A256GCM, cty "jwk+json" and
/// the key id as kid, its payload the private JWK. `jose`'s `compactDecrypt` reads it with `maxPBES2Count: 600000`.
///
/// White space at both ends of the passphrase is cut off, here and in the browser: it comes in with copying.
/// Throws SealingError if nothing is left.
std::string wrapPrivateKey(const PrivateKey& key, std::string_view passphrase);

/// Throws WrongPassphrase, or SealingError if the text is not such a JWE, was damaged, or asks for fewer than 600,000
/// or more than 10 million rounds (the one too weak, the other a way to keep a computer busy).
PrivateKey unwrapPrivateKey(std::string_view wrapped, std::string_view passphrase);

/// The key id that the wrapped key's header names; SealingError if it is not a wrapped key. Needs no passphrase.
std::string wrappedKeyId(std::string_view wrapped);

/// `text` without white space (space, tab, line ends) at both ends.
std::string_view trimmed(std::string_view text) noexcept;

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/envelope.hpp"
#include "sealing/surgery_key.hpp"

#include <string>
#include <string_view>

namespace signpost::sealing {

/// Seals a FHIR Bundle (JSON text) to a surgery's key: one compact JWE, ECDH-ES on P-256 with A256GCM, padded. Of
/// `outside`, `keyId` and `sizeInKilobytes` are filled in here; the rest is the caller's. What comes out is what
/// `readEnvelope` accepts; if `outside` can't make such a letter, throws EnvelopeError.
///
/// Sealing twice gives two different letters. A sender seals once and sends the same bytes again.
std::string sealLetter(std::string_view json, const Envelope& outside, const PublicKey& surgery);

/// The Bundle's JSON text. Throws EnvelopeError if `letter` is not a letter, SealingError if it was sealed to another
/// key or was changed on the way.
std::string openLetter(std::string_view letter, const PrivateKey& surgery);

} // namespace signpost::sealing

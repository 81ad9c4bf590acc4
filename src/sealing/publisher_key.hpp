// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/surgery_key.hpp"

#include <string>
#include <string_view>

namespace signpost::sealing {

/// The key of whoever publishes content, for ECDSA on P-256 with SHA-256 (ES256): PEM, PKCS #8, not encrypted. It signs
/// and never opens anything; whoever has it can publish in the publisher's name.
///
///     const SecretBytes pem = newPublisherKey();
///     const std::string signature = signAsPublisher(view(pem), index);     // 64 bytes
///     publisherJwk(publisherPublicKey(view(pem)));                          // for whoever verifies
///
/// All throw SealingError if the text is not such a key.
SecretBytes newPublisherKey();
PublicKey publisherPublicKey(std::string_view pem);

/// 64 bytes, r and s one after the other, as WebCrypto's `verify` takes them. Each time another signature.
std::string signAsPublisher(std::string_view pem, std::string_view bytes);

/// `{"kty","crv","x","y","use":"sig","alg":"ES256","kid"}`.
nlohmann::json publisherJwk(const PublicKey& key);

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/secret.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace signpost::sealing {

/// A point on P-256, each coordinate exactly 32 bytes, big-endian. Letters are sealed to it.
struct PublicKey {
    std::string x;
    std::string y;

    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// A surgery's key. `d` is 32 bytes, big-endian; whoever has it can read every letter.
struct PrivateKey {
    PublicKey publicKey;
    SecretBytes d;
};

/// A new key from the system's cryptographic generator.
PrivateKey generateKeyPair();

/// The key id: the JWK thumbprint (RFC 7638) with SHA-256, base64url, 43 characters.
std::string thumbprint(const PublicKey& key);

/// The public key that the members `kty`, `crv`, `x` and `y` describe; other members are not looked at. Nothing if they
/// do not describe a point on P-256: such a "key" could be made to leak the other side's.
std::optional<PublicKey> readPublicKey(const nlohmann::json& jwk);

/// `{"kty","crv","x","y","use":"enc","alg":"ECDH-ES","kid"}`, and `surgery`, its ODS code, unless that is empty.
nlohmann::json publicJwk(const PublicKey& key, std::string_view surgery = {});

/// The private JWK as JSON text, as `jose` imports it, and back. Reading throws SealingError if the text is not a
/// private key on P-256 or its two halves do not belong together.
SecretBytes privateJwk(const PrivateKey& key);
PrivateKey readPrivateKey(std::string_view jwk);

} // namespace signpost::sealing

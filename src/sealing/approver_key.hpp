// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/secret.hpp"

#include <string>
#include <string_view>

namespace signpost::sealing {

/// The key of somebody who approves content, an author or a clinician: Ed25519, in PEM (PKCS #8, not encrypted).
///
///     const SecretBytes pem = newApproverKey();
///     const std::string signature = signAsApprover(view(pem), message);            // 64 bytes
///     isApproved(approverPublicKey(view(pem)), message, signature);                // true
///
/// The first three throw SealingError if the text is not such a key.
SecretBytes newApproverKey();
/// 32 bytes.
std::string approverPublicKey(std::string_view pem);
std::string signAsApprover(std::string_view pem, std::string_view message);
/// False for anything that is no such key or signature.
bool isApproved(std::string_view publicKey, std::string_view message, std::string_view signature);

} // namespace signpost::sealing

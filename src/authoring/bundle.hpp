// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/authored.hpp"

#include <optional>
#include <string>

namespace signpost::authoring {

/// Content in its published form (docs/core-interface.md, "What signpost bundle writes").
struct Bundle {
    /// SHA-256 of `topics`, in hexadecimal: the content's name wherever it is recorded.
    std::string hash;
    /// "topics.<first 16 digits of the hash>.bin".
    std::string topicsName;
    std::string topics;
    std::string index;
};

/// The content's name, without the rest of the bundle.
std::string contentHash(const Library& library);

/// The same content gives the same bytes on every machine. Nothing if there is no such language.
/// @pre content.usable
/// @throws std::runtime_error if the core does not read back what it wrote.
std::optional<Bundle> makeBundle(const Authored& content, const std::string& language);

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "authoring/document.hpp"

#include <string>

namespace signpost::authoring {

/// A value as JSON with nothing left to choice: keys in the order of their bytes, no blanks, numbers as they were
/// written, texts with only what must be escaped. The same value laid out in another way gives the same bytes, which is
/// why hashes are made of them.
///
///     {"b": [1, 2.50], "a": "é"}      becomes      {"a":"é","b":[1,2.50]}
std::string canonical(const Node& node);

} // namespace signpost::authoring

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signpost/library.hpp"

namespace signpost::test {

/// A little surgery's content that uses everything a journey has: who and age, an emergency screen, red-flag phrases,
/// two clinical topics and one of administration, "Still need help?", and a letter.
Library clinic();

} // namespace signpost::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace signpost::sealing {

/// Six made-up words joined by hyphens, such as "bado-kiru-nofa-lume-tajo-rivu". Each word is two syllables, each one
/// of 16 consonants and one of 4 vowels: 12 bits a word, 72 bits in all, every combination equally likely. Together
/// with 600,000 rounds of PBKDF2 that is out of reach; and it can be read out, typed and written down without a
/// mistake.
std::string newPassphrase();

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace signpost::sealing {

/// Something is wrong with a key, a passphrase, a letter or a file, said in words for the person at the keyboard.
class SealingError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The passphrase does not open the key. Apart from other errors because the person can simply try again.
class WrongPassphrase : public SealingError {
public:
    WrongPassphrase() : SealingError("the passphrase does not open this key") {}
};

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sealing/error.hpp"

#include <memory>
#include <string>
#include <type_traits>

namespace signpost::sealing {

/// Calls a C library's release function when the owner goes. `Owned<EVP_PKEY, EVP_PKEY_free> key(...)`.
template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const noexcept {
        release(object);
    }
};

template <class T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

/// For OpenSSL calls that fail only when memory or the library itself does.
inline void require(bool succeeded, const char* what) {
    if (!succeeded) {
        throw SealingError(std::string("the cryptography library failed: ") + what);
    }
}

/// A container's bytes in the type that C libraries take, const if the container's are.
template <class Container>
auto* bytesOf(Container&& container) noexcept {
    using Element = std::remove_pointer_t<decltype(container.data())>;
    using Byte = std::conditional_t<std::is_const_v<Element>, const unsigned char, unsigned char>;
    return reinterpret_cast<Byte*>(container.data());
}

} // namespace signpost::sealing

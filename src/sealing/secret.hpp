// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/crypto.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace signpost::sealing {

/// Wipes memory before it goes back to the heap, so that a key does not stay behind in a core dump or a swapped page.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class U>
    // NOLINTNEXTLINE(google-explicit-constructor): containers rebind their allocators by implicit conversion.
    WipingAllocator(const WipingAllocator<U>& /*other*/) noexcept {}

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) noexcept {
        OPENSSL_cleanse(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const WipingAllocator&, const WipingAllocator&) noexcept { return true; }
};

/// Bytes of a key or a passphrase. A vector, not a string: short strings live inside the object and would not be wiped.
using SecretBytes = std::vector<char, WipingAllocator<char>>;

inline std::string_view view(const SecretBytes& bytes) noexcept {
    return {bytes.data(), bytes.size()};
}

inline SecretBytes secret(std::string_view bytes) {
    return {bytes.begin(), bytes.end()};
}

} // namespace signpost::sealing

// SPDX-License-Identifier: Apache-2.0
#include "inbox/passwords.hpp"

#include "inbox/problem.hpp"
#include "sealing/primitives.hpp"

#include <argon2.h>

#include <stdexcept>

namespace signpost::inbox {

namespace {

constexpr std::uint32_t passes = 3;
constexpr std::uint32_t kibibytes = 64 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t saltSize = 16;
constexpr std::size_t hashSize = 32;
constexpr std::size_t shortest = 10;
constexpr std::size_t longest = 1000;

} // namespace

Passwords::Passwords() : nobody_(hash(sealing::randomBytes(hashSize))) {}

std::string Passwords::hash(std::string_view password) {
    const auto salt = sealing::randomBytes(saltSize);
    std::string encoded(argon2_encodedlen(passes, kibibytes, lanes, saltSize, hashSize, Argon2_id), '\0');
    const int code = argon2id_hash_encoded(passes, kibibytes, lanes, password.data(), password.size(), salt.data(),
                                           salt.size(), hashSize, encoded.data(), encoded.size());
    if (code != ARGON2_OK) {
        throw std::runtime_error(std::string("the password can't be hashed: ") + argon2_error_message(code));
    }
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool Passwords::verify(std::string_view hash, std::string_view password) {
    if (!admitted_.try_acquire()) {
        throw Problem(503, "busy", "Too many sign-ins at once", "Try again in a few seconds.").with("Retry-After", "5");
    }
    running_.acquire();
    const std::string encoded(hash.empty() ? std::string_view(nobody_) : hash);
    const int code = argon2id_verify(encoded.c_str(), password.data(), password.size());
    running_.release();
    admitted_.release();
    return code == ARGON2_OK && !hash.empty();
}

std::string Passwords::objection(std::string_view password) {
    if (password.size() < shortest) {
        return "a password needs at least 10 characters";
    }
    if (password.size() > longest) {
        return "a password may have at most 1,000 characters";
    }
    return {};
}

} // namespace signpost::inbox

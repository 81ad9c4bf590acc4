// SPDX-License-Identifier: Apache-2.0
#include "sealing/surgery_key.hpp"

#include "sealing/base64url.hpp"
#include "sealing/openssl.hpp"
#include "sealing/primitives.hpp"
#include "sealing/strict_json.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace signpost::sealing {

namespace {

using EvpKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using EvpContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Owned<BIGNUM, BN_clear_free>;

constexpr std::size_t coordinateSize = 32;
constexpr char uncompressedPoint = '\x04';

/// A coordinate of a JWK; nothing unless it is 32 bytes of base64url.
std::optional<std::string> coordinate(const nlohmann::json& jwk, const char* name) {
    const auto member = jwk.find(name);
    if (member == jwk.end() || !member->is_string()) {
        return std::nullopt;
    }
    auto bytes = fromBase64Url(member->get_ref<const std::string&>());
    if (!bytes || bytes->size() != coordinateSize) {
        return std::nullopt;
    }
    return bytes;
}

bool isOnCurve(const PublicKey& key) {
    static const Owned<EC_GROUP, EC_GROUP_free> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    require(group != nullptr, "P-256 is not available");
    const Owned<EC_POINT, EC_POINT_free> point(EC_POINT_new(group.get()));
    require(point != nullptr, "no memory for a point");
    const std::string encoded = uncompressedPoint + key.x + key.y;
    return EC_POINT_oct2point(group.get(), point.get(), bytesOf(encoded), encoded.size(), nullptr) == 1;
}

/// Whether `d` is the private half of the public key.
bool belongsTogether(const PublicKey& key, std::string_view d) {
    const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    const Number number(BN_bin2bn(bytesOf(d), static_cast<int>(d.size()), nullptr));
    require(builder != nullptr && number != nullptr, "no memory for a key");
    const std::string point = uncompressedPoint + key.x + key.y;
    require(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
                OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) ==
                    1 &&
                OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) == 1,
            "no memory for a key's parameters");
    const Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const EvpContext reader(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    require(parameters != nullptr && reader != nullptr && EVP_PKEY_fromdata_init(reader.get()) == 1, "EC keys");
    EVP_PKEY* raw = nullptr;
    if (EVP_PKEY_fromdata(reader.get(), &raw, EVP_PKEY_KEYPAIR, parameters.get()) != 1) {
        return false;
    }
    const EvpKey pair(raw);
    const EvpContext checker(EVP_PKEY_CTX_new_from_pkey(nullptr, pair.get(), nullptr));
    return checker != nullptr && EVP_PKEY_pairwise_check(checker.get()) == 1;
}

} // namespace

PrivateKey generateKeyPair() {
    const EvpKey pair(EVP_EC_gen("P-256"));
    require(pair != nullptr, "no new key");
    std::string point(1 + 2 * coordinateSize, '\0');
    std::size_t written = 0;
    require(EVP_PKEY_get_octet_string_param(pair.get(), OSSL_PKEY_PARAM_PUB_KEY, bytesOf(point), point.size(),
                                            &written) == 1 &&
                written == point.size() && point.front() == uncompressedPoint,
            "the new key has no uncompressed point");
    BIGNUM* raw = nullptr;
    require(EVP_PKEY_get_bn_param(pair.get(), OSSL_PKEY_PARAM_PRIV_KEY, &raw) == 1, "the new key has no private half");
    const Number number(raw);
    PrivateKey key{{point.substr(1, coordinateSize), point.substr(1 + coordinateSize)}, SecretBytes(coordinateSize)};
    // Padded: a JWK's coordinates have their full length even when they begin with zeros.
    require(BN_bn2binpad(number.get(), bytesOf(key.d), coordinateSize) == coordinateSize,
            "the private half is too long");
    return key;
}

std::string thumbprint(const PublicKey& key) {
    // RFC 7638: these members, in this order, without white space.
    return toBase64Url(sha256(R"({"crv":"P-256","kty":"EC","x":")" + toBase64Url(key.x) + R"(","y":")" +
                              toBase64Url(key.y) + R"("})"));
}

std::optional<PublicKey> readPublicKey(const nlohmann::json& jwk) {
    if (!jwk.is_object() || jwk.value("kty", nlohmann::json()) != "EC" ||
        jwk.value("crv", nlohmann::json()) != "P-256") {
        return std::nullopt;
    }
    auto x = coordinate(jwk, "x");
    auto y = coordinate(jwk, "y");
    if (!x || !y) {
        return std::nullopt;
    }
    PublicKey key{std::move(*x), std::move(*y)};
    if (!isOnCurve(key)) {
        return std::nullopt;
    }
    return key;
}

nlohmann::json publicJwk(const PublicKey& key, std::string_view surgery) {
    nlohmann::json jwk = {{"kty", "EC"},  {"crv", "P-256"},   {"x", toBase64Url(key.x)}, {"y", toBase64Url(key.y)},
                          {"use", "enc"}, {"alg", "ECDH-ES"}, {"kid", thumbprint(key)}};
    if (!surgery.empty()) {
        jwk["surgery"] = surgery;
    }
    return jwk;
}

SecretBytes privateJwk(const PrivateKey& key) {
    SecretBytes text;
    const auto append = [&text](std::string_view part) { text.insert(text.end(), part.begin(), part.end()); };
    append(R"({"kty":"EC","crv":"P-256","x":")");
    append(toBase64Url(key.publicKey.x));
    append(R"(","y":")");
    append(toBase64Url(key.publicKey.y));
    append(R"(","d":")");
    append(toBase64Url(view(key.d)));
    append(R"("})");
    return text;
}

PrivateKey readPrivateKey(std::string_view text) {
    nlohmann::json jwk;
    try {
        jwk = parseStrictJson(text, 4);
    } catch (const JsonError& error) {
        throw SealingError(std::string("the key is not a JWK: ") + error.what());
    }
    auto publicKey = readPublicKey(jwk);
    auto d = publicKey ? coordinate(jwk, "d") : std::nullopt;
    if (!publicKey || !d) {
        throw SealingError("the key is not a private EC key on P-256");
    }
    PrivateKey key{std::move(*publicKey), secret(*d)};
    OPENSSL_cleanse(d->data(), d->size());
    if (!belongsTogether(key.publicKey, view(key.d))) {
        throw SealingError("the private and the public half of the key do not belong together");
    }
    return key;
}

} // namespace signpost::sealing

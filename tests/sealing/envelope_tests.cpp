// SPDX-License-Identifier: Apache-2.0
#include "letter_samples.hpp"
#include "sealing/envelope.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost::sealing; // NOLINT(google-build-using-namespace)
using nlohmann::json;

namespace {

/// Expects `letter` to be refused with this fault at this place.
void refused(const std::string& letter, EnvelopeFault fault, const std::string& where) {
    BOOST_TEST_CONTEXT("where " << where) {
        try {
            readEnvelope(letter);
            BOOST_ERROR("the letter was accepted");
        } catch (const EnvelopeError& error) {
            BOOST_TEST((error.fault() == fault));
            BOOST_TEST(error.where() == where);
        }
    }
}

/// The valid header with the value at `pointer` replaced.
std::string changed(const char* pointer, json value) {
    auto header = samples::header();
    header[json::json_pointer(pointer)] = std::move(value);
    return samples::withHeader(header.dump());
}

} // namespace

BOOST_AUTO_TEST_CASE(what_is_not_a_jwe_is_called_unsealed) {
    for (const auto* text : {"", "{\"resourceType\":\"Bundle\"}", "[]", "hello", "a.b.c", "a.b.c.d.e.f", "=.a.a.a.a"}) {
        refused(text, EnvelopeFault::NotSealed, "body");
    }
}

BOOST_AUTO_TEST_CASE(every_member_of_the_header_is_checked) {
    const auto bad = EnvelopeFault::BadEnvelope;
    refused(changed("/alg", "ECDH-ES+A256KW"), bad, "letter header /alg");
    refused(changed("/alg", "dir"), bad, "letter header /alg");
    refused(changed("/enc", "A128GCM"), bad, "letter header /enc");
    refused(changed("/typ", "JWE"), bad, "letter header /typ");
    refused(changed("/typ", nullptr), bad, "letter header /typ");
    refused(changed("/kid", "short"), bad, "letter header /kid");
    refused(changed("/epk", "key"), bad, "letter header /epk");
    refused(changed("/epk/crv", "P-384"), bad, "letter header /epk");
    refused(changed("/epk/x", toBase64Url(std::string(32, '\1'))), bad, "letter header /epk");
    refused(changed("/epk/d", toBase64Url(std::string(32, '\1'))), bad, "letter header /epk/d");
    refused(changed("/signpost", 1), bad, "letter header /signpost");
    refused(changed("/signpost/v", 2), bad, "letter header /signpost/v");
    refused(changed("/signpost/v", 1.0), bad, "letter header /signpost/v");
    refused(changed("/signpost/surgery", "a81001"), bad, "letter header /signpost/surgery");
    refused(changed("/signpost/content", std::string(64, 'A')), bad, "letter header /signpost/content");
    refused(changed("/signpost/key", "3f2b8c1e-9d4a-1c6b-8e1f-0a1b2c3d4e5f"), bad, "letter header /signpost/key");
    refused(changed("/signpost/key", "3F2B8C1E-9D4A-4C6B-8E1F-0A1B2C3D4E5F"), bad, "letter header /signpost/key");
    refused(changed("/signpost/list", "soon"), bad, "letter header /signpost/list");
    refused(changed("/signpost/extra", true), bad, "letter header /signpost/extra");
    refused(changed("/zip", "DEF"), bad, "letter header /zip");
    refused(changed("/crit", json::array({"b64"})), bad, "letter header /crit");
}

BOOST_AUTO_TEST_CASE(a_missing_member_is_named) {
    for (const std::string name : {"alg", "enc", "epk", "kid", "typ", "signpost"}) {
        auto header = samples::header();
        header.erase(name);
        refused(samples::withHeader(header.dump()), EnvelopeFault::BadEnvelope, "letter header /" + name);
    }
    for (const std::string name : {"v", "surgery", "content", "key", "list"}) {
        auto header = samples::header();
        header["signpost"].erase(name);
        refused(samples::withHeader(header.dump()), EnvelopeFault::BadEnvelope, "letter header /signpost/" + name);
    }
}

BOOST_AUTO_TEST_CASE(a_header_that_readers_could_read_differently_is_refused) {
    auto text = samples::header().dump();
    text.pop_back();
    refused(samples::withHeader(text + R"(,"typ":"signpost-letter+jwe"})"), EnvelopeFault::BadEnvelope,
            "letter header");
    text.insert(text.find("\"list\""), R"("list":"urgent",)");
    refused(samples::withHeader(text + "}"), EnvelopeFault::BadEnvelope, "letter header");
    refused(samples::withHeader("[]"), EnvelopeFault::BadEnvelope, "letter header /");
    refused(samples::withHeader("{"), EnvelopeFault::BadEnvelope, "letter header");
    refused(samples::withHeader("{\"alg\":\"\xff\"}"), EnvelopeFault::BadEnvelope, "letter header");
    refused(samples::withHeader(std::string(800, '[')), EnvelopeFault::BadEnvelope, "letter header");
    refused(samples::withHeader(samples::header().dump() + std::string(2000, ' ')), EnvelopeFault::BadEnvelope,
            "letter header");
}

BOOST_AUTO_TEST_CASE(the_other_four_parts_are_checked) {
    const auto bytes = [](std::size_t count) { return toBase64Url(std::string(count, '\0')); };
    const auto bad = EnvelopeFault::BadEnvelope;
    refused(samples::withPart(1, bytes(40)), bad, "encrypted key");
    refused(samples::withPart(2, bytes(11)), bad, "initialisation vector");
    refused(samples::withPart(2, ""), bad, "initialisation vector");
    refused(samples::withPart(2, "AAAAAAAAAAAAAA=="), bad, "initialisation vector");
    refused(samples::withPart(4, bytes(15)), bad, "authentication tag");
    refused(samples::withPart(4, bytes(16) + "\n"), bad, "authentication tag");
    // The last character of 16 bytes carries four unused bits: a second spelling of the same tag.
    refused(samples::withPart(4, "AAAAAAAAAAAAAAAAAAAAAB"), bad, "authentication tag");
    refused(samples::withPart(3, bytes(4096) + "!"), bad, "ciphertext");
    refused(samples::withPart(3, bytes(4095)), EnvelopeFault::WrongSize, "ciphertext");
    refused(samples::withPart(3, bytes(8192)), EnvelopeFault::WrongSize, "ciphertext");
    refused(samples::withPart(3, ""), EnvelopeFault::WrongSize, "ciphertext");
}

BOOST_AUTO_TEST_CASE(every_size_class_is_read) {
    for (const int kilobytes : {4, 16, 64, 128}) {
        const std::string ciphertext(static_cast<std::size_t>(kilobytes) * 1024, '\0');
        BOOST_TEST(readEnvelope(samples::withPart(3, toBase64Url(ciphertext))).sizeInKilobytes == kilobytes);
    }
}

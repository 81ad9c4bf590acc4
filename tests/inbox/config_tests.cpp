// SPDX-License-Identifier: Apache-2.0
#include "inbox/config.hpp"
#include "inbox/security_headers.hpp"
#include "sealing/wrapped_key.hpp"
#include "temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

using namespace signpost::inbox; // NOLINT(google-build-using-namespace)
using nlohmann::json;

namespace {

/// A folder with a key in it and a configuration to vary.
struct Fixture {
    TemporaryFolder folder;
    json valid;

    Fixture() {
        static const auto key = signpost::sealing::generateKeyPair();
        static const auto wrapped = signpost::sealing::wrapPrivateKey(key, "passphrase");
        folder.write("public.jwk.json", signpost::sealing::publicJwk(key.publicKey, "A81001").dump());
        folder.write("private.wrapped.jwe", wrapped + "\n");
        folder.write("pages/index.html", "page");
        valid = json::parse(R"({
            "surgery": {"ods": "A81001", "name": "Example Surgery", "phone": "01632 960123",
                "openingHours": [{"days": ["mon"], "opens": "08:00", "closes": "18:30"}],
                "replyWords": {"clinical": "c", "admin": "a", "urgent": "u", "urgentClosed": "x"}},
            "keys": [{"publicKey": "public.jwk.json", "wrappedKey": "private.wrapped.jwe"}],
            "allowedOrigins": ["https://www.surgery.example"],
            "publicOrigin": "https://letters.example",
            "limits": {"connections": 10, "headerSeconds": 3},
            "static": [{"prefix": "/", "directory": "pages", "frameAncestors": ["https://portal.example"],
                        "contentSecurityPolicy": {"style-src": "'self' 'unsafe-inline'"}}]})");
    }

    Config read(const std::string& text) { return readConfig(folder.write("inbox.json", text)); }

    /// Expects the configuration to be refused with a message that holds these words.
    void refused(const std::string& text, const std::string& words) {
        try {
            read(text);
            BOOST_ERROR("accepted: " + text);
        } catch (const ConfigError& error) {
            const std::string message = error.what();
            BOOST_TEST(message.find(words) != std::string::npos, message + " does not say: " + words);
        }
    }

    void refusedWith(const char* pointer, json value, const std::string& words) {
        json changed = valid;
        changed[json::json_pointer(pointer)] = std::move(value);
        refused(changed.dump(), words);
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_valid_configuration_is_read, Fixture) {
    const auto config = read(valid.dump());
    BOOST_TEST(config.surgery.ods == "A81001");
    BOOST_TEST(config.keys.at(0).keyId.size() == 43U);
    BOOST_TEST(!config.keys.at(0).publicJwk.contains("d"));
    BOOST_TEST(config.isTls());
    BOOST_TEST(config.limits.connections == 10);
    BOOST_TEST((config.limits.body == std::chrono::seconds(20)));
    BOOST_TEST(config.mounts.at(0).directory.is_absolute());
}

BOOST_FIXTURE_TEST_CASE(every_mistake_is_named_with_file_and_place, Fixture) {
    refusedWith("/surgery/ods", "a81001", "/surgery/ods: an ODS code");
    refusedWith("/surgery/ods", "B82002", "public.jwk.json: /surgery: this key belongs to another surgery");
    refusedWith("/surgery/phone", "", "/surgery/phone: this must be a text that is not empty");
    refusedWith("/surgery/fax", "1", "/surgery/fax: there is no such setting; known here are: ods, name, phone");
    refusedWith("/surgery/replyWords/urgent", 1, "/surgery/replyWords/urgent: this must be a text");
    refusedWith("/surgery/openingHours", json::array(), "/surgery/openingHours: name at least one period");
    refusedWith("/surgery/openingHours/0/days/0", "monday", "/surgery/openingHours/0/days: this must list some of");
    refusedWith("/surgery/openingHours/0/opens", "8:00", "/surgery/openingHours/0/opens: this must be a time");
    refusedWith("/surgery/openingHours/0/closes", "07:00", "/surgery/openingHours/0/closes: this must be later");
    refusedWith("/keys", json::array(), "/keys: name at least one key");
    refusedWith("/keys/0/publicKey", "missing.json", "missing.json: /: there is no such file");
    refusedWith("/keys/0/publicKey", "private.wrapped.jwe", "it is not JSON");
    refusedWith("/keys/0/wrappedKey", "public.jwk.json", "this is not a wrapped key");
    refusedWith("/allowedOrigins/0", "https://www.surgery.example/", "/allowedOrigins/0: this must be an origin");
    refusedWith("/allowedOrigins/0", "*", "/allowedOrigins/0: this must be an origin");
    refusedWith("/publicOrigin", "letters.example", "/publicOrigin: this must be an origin");
    refusedWith("/limits/connections", 0, "/limits/connections: this must be a whole number from 1 to");
    refusedWith("/limits/headerSeconds", 1.5, "/limits/headerSeconds: this must be a whole number");
    refusedWith("/limits/conections", 5, "/limits/conections: there is no such setting");
    refusedWith("/trustForwardedFor", "yes", "/trustForwardedFor: this must be true or false");
    refusedWith("/static/0/prefix", "/x", "/static/0/prefix: this must begin and end");
    refusedWith("/static/0/directory", "nowhere", "/static/0/directory: there is no folder");
    refusedWith("/static/0/contentSecurityPolicy/object-src", "*", "object-src: this is not set here");
    refusedWith("/static/0/frameAncestors/0", "*", "/static/0/frameAncestors: \"*\" is not an origin");
    refusedWith("/static", 1, "/static: this must be a list");
    refused("[]", "/: this must be an object");
    refused("{", "it is not JSON: syntax error");
    refused(R"({"keys":1,"keys":2})", "member \"keys\" stands twice");
}

BOOST_FIXTURE_TEST_CASE(the_private_key_in_place_of_the_public_one_is_noticed, Fixture) {
    const auto key = signpost::sealing::generateKeyPair();
    const auto jwk = signpost::sealing::privateJwk(key);
    folder.write("oops.json", std::string(jwk.begin(), jwk.end()));
    refusedWith("/keys/0/publicKey", "oops.json", "this is the private key");
    folder.write("other.json", signpost::sealing::publicJwk(key.publicKey).dump());
    refusedWith("/keys/0/publicKey", "other.json", "the private half of another key");
}

BOOST_FIXTURE_TEST_CASE(a_mounts_policy_keeps_what_is_strict, Fixture) {
    const auto policy = contentSecurityPolicy(read(valid.dump()).mounts.at(0));
    BOOST_TEST(policy.find("style-src 'self' 'unsafe-inline'") != std::string::npos);
    BOOST_TEST(policy.find("object-src 'none'") != std::string::npos);
    BOOST_TEST(policy.find("base-uri 'none'") != std::string::npos);
    BOOST_TEST(policy.find("frame-ancestors https://portal.example") != std::string::npos);
    BOOST_TEST(policy.find("default-src 'none'") != std::string::npos);
}

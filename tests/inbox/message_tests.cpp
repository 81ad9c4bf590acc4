// SPDX-License-Identifier: Apache-2.0
#include "inbox/message.hpp"
#include "inbox/origins.hpp"
#include "inbox/problem.hpp"
#include "inbox/reference.hpp"
#include "inbox/router.hpp"
#include "inbox/static_site.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace signpost::inbox; // NOLINT(google-build-using-namespace)

BOOST_AUTO_TEST_CASE(a_target_is_taken_apart) {
    Request request;
    BOOST_TEST(request.setTarget("/a%20b/c?list=urgent&after=1%2B1&empty="));
    BOOST_TEST(request.path == "/a b/c");
    BOOST_TEST(request.query["list"] == "urgent");
    BOOST_TEST(request.query["after"] == "1+1");
    BOOST_TEST(request.query.contains("empty"));
}

BOOST_AUTO_TEST_CASE(a_target_that_could_mean_two_things_is_refused) {
    for (const char* target :
         {"", "a", "*", "http://host/a", "/%", "/%4", "/%zz", "/%00", "/a%0ab", "/a?b=%0d", "/a?b=1&b=2"}) {
        Request request;
        BOOST_TEST(!request.setTarget(target), target);
    }
}

BOOST_AUTO_TEST_CASE(headers_that_must_be_single_are_found_when_doubled) {
    Request request;
    request.headers = {{"accept", "a"}, {"accept", "b"}, {"idempotency-key", "1"}};
    BOOST_TEST(!request.repeatedHeader().has_value());
    request.headers.push_back({"idempotency-key", "1"});
    BOOST_TEST(request.repeatedHeader().value() == "idempotency-key");
}

BOOST_AUTO_TEST_CASE(a_media_type_is_read_without_its_parameters) {
    BOOST_TEST(mediaType("Application/JOSE ; charset=utf-8") == "application/jose");
    BOOST_TEST(mediaType("") == "");
}

BOOST_AUTO_TEST_CASE(routes_match_whole_paths_with_one_part_free) {
    Router router;
    const auto answer = [](const Request&, const std::string&) { return Response(); };
    router.add({"GET", "/letters", Audience::Staff, answer});
    router.add({"GET", "/letters/{id}", Audience::Staff, answer});
    router.add({"POST", "/letters/{id}/done", Audience::Staff, answer});
    BOOST_TEST(router.find("/letters").routes.size() == 1U);
    BOOST_TEST(router.find("/letters/17").parameter == "17");
    BOOST_TEST(router.find("/letters/17/done").routes.front()->method == "POST");
    BOOST_TEST(router.find("/letters/").routes.empty());
    BOOST_TEST(router.find("/letters/a/b").routes.empty());
    BOOST_TEST(router.find("/letters//done").routes.empty());
    BOOST_TEST(methodsOf(router.find("/letters").routes) == "GET, HEAD");
}

BOOST_AUTO_TEST_CASE(origins_are_compared_exactly) {
    const Origins origins({"https://www.surgery.example"}, "https://letters.example");
    const auto from = [](const char* origin) {
        Request request;
        request.headers = {{"host", "letters.example"}, {"origin", origin}};
        return request;
    };
    BOOST_TEST(origins.isAllowed(from("https://www.surgery.example")));
    BOOST_TEST(origins.isAllowed(from("https://letters.example")));
    BOOST_TEST(!origins.isOwn(from("https://www.surgery.example")));
    for (const char* other : {"http://www.surgery.example", "https://www.surgery.example.evil.example", "null", "",
                              "https://www.surgery.example:444", "http://letters.example"}) {
        BOOST_TEST(!origins.isAllowed(from(other)), other);
    }
    BOOST_TEST(origins.isOwn(Request()));
}

BOOST_AUTO_TEST_CASE(a_problem_is_json_even_when_it_quotes_bytes) {
    const auto response = Problem(422, "bad-envelope", "Title", "quoted \xff", "here").with("Allow", "GET").response();
    const auto body = nlohmann::json::parse(response.body);
    BOOST_TEST(body["type"] == "urn:signpost:problem:bad-envelope");
    BOOST_TEST(body["status"] == 422);
    BOOST_TEST(*response.find("allow") == "GET");
}

BOOST_AUTO_TEST_CASE(references_are_six_unmistakable_characters) {
    std::set<std::string> seen;
    std::set<char> used;
    for (int i = 0; i < 2000; ++i) {
        const auto reference = newReference();
        BOOST_REQUIRE(reference.size() == 7U && reference[3] == '-');
        BOOST_REQUIRE(reference.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos);
        seen.insert(reference);
        used.insert(reference.begin(), reference.end());
    }
    BOOST_TEST(seen.size() >= 1999U); // two in a thousand million may coincide
    BOOST_TEST(used.size() == 33U);
}

BOOST_AUTO_TEST_CASE(brotli_is_sent_only_to_those_who_take_it) {
    BOOST_TEST(acceptsBrotli("gzip, deflate, br"));
    BOOST_TEST(acceptsBrotli("BR;q=0.5"));
    BOOST_TEST(!acceptsBrotli("br;q=0"));
    BOOST_TEST(!acceptsBrotli("br;q=0.000, gzip"));
    BOOST_TEST(!acceptsBrotli("bro, xbr"));
    BOOST_TEST(!acceptsBrotli(""));
}

BOOST_AUTO_TEST_CASE(an_entity_tag_is_found_in_a_list) {
    BOOST_TEST(namesEntityTag(R"("a", W/"b")", "\"b\""));
    BOOST_TEST(namesEntityTag("*", "\"b\""));
    BOOST_TEST(!namesEntityTag("\"bb\"", "\"b\""));
    BOOST_TEST(!namesEntityTag("", "\"b\""));
}

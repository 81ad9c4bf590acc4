// SPDX-License-Identifier: Apache-2.0
#include "inbox/content_type.hpp"

#include <boost/test/unit_test.hpp>

using signpost::inbox::contentType;

BOOST_AUTO_TEST_CASE(webassembly_is_named_so_that_it_compiles_while_it_arrives) {
    BOOST_TEST(contentType("/widget/signpost.wasm") == "application/wasm");
}

BOOST_AUTO_TEST_CASE(only_the_end_of_the_name_counts) {
    BOOST_TEST(contentType("/a.html/b.js") == "text/javascript; charset=utf-8");
    BOOST_TEST(contentType("/html") == "application/octet-stream");
}

// SPDX-License-Identifier: Apache-2.0
// Boost.Test's own code and main(), compiled once; the other files include <boost/test/unit_test.hpp>.
#define BOOST_TEST_MODULE studio
#include <boost/test/included/unit_test.hpp>

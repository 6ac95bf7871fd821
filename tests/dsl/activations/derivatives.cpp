// SPDX-License-Identifier: Apache-2.0
// Every derivative of every activation of the catalogue, as a user would check their own.
#define BOOST_TEST_MODULE "dsl/activations/derivatives"
#include <boost/hana/for_each.hpp>
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/testing.hpp>

BOOST_AUTO_TEST_CASE(the_catalogue) {
  boost::hana::for_each(slope::activations::catalogue, [](const auto& f) { SLOPE_CHECK_DERIVATIVES(f); });
}

// SPDX-License-Identifier: Apache-2.0
// What is proven, in words; and what is not, without a claim.
#define BOOST_TEST_MODULE "codegen/tool/properties"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/tool/properties.hpp>

using slope::infinity;
using slope::tool::property_lines;

namespace {
slope::certificate nothing() {
  slope::certificate c;
  c.range = {-infinity, infinity, 0, 1, false};
  return c;
}
} // namespace

BOOST_AUTO_TEST_CASE(nothing_is_claimed_of_the_unknown) {
  const auto lines = property_lines(nothing());
  BOOST_TEST(lines.size() == 4u);
  for (const std::string& line : lines)
    BOOST_TEST(line.find("unknown") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bounds_are_printed_whole) {
  slope::certificate c = nothing();
  c.range = {-0.30884341301725071, infinity, -0.30884341301725027, infinity, true};
  c.parity = slope::parity::odd;
  c.stretches.add({-infinity, -1.5, -1, true});
  c.stretches.add({-1.25, 2, 1, true});
  c.stretches.add({3, infinity, 0, false});
  c.lipschitz = {1.0884981612517297, 1.0884981612517266, true};
  const std::vector<std::string> expected{"values in [-0.3088434130172507, inf)", "odd",
                                          "falls on (-inf, -1.5], rises on [-1.25, 2], is constant on [3, inf)",
                                          "|f(x) - f(y)| <= 1.0884981612517297 |x - y|"};
  const auto lines = property_lines(c);
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(loose_bounds_and_what_has_no_bound) {
  slope::certificate c = nothing();
  c.range = {-2, 2, -1, 1, true};
  c.lipschitz = {infinity, infinity, true};
  BOOST_TEST(property_lines(c)[0] == "values in [-2, 2], at least from -1 to 1");
  BOOST_TEST(property_lines(c)[3] == "no Lipschitz constant");
}

// SPDX-License-Identifier: Apache-2.0
// A cubic in two words has an error far below one unit of the first word.
#define BOOST_TEST_MODULE "codegen/normalise/pair"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/pair.hpp>

#include "interpret.hpp"

using namespace slope::codegen::normalise;

BOOST_AUTO_TEST_CASE(a_cubic_in_two_words) {
  steps s;
  pairs two(s);
  const slope::double_double c1 = slope::double_double(1.0) / slope::double_double(3.0),
                             c3 = slope::double_double(1.0) / slope::double_double(7.0);
  const pair x{s.argument(0)}, square = two.multiply(x, x);
  const pair value = two.multiply(x, two.add(two.constant(c1), two.multiply(two.constant(c3), square)));
  const auto p = s.finished({value.high, value.low});
  double worst = 0, worst_of_one = 0;
  for (int i = 1; i < 20000; ++i) {
    const float at = static_cast<float>(i) * 0x1.2345p-11F;
    const auto got = interpreting::interpret<float>(p, std::vector<float>{at});
    const long double exact = at * (1 / 3.0L + static_cast<long double>(at) * at / 7.0L);
    const auto error = [&](long double v) { return static_cast<double>(std::fabs(v - exact) / exact); };
    worst = std::max(worst, error(static_cast<long double>(got[0]) + got[1]));
    worst_of_one = std::max(worst_of_one, error(got[0]));
  }
  BOOST_TEST(worst < 0x1p-40);
  BOOST_TEST(worst_of_one > 0x1p-26);
}

BOOST_AUTO_TEST_CASE(powers_of_two_are_exact_without_a_second_word) {
  steps s;
  pairs two(s);
  const pair x{s.argument(0)}, twice = two.multiply(two.constant(2.0), x);
  BOOST_TEST(twice.low == -1);
  BOOST_TEST(is_power_of_two(0.25));
  BOOST_TEST(!is_power_of_two(0.75));
  BOOST_TEST(two.constant(0.1).low >= 0);
}

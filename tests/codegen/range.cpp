// SPDX-License-Identifier: Apache-2.0
// Ranges hold for every argument, and are narrow where the lowering needs them to be.
#define BOOST_TEST_MODULE "codegen/range"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/range.hpp>

using namespace slope::codegen;

namespace {

interval range_of(const program_builder& b, int node, const assumption& given = {}, int working = 32) {
  return ranges(b.result, working, given)[static_cast<std::size_t>(node)];
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_exponential_of_a_clamped_magnitude) {
  program_builder b;
  const int x = b.argument(0), a = b.make(step::minimum, b.make(step::magnitude, x), b.constant(120.0));
  const int u = b.make(step::negate, a), k = b.make(step::exp_exponent, u, b.constant(0.0));
  const int m = b.make(step::add, b.constant(1.0), b.make(step::exp_fraction, u, b.constant(0.0)));
  BOOST_TEST(range_of(b, u).within(-120, 0));
  BOOST_TEST(range_of(b, k).within(-176, 2));
  BOOST_TEST(!range_of(b, k).within(-170, 2));  // exp(-120) is 2^-173
  BOOST_TEST(range_of(b, m).within(0.69, 1.43));
  BOOST_TEST(!range_of(b, x).within(-1e300, 1e300));

  const int any = b.make(step::exp_exponent, x, b.constant(0.0));
  BOOST_TEST(range_of(b, any).within(-184, 184));
  BOOST_TEST((range_of(b, any, {}, 64).low <= -1473 && range_of(b, any, {}, 64).high >= 1473));  // 2^1473 is clamped exp(1021)
  const int below = b.make(step::cdf_exponent, x);
  BOOST_TEST((range_of(b, below).low <= -153 && range_of(b, below, {}, 64).low <= -1084));  // of -14.5 and of -38.7
}

BOOST_AUTO_TEST_CASE(a_raised_exponential) {
  program_builder b;
  const int x = b.argument(0), zero = b.constant(0.0), raised = b.make(step::exp_raised, x, zero, b.constant(64));
  const interval r = range_of(b, raised, {x, {-100, 20}});
  BOOST_TEST((r.low < std::exp(-100) * 0x1p64 && r.low > std::exp(-103) * 0x1p64));
  BOOST_TEST((r.high > std::exp(20) * 0x1p64 && r.high < std::exp(23) * 0x1p64));
  BOOST_TEST(range_of(b, raised).low == 0);
}

BOOST_AUTO_TEST_CASE(arithmetic_contains_its_values) {
  const double ends[] = {-3, -0.5, 0, 2};
  for (const double l : ends)
    for (const double h : ends)
      for (const double c : ends) {
        if (l > h) continue;
        program_builder b;
        const int x = b.argument(0), y = b.constant(c);
        const assumption given{0, {l, h}};
        for (const double v : {l, (l + h) / 2, h}) {
          const auto holds = [&](step s, double value) {
            const interval r = range_of(b, b.make(s, x, y), given);
            BOOST_TEST((r.low <= value && value <= r.high), "step " << static_cast<int>(s) << " of " << v << ", " << c << " is " << value);
          };
          holds(step::add, v + c), holds(step::subtract, v - c), holds(step::multiply, v * c);
          holds(step::minimum, std::min(v, c)), holds(step::maximum, std::max(v, c));
          const interval fused = range_of(b, b.make(step::multiply_add, x, y, x), given);
          BOOST_TEST((fused.low <= v * c + v && v * c + v <= fused.high));
          if (c != 0) holds(step::divide, v / c);
          const interval magnitude = range_of(b, b.make(step::magnitude, x), given);
          BOOST_TEST((magnitude.low <= std::fabs(v) && std::fabs(v) <= magnitude.high));
        }
      }
}

BOOST_AUTO_TEST_CASE(what_a_condition_tells) {
  program_builder b;
  const int x = b.argument(3), zero = b.constant(0.0);
  const int negative = b.make(step::less, x, zero), at_least = b.make(step::less_equal, zero, x), both = b.make(step::logical_and, negative, at_least);
  const assumption where = told_by(b.result, negative, true), elsewhere = told_by(b.result, negative, false), other = told_by(b.result, at_least, false);
  BOOST_TEST(where.node == x);
  BOOST_TEST((where.range.high == 0 && std::isinf(where.range.low)));
  BOOST_TEST((elsewhere.range.low == 0 && std::isinf(elsewhere.range.high)));
  BOOST_TEST((other.range.high == 0 && std::isinf(other.range.low)));
  BOOST_TEST(told_by(b.result, both, true).node == -1);
}

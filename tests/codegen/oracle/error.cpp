// SPDX-License-Identifier: Apache-2.0
// Errors of constructed neighbours, overflow, the contract, and tallies that see what is wrong.
#define BOOST_TEST_MODULE "codegen/oracle/error"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/oracle/error.hpp>
#include <slope/codegen/oracle/query.hpp>

#include <cmath>
#include <stdexcept>

namespace {
using namespace slope;
using namespace slope::codegen::oracle;

BOOST_AUTO_TEST_CASE(neighbours_are_one_unit_apart) {
  for (const format& f : {f16, bf16, f32, f64})
    for (const double x : {1.0, -1.5, 0x1.8p-10, std::ldexp(1, f.min_exponent),
                           std::ldexp(3, f.min_exponent - 3), largest(f) / 2}) {
      const double unit = std::ldexp(1, unit_exponent(f, x));
      BOOST_TEST(ulps(f, x, x) == 0);
      BOOST_TEST(ulps(f, x + unit, x) == 1);
      BOOST_TEST(ulps(f, x + std::copysign(3 * unit, x), x) == 3);
    }
  BOOST_TEST(ulps(f32, 1, double_double(1, 0x1p-60)) == 0x1p-37);
  BOOST_TEST(ulps(f32, 1 - 0x1p-24, 1) == 0.5); // the unit is that of the exact result
  BOOST_TEST(ulps(f32, 1, double_double(1 + 0x1p-24, 0x1p-90)) > 0.5);
  BOOST_TEST(ulps(f32, 1, double_double(1 + 0x1p-24, -0x1p-90)) == 0.5);
  BOOST_TEST(ulps(f32, 1, 1 - 0x1p-24) == 1);
  BOOST_TEST(ulps(f32, 0, 0x1p-149) == 1);
  BOOST_TEST(ulps(f32, 0, 1) == 0x1p23);
  BOOST_TEST(ulps(f32, -1, 1) == 0x1p24);
  BOOST_TEST(ulps(f64, 0x1.0000000000001p-1022, 0x1p-1022) == 1);
}

BOOST_AUTO_TEST_CASE(overflow_and_nan) {
  const double top = largest(f32), unit = 0x1p104;
  BOOST_TEST(ulps(f32, infinity, infinity) == 0);
  BOOST_TEST(ulps(f32, -infinity, infinity) == infinity);
  BOOST_TEST(ulps(f32, top, infinity) == infinity);
  BOOST_TEST(ulps(f32, infinity, top + unit / 2) == 0); // rounds to infinity
  BOOST_TEST(ulps(f32, infinity, 1e300) == 0);
  BOOST_TEST(ulps(f32, -infinity, 1e300) == infinity);
  BOOST_TEST(ulps(f32, -infinity, 1) > 1e40);
  BOOST_TEST(ulps(f32, top, 1e300) > 1e6);
  BOOST_TEST(ulps(f32, infinity, top) == 1);
  BOOST_TEST(ulps(f32, top, top + unit / 2) < 1);
  BOOST_TEST(ulps(f32, infinity, 1) > 1e40);
  BOOST_TEST(ulps(f64, infinity, largest(f64)) == 1);
  BOOST_TEST(ulps(f32, not_a_number, 1) == infinity);
  BOOST_TEST(ulps(f32, 1, not_a_number) == infinity);
  BOOST_TEST(ulps(f32, not_a_number, not_a_number) == 0);
}

BOOST_AUTO_TEST_CASE(the_contract) {
  const bound f = promised(tier::fast, f32, quantity::value),
              slope = promised(tier::fast, f32, quantity::derivative);
  BOOST_TEST(allowed(f, f32, 1e-30) == 4);
  BOOST_TEST(allowed(slope, f32, 100) == 4);
  BOOST_TEST(allowed(slope, f32, 1) == 4); // 2.5e-7 is 2.1 units of 1
  BOOST_TEST(allowed(slope, f32, 0x1p-20) == 2.5e-7 * 0x1p43);
  BOOST_TEST(allowed(slope, f32, 0x1p-20, 3) == 7.5e-7 * 0x1p43);
  BOOST_TEST(allowed(slope, f32, 0x1p-20, bounded(1e30)) == 2.5e-7 * 0x1p43); // of exp, say
  BOOST_TEST(bounded(3e30, 1e30) == 3e30);                                    // of sigmoid(x) y, by x
  BOOST_TEST(allowed(promised(tier::exact, f32, quantity::value), f32, 3) == 0.5);
  BOOST_TEST(allowed(promised(tier::exact, f32, quantity::value_of_several), f32, 3) == 0.501);
  BOOST_TEST(allowed(promised(tier::exact, f32, quantity::higher), f32, 0) == 0.501);
  for (const format& type : {f16, bf16})
    for (const tier t : {tier::fast, tier::exact})
      for (const quantity q : {quantity::value, quantity::value_of_several, quantity::derivative})
        BOOST_TEST(allowed(promised(t, type, q), type, 0.1) == 0.5);
  for (const tier t :
       {tier::fast, tier::exact}) // what rounds correctly in 16 bits does so for several inputs
    BOOST_TEST((promised(t, f16, quantity::value_of_several) == promised(t, f16, quantity::value)));
  BOOST_TEST(allowed(promised(tier::fast, f64, quantity::value), f64, 0.1) == 4);
  BOOST_CHECK_THROW(promised(tier::exact, f64, quantity::value), std::invalid_argument);
  BOOST_TEST(
      (quantity_of(value, 1) == quantity::value && quantity_of(value, 2) == quantity::value_of_several));
  BOOST_TEST((quantity_of(partial(1), 2) == quantity::derivative &&
              quantity_of(mixed(0, 1), 2) == quantity::higher));
  BOOST_TEST((quantity_of(derivative(3), 1) == quantity::higher));
}

BOOST_AUTO_TEST_CASE(tallies) {
  const bound b = promised(tier::fast, f32, quantity::value);
  BOOST_TEST(!tally{}.holds()); // nothing was looked at
  tally one, two, wrong;
  one.add(b, f32, 10, 1, 1);
  one.add(b, f32, 11, 1 + 0x2p-23, 1);
  one.add(b, f32, 12, not_a_number, not_a_number);
  one.add(b, f32, 13, infinity, 1e39);
  BOOST_TEST(one.holds());
  BOOST_TEST(one.count == 4U);
  BOOST_TEST(one.above_1 == 1U);
  BOOST_TEST(one.worst == 2);
  BOOST_TEST(one.worst_at == 11);
  BOOST_TEST(one.ratio == 0.5);
  two.add(b, f32, 20, 1 + 0x5p-23, 1);
  BOOST_TEST(!two.holds());
  BOOST_TEST(two.above_4 == 1U);
  two.merge(one);
  BOOST_TEST(two.count == 5U);
  BOOST_TEST(two.above_1 == 2U);
  BOOST_TEST(two.worst_at == 20);
  BOOST_TEST(two.ratio_at == 20);
  one.merge(two);
  BOOST_TEST(one.worst == 5);
  BOOST_TEST(one.worst_computed == 1 + 0x5p-23);
  BOOST_TEST((one.worst_exact == double_double(1)));
  wrong.add(b, f32, 0, infinity, largest(f32)); // one unit off, and infinite where the result is not
  BOOST_TEST(wrong.not_finite == 1U);
  BOOST_TEST(!wrong.holds());
}

// A kernel of zeros, and one that returns its input, must not pass.
BOOST_AUTO_TEST_CASE(lazy_kernels_fail) {
  const bound b = promised(tier::fast, f32, quantity::derivative);
  tally zeros, copies;
  for (double x = -2; x <= 2; x += 0.125) {
    const double slope = x > 0 ? 1 : 0;
    zeros.add(b, f32, x, 0, slope);
    copies.add(b, f32, x, x, slope);
  }
  BOOST_TEST(!zeros.holds());
  BOOST_TEST(!copies.holds());
}

} // namespace

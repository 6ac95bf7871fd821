// SPDX-License-Identifier: Apache-2.0
// Differences and integrals of functions whose derivatives and integrals are known, within what the estimates say of
// themselves.
#define BOOST_TEST_MODULE "dsl/testing/numeric"
#include <boost/test/unit_test.hpp>

#include <slope/dsl/testing/numeric.hpp>

using slope::double_double;
using slope::op;
using slope::testing::measured;

namespace {
measured exponential(double_double x) { return apply(op::exp, measured(x), {}, {}); }

void holds(const slope::testing::estimate& e, double_double exact, double worst) {
  const double off = measured::magnitude(e.value.value - exact), allowed = 4 * e.value.error + 2 * e.truncation;
  BOOST_TEST(off <= allowed);
  BOOST_TEST(allowed <= worst);
}
}  // namespace

BOOST_AUTO_TEST_CASE(central_differences_of_the_exponential) {
  for (const double x : {-2.0, 0.0, 1.5})
    holds(slope::testing::central_difference(exponential, x), slope::reference::exp(x), 1e-15);
}

BOOST_AUTO_TEST_CASE(one_sided_differences_do_not_look_across) {
  const auto broken = [](double_double x) {
    return x > double_double(0.0) ? exponential(x) : measured(17.0) * exponential(x);
  };
  holds(slope::testing::one_sided_difference(broken, 0.0, 1), 1.0, 1e-12);
  holds(slope::testing::one_sided_difference(broken, 0.0, -1), 17.0, 1e-11);
}

BOOST_AUTO_TEST_CASE(integrals_of_the_exponential_and_of_polynomials) {
  holds(slope::testing::integral(exponential, -0.5, 0.5), double_double(2.0) * slope::reference::sinh(0.5), 1e-20);
  const slope::testing::gauss_rule rule(5);  // exact up to degree 9
  const auto power = [](int n) { return [n](double_double x) { return measured(slope::reference::powi(x, n)); }; };
  BOOST_TEST(measured::magnitude(rule(power(8), 0.0, 1.0).value - double_double::rational(1, 9)) <= 1e-28);
  BOOST_TEST(measured::magnitude(rule(power(9), 0.0, 1.0).value - double_double::rational(1, 10)) <= 1e-28);
  BOOST_TEST(measured::magnitude(rule(power(10), 0.0, 1.0).value - double_double::rational(1, 11)) >= 1e-10);
}

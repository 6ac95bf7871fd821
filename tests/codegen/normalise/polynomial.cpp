// SPDX-License-Identifier: Apache-2.0
// Polynomial arithmetic: exact, or refused.
#define BOOST_TEST_MODULE "codegen/normalise/polynomial"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/polynomial.hpp>

using namespace slope::codegen::normalise;

namespace {
const polynomial x(power_of(0, 1), 1), y(power_of(1, 1), 1), one(1);
polynomial minus(const polynomial& p) { return p * polynomial(-1); }
}  // namespace

BOOST_AUTO_TEST_CASE(sums_and_products) {
  const polynomial p = (one + x) * (one + x);
  BOOST_TEST((p == one + x * polynomial(2) + x * x));
  BOOST_TEST((p + minus(p)).is_zero());
  BOOST_TEST((power(one + y, 3).degree(1) == 3));
  BOOST_TEST((power(one + y, 3).terms().size() == 4U));
}

BOOST_AUTO_TEST_CASE(content_and_common_monomial) {
  const polynomial p = x * x * y * polynomial(-6) + x * y * y * polynomial(4);
  BOOST_TEST((p.content() == -2));  // the first term in the order of the keys is -6 x^2 y
  BOOST_TEST((p.common_monomial() == power_of(0, 1) + power_of(1, 1)));
  BOOST_TEST((p.divided_by_term({p.common_monomial(), p.content()}) == x * polynomial(3) + y * polynomial(-2)));
}

BOOST_AUTO_TEST_CASE(coefficients) {
  const polynomial p = one + x * y * polynomial(5) + x * x * (one + y);
  const auto c = p.coefficients_in(0);
  BOOST_REQUIRE_EQUAL(c.size(), 3U);
  BOOST_TEST((c[0] == one));
  BOOST_TEST((c[1] == y * polynomial(5)));
  BOOST_TEST((c[2] == one + y));
}

BOOST_AUTO_TEST_CASE(division_leaves_nothing_or_is_none) {
  const polynomial a = one + x * polynomial(2) + y, b = x * x + minus(y) * polynomial(3) + one, product = a * b;
  BOOST_REQUIRE(product.divided_by(a));
  BOOST_TEST((*product.divided_by(a) == b));
  BOOST_TEST((*product.divided_by(b) == a));
  BOOST_TEST(!(product + one).divided_by(a));
  BOOST_TEST(!(one + x).divided_by(polynomial(2) + x * polynomial(2)));  // over the integers
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
  polynomial big(slope::wide(1) << 100);
  BOOST_CHECK_THROW(big * big, refused);
  const polynomial edge((((slope::wide(1) << 126) - 1) << 1) + 1);
  BOOST_CHECK_THROW(edge + one, refused);
  BOOST_CHECK_THROW(polynomial(power_of(3, 100), 1) * polynomial(power_of(3, 28), 1), refused);
  BOOST_CHECK_NO_THROW(polynomial(power_of(3, 100), 1) * polynomial(power_of(3, 27), 1));
  polynomial all = one;
  for (int g = 0; g < generator_capacity; ++g) all = all + polynomial(power_of(g, 1), 1);
  BOOST_CHECK_THROW(power(all, 5), refused);  // 1287 terms
}

// SPDX-License-Identifier: Apache-2.0
// The field of quotients: reduced by the factors it knows.
#define BOOST_TEST_MODULE "codegen/normalise/quotient"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/quotient.hpp>

using namespace slope::codegen::normalise;

namespace {
const polynomial x(power_of(0, 1), 1), e(power_of(1, 1), 1), one(1);
quotient number(int n) { return field::number(slope::rational(n)); }
}  // namespace

BOOST_AUTO_TEST_CASE(whatever_cancels_is_a_known_factor) {
  field f;
  const quotient u = f.from(one + e), inverse = field::power(u, -1);
  const quotient sum = f.add(inverse, field::multiply(field::generator(1), inverse));  // 1/(1 + E) + E/(1 + E)
  BOOST_TEST((sum == number(1)));
  const quotient difference = f.subtract(field::power(u, -1), field::power(u, -2));  // E/(1 + E)^2
  BOOST_TEST((difference == field::multiply(field::generator(1), field::power(u, -2))));
  BOOST_TEST(f.factors().size() == 1U);
}

BOOST_AUTO_TEST_CASE(known_factors_split_new_ones) {
  field f;
  f.expect_factor(one + e * polynomial(-1));
  f.expect_factor(one + e);
  const quotient q = f.from(one + e * e * polynomial(-1));
  BOOST_TEST(q.factors.size() == 2U);
  BOOST_TEST(f.factors().size() == 2U);
}

BOOST_AUTO_TEST_CASE(constants_and_monomials_stay_outside) {
  field f;
  const quotient q = f.from(x * x * e * polynomial(-6) + x * e * polynomial(4));  // the lowest term is positive
  BOOST_TEST((q.constant == slope::rational(2)));
  BOOST_TEST(q.powers[0] == 1);
  BOOST_TEST(q.powers[1] == 1);
  BOOST_REQUIRE(q.factors.size() == 1U);
  BOOST_TEST((f.factor(q.factors.begin()->first) == polynomial(2) + x * polynomial(-3)));
  const quotient third = field::divide(number(1), number(3));
  BOOST_TEST((f.add(third, field::divide(number(1), number(6))).constant == *slope::reduced(1, 2)));
}

BOOST_AUTO_TEST_CASE(ratios_and_substitution) {
  field f;
  const quotient a = f.from(one + x * polynomial(2)), b = field::multiply(a, number(-5));
  BOOST_TEST((*f.ratio(b, a) == slope::rational(-5)));
  BOOST_TEST(!f.ratio(a, f.from(one + x)));
  const quotient at_two = f.substitute(a, 0, number(2));
  BOOST_TEST((at_two == number(5)));
  BOOST_TEST((f.substitute(field::generator(0, -1), 0, field::generator(1, 2)) == field::generator(1, -2)));
}

BOOST_AUTO_TEST_CASE(a_division_by_zero_is_refused) {
  field f;
  BOOST_CHECK_THROW(field::divide(number(1), f.subtract(f.from(one + x), f.from(one + x))), refused);
}

// r^2 = 1 + x^2: sums are reduced, and the square is that power where it is a factor.
BOOST_AUTO_TEST_CASE(a_generator_with_a_square) {
  field f;
  const polynomial square = one + x * x;
  f.relate(1, square);
  BOOST_TEST(f.from(e * e + square * polynomial(-1)).is_zero());
  BOOST_TEST((f.from(e * e * e * x) == field::multiply(f.from(x), field::generator(1, 3))));
  BOOST_TEST((f.from(square) == field::generator(1, 2)));
  const quotient derivative = f.subtract(field::generator(1, -1), field::multiply(f.from(x * x), field::generator(1, -3)));
  BOOST_TEST((derivative == field::generator(1, -3)));
}

// SPDX-License-Identifier: Apache-2.0
// What is known of signs in a region.
#define BOOST_TEST_MODULE "codegen/normalise/region"
#include <boost/test/unit_test.hpp>

#include <cmath>

#include <slope/codegen/normalise/region.hpp>

using namespace slope::codegen::normalise;

namespace {

polynomial times(const polynomial& p, int generator) { return p * polynomial(power_of(generator, 1), 1); }

}  // namespace

// E = exp(-x) is between 0 and 1 where x > 0: nothing is known of 1 - 2 E.
BOOST_AUTO_TEST_CASE(signs_of_sums) {
  const std::vector<int> arguments{0};
  const polynomial x(power_of(0, 1), 1), one(1), two(2);
  region above(arguments, {{x, 1}}, {});
  above.exponential(field::negate(field::generator(0)));
  const polynomial e(power_of(1, 1), 1), minus(-1);
  BOOST_TEST(above.known_sign(one + minus * e) == 1);
  BOOST_TEST(above.known_sign(minus + e) == -1);
  BOOST_TEST(above.known_sign(one + minus * two * e) == 0);
  BOOST_TEST(above.known_sign(minus + two * e) == 0);
  BOOST_TEST(above.known_sign(two * e + minus * two + minus) == -1);
  BOOST_TEST(above.known_sign(times(one + minus * two * e, 0)) == 0);
  BOOST_TEST(above.known_sign(x + e) == 1);
  BOOST_TEST(above.known_sign(x + minus * e) == 0);
  BOOST_TEST(above.known_sign(minus * x + minus * e) == -1);
}

BOOST_AUTO_TEST_CASE(signs_of_arguments) {
  const std::vector<int> arguments{0};
  const polynomial x(power_of(0, 1), 1), two(2), minus(-1);
  const region above(arguments, {{x, 1}}, {}), below(arguments, {{x, -1}}, {}), beyond(arguments, {{x + minus * two, 1}}, {});
  BOOST_TEST(above.known_sign(x) == 1);
  BOOST_TEST(below.known_sign(x) == -1);
  BOOST_TEST(below.known_sign(x + minus * two) == -1);
  BOOST_TEST(above.known_sign(x + minus * two) == 0);
  BOOST_TEST(beyond.known_sign(x) == 1);
  BOOST_TEST(below.known_sign(x * x) == 1);
}

// log1p(E)/E, and log1p(E) once a style takes it so.
BOOST_AUTO_TEST_CASE(what_replaces_a_generator_has_its_value) {
  const std::vector<int> arguments{0};
  const polynomial x(power_of(0, 1), 1);
  region above(arguments, {{x, 1}}, {});
  above.exponential(field::negate(field::generator(0)));
  const quotient e = field::generator(1), one = field::number(slope::rational(1));
  above.logarithm(above.algebra.add(one, e));
  const std::vector<slope::double_double> at{slope::double_double(2.0)};
  BOOST_TEST(above.values(at).of(1).high == std::exp(-2.0));
  BOOST_TEST_REQUIRE(above.count() == 3);
  BOOST_TEST(above.values(at).of(2).high == std::log1p(std::exp(-2.0)) / std::exp(-2.0), boost::test_tools::tolerance(1e-15));
  above.take_plainly(2);
  BOOST_TEST(above.values(at).of(2).high == std::log1p(std::exp(-2.0)), boost::test_tools::tolerance(1e-15));
  above.take_difference(1);
  BOOST_TEST(above.values(at).of(1).high == std::expm1(-2.0), boost::test_tools::tolerance(1e-15));
}

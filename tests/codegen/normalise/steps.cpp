// SPDX-License-Identifier: Apache-2.0
// Folding and choosing keep values and save steps.
#define BOOST_TEST_MODULE "codegen/normalise/steps"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/normalise/steps.hpp>

#include "interpret.hpp"

using slope::codegen::count;
using slope::codegen::step;
using slope::codegen::normalise::steps;

namespace {

double run(steps s, int node, std::vector<double> arguments) {
  return interpreting::interpret<double>(s.finished({node}), arguments)[0];
}
int others(steps s, int node) { return count(s.finished({node})).others; }

}  // namespace

BOOST_AUTO_TEST_CASE(constants_fold) {
  steps s;
  const int x = s.argument(0), y = s.argument(1);
  BOOST_TEST(s.add(x, s.constant(0.0)) == x);
  BOOST_TEST(s.multiply(s.constant(1.0), x) == x);
  BOOST_TEST(s.number(s.multiply(x, s.constant(0.0))).has_value());
  BOOST_TEST(s.negate(s.negate(x)) == x);
  BOOST_TEST(others(s, s.add(s.constant(1.0), s.add(s.constant(1.0), x))) == 1);
  BOOST_TEST(s.add(x, y) == s.add(y, x));
  const int difference = s.add(s.negate(x), y);
  BOOST_TEST(others(s, difference) == 1);
  BOOST_TEST(run(s, difference, {2, 5}) == 3);
  BOOST_TEST(run(s, s.add(x, s.negate(y)), {2, 5}) == -3);
  BOOST_TEST(run(s, s.power(x, 5), {2, 0}) == 32);
  BOOST_TEST(others(s, s.power(x, 5)) == 3);
}

BOOST_AUTO_TEST_CASE(products_of_one_number_are_distributed) {
  steps s;
  const int x = s.argument(0), e = s.argument(1), sum = s.add(s.constant(2.0), e), other = s.add(s.constant(3.0), e);
  s.distribute(x);
  for (const int product : {s.multiply(x, sum), s.multiply(sum, x)}) {
    BOOST_TEST((s.at(product).what == step::multiply_add));
    BOOST_TEST(run(s, product, {5, 0.25}) == 11.25);
  }
  BOOST_TEST((s.at(s.multiply(x, other)).what == step::multiply));  // 3 x would be rounded
  BOOST_TEST((s.at(s.multiply(e, sum)).what == step::multiply));
}

// 0.25 x^2 is a number up to 3.7e19, x^2 up to 1.8e19; Halide and LLVM would make 0.25 (x x) of (0.25 x) x.
BOOST_AUTO_TEST_CASE(a_small_constant_comes_before_a_power) {
  steps s;
  const int x = s.argument(0), bounded = s.make(step::divide, s.constant(1.0), x), half = s.multiply(s.constant(0.5), bounded);
  const auto at_most = [&](int node) { return interpreting::interpret<float>(s.finished({node}), {2e19F})[0]; };
  const auto strict = [&](int node) {
    int all = 0;
    for (const auto& i : s.finished({node}).instructions) all += i.what == step::strict_multiply;
    return all;
  };
  const int square = s.scaled(0.25, s.power(x, 2)), fourth = s.scaled(1e-30, s.power(x, 4)), large = s.scaled(2.0, s.power(x, 2));
  BOOST_TEST(at_most(square) == 1e38F, boost::test_tools::tolerance(1e-6F));
  BOOST_TEST(strict(square) == 2);
  BOOST_TEST(strict(fourth) == 2);  // nothing makes (c (x x)) (x x) of (c x) x (x x)
  BOOST_TEST(strict(large) == 0);
  BOOST_TEST(strict(s.multiply(half, bounded)) == 0);
  const int either = s.make(step::select, s.make(step::less, x, s.constant(0.0)), s.multiply(s.constant(3.0), bounded), s.multiply(s.constant(1e20), x));
  BOOST_TEST(at_most(s.scaled(1e-20, either)) == 2e19F, boost::test_tools::tolerance(1e-6F));
}

BOOST_AUTO_TEST_CASE(choices_share) {
  steps s;
  const int x = s.argument(0), e = s.argument(1), c = s.make(step::less, s.constant(0.0), x);
  const int one = s.constant(1.0), sum = s.add(one, e);
  const int u = s.add(sum, s.multiply(e, x)), v = s.add(sum, x), w = s.make(step::subtract, sum, x);
  struct {
    int positive, negative, cost;
  } const cases[] = {{u, v, 4}, {u, w, 4}, {v, u, 4}, {sum, sum, 1}, {s.multiply(e, x), x, 2}};
  for (const auto& pair : cases) {
    const int chosen = s.choose(c, pair.positive, pair.negative);
    for (const double at : {-1.5, 2.25}) {
      const double wanted = run(s, at > 0 ? pair.positive : pair.negative, {at, 0.375});
      BOOST_TEST(run(s, chosen, {at, 0.375}) == wanted);
    }
    BOOST_TEST(others(s, chosen) <= pair.cost + (chosen == sum ? 0 : 1));  // and the condition
  }
}

BOOST_AUTO_TEST_CASE(finished_programs_hold_what_they_need) {
  steps s;
  const int x = s.argument(0), unused = s.multiply(x, x);
  const int y = s.add(x, s.constant(2.0));
  const auto p = s.finished({y, y});
  BOOST_TEST(p.instructions.size() == 3U);
  BOOST_TEST(p.outputs.size() == 2U);
  BOOST_TEST(unused != y);
}

// SPDX-License-Identifier: Apache-2.0
// Two million inputs find what a few thousand miss.
#define BOOST_TEST_MODULE "codegen/choose/dense"
#include <boost/test/unit_test.hpp>

#include <slope/codegen/choose/dense.hpp>
#include <slope/codegen/choose/measure.hpp>
#include <slope/codegen/normalise/normal_form.hpp>
#include <slope/dsl/activations/all.hpp>

using namespace slope::codegen;

namespace {

struct both {
  double sampled = 0, dense = 0;
};

both errors(const program& p, const definition& d, int root) {
  trials on(d, oracle::f32);
  runnable program(p, argument_formats(d, oracle::f32), oracle::f32, 32, levels_here().back());
  return {measured(program(on.arguments()), {root}, d, {}, on).ratio, densely_measured(program, {root}, d, {}, on)};
}

// x, off by `units` of 2^-23 in an interval of [1, 2).
program bumped(double begin, double end, double units) {
  program_builder b;
  const int x = b.argument(0), inside = b.make(step::logical_and, b.make(step::less, b.constant(begin), x), b.make(step::less, x, b.constant(end)));
  b.result.outputs = {b.make(step::strict_add, x, b.make(step::select, inside, b.constant(units * 0x1p-23), b.constant(0.0)))};
  return b.result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_narrow_place) {
  const definition d = definition_of(slope::activations::identity);
  const both right = errors(bumped(1.25, 1.25, 6), d, 0), wrong = errors(bumped(1.251, 1.26, 6), d, 0);
  BOOST_TEST(right.sampled == 0);
  BOOST_TEST(right.dense == 0);
  BOOST_TEST(wrong.dense == 1.5, boost::test_tools::tolerance(1e-4));
  const both higher = errors(bumped(1.251, 1.26, 6), d, d.roots.second(0, 0));  // not looked at
  BOOST_TEST(higher.dense == 0);
}

// 73 of all inputs of the first late-scaled candidate for mish, and a few thousand of others, are off by more than 4 units.
BOOST_AUTO_TEST_CASE(mish_in_float32) {
  const definition d = definition_of(slope::activations::mish);
  const int node = d.partials.root(0);
  for (const normalise::candidate& c : normalise::candidates(d, {&node, 1}))
    if (c.description == "factored, late scale") {
      const both seen = errors(c.steps, d, 0);
      BOOST_TEST(seen.sampled < 0.8);
      BOOST_TEST(seen.dense > 0.93);
      return;
    }
  BOOST_FAIL("no such candidate");
}

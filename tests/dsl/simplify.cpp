// SPDX-License-Identifier: Apache-2.0
// Folding is exact or does not happen; going on with a simplified graph is as good as simplifying it again.
#define BOOST_TEST_MODULE "dsl/simplify"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

using namespace slope::literals;
using slope::graph;

static_assert(slope::formula([](auto) { return min(2_c, 3_c) + max(0.5_c, -1_c) * abs(-4_c); }) ==
              slope::formula([](auto) { return 4_c; }));
static_assert(slope::formula([](auto) { return abs(4_c); }) == slope::formula([](auto) { return 4_c; }));
static_assert(slope::formula([](auto x) { return when(2_c < 2_c, x, exp(x)); }) == slope::formula([](auto x) { return exp(x); }));
static_assert(slope::formula([](auto x) { return when(2_c < 3_c, x, exp(x)); }) ==
              slope::formula([](auto x) { return x; }));

// The difference of these two does not fit 128 bits: they stay as they were written.
static_assert(to_text(slope::formula([](auto) { return max(1e30_c, 1.1e-30_c); })).view().substr(0, 4) == "max(");
static_assert(to_text(slope::formula([](auto) { return min(1e30_c, 1.1e-30_c); })).view().substr(0, 4) == "min(");

BOOST_AUTO_TEST_CASE(a_simplified_graph_is_not_simplified_again) {
  const graph& f = slope::activations::gelu_tanh.derivative<2>();
  BOOST_TEST((slope::simplify(f) == f));
  slope::simplifying again(f);
  const int size = again.result.size, copied = copy(f, f.root(), again);
  BOOST_TEST(copied == f.root());
  BOOST_TEST(again.result.size == size);
  BOOST_TEST((slope::derivative(f, 0) == slope::activations::gelu_tanh.derivative<3>()));
}

// A decided condition decides, or stands aside: no number is left where a condition is wanted.
static_assert(slope::formula([](auto x) { return when(x < 1_c && 1_c > 0_c, x, 1); }) == slope::formula([](auto x) { return when(x < 1_c, x, 1); }));
static_assert(slope::formula([](auto x) { return when(x < 1_c && 1_c < 0_c, x, 1); }) == slope::formula([](auto) { return 1_c; }));
static_assert(slope::formula([](auto x) { return when(0_c < 1_c || x < 1_c, x, 1); }) == slope::formula([](auto x) { return x; }));
static_assert(slope::formula([](auto x) { return when(0_c > 1_c || x < 1_c, x, 1); }) == slope::formula([](auto x) { return when(x < 1_c, x, 1); }));
static_assert(slope::formula([](auto x) { return when(!(0_c < 1_c), x, 1); }) == slope::formula([](auto) { return 1_c; }));

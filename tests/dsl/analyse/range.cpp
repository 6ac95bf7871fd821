// SPDX-License-Identifier: Apache-2.0
// Ranges that are known, from formulas that bend, jump, oscillate, have poles, or are not defined everywhere.
#define BOOST_TEST_MODULE "dsl/analyse/range"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/range.hpp>

using namespace slope::literals;
using slope::infinity;
using slope::value_range;

namespace {

// clang-format off
#define DEFINE(name, ...) inline constexpr auto name = slope::activation<#name>([](auto x) { return __VA_ARGS__; }, slope::input<"x">)
DEFINE(parabola,     square(x) - 2 * x);
DEFINE(quartic,      pow(x, 4) - 3 * square(x) + x);
DEFINE(softsign,     x / (1_c + abs(x)));
DEFINE(hard_swish,   x * clamp(x / 6 + 1_c / 2, 0, 1));
DEFINE(stairs,       clamp(floor(x), -2, 3));
DEFINE(jump,         when(x > 1_c, x - 3, x));
DEFINE(wave,         sin(x) / (1_c + square(x)));
DEFINE(snake,        x + square(sin(x)));
DEFINE(arc,          atan(x));
DEFINE(bell,         exp(-square(x)));
DEFINE(far_valley,   x * sigmoid(x / 100));
DEFINE(half_line,    log(x));
DEFINE(pole,         1_c / x);
DEFINE(no_pole,      1_c / (square(x) + 1_c / 4));
DEFINE(frozen,       x * stop_gradient(sigmoid(x)));
DEFINE(declared_wrong, with_derivative(square(x), 1_c));
DEFINE(constant_far, max(x, 0) - max(x - 1, 0));
DEFINE(root,         when(x > 0_c, sqrt(x), -sqrt(-x)));
// clang-format on
inline constexpr auto gated =
    slope::activation<"gated">([](auto x, auto y) { return tanh(x) * sigmoid(y); }, slope::input<"x">, slope::input<"y">);
inline constexpr auto scaled = slope::activation<"scaled">([](auto x, auto a) { return a * tanh(x); }, slope::input<"x">,
                                                           slope::scalar<"a">(1_c / 3));

constexpr bool is(const value_range& r, double low, double high, double within = 1e-9) {
  const auto near = [&](double a, double b) { return a == b || (a - b <= within && b - a <= within); };
  return r.known && near(r.low, low) && near(r.high, high) && r.low <= r.lowest && r.highest <= r.high;
}

}  // namespace

static_assert(is(range(parabola), -1, infinity) && range(parabola).tight());
static_assert(is(range(quartic), -3.513905, infinity, 1e-6) && range(quartic).tight());
static_assert(is(range(softsign), -1, 1) && range(softsign).low == -1 && range(softsign).tight());
static_assert(is(range(hard_swish), -0.375, infinity) && range(hard_swish).tight());
static_assert(is(range(stairs), -2, 3));
static_assert(is(range(jump), -infinity, infinity));
static_assert(is(range(wave), -0.437414158279, 0.437414158279) && range(wave).tight());
static_assert(is(range(arc), -1.5707963267948966, 1.5707963267948966) && range(arc).tight());
static_assert(is(range(bell), 0, 1) && range(bell).tight());
static_assert(is(range(far_valley), -27.8464542761, infinity, 1e-8) && range(far_valley).tight());  // at x = -127.8
static_assert(is(range(no_pole), 0, 4) && range(no_pole).tight());
static_assert(is(range(constant_far), 0, 1));
static_assert(is(range(scaled), -1.0 / 3, 1.0 / 3));

// Not defined everywhere, or not proven to be (at 0 it is not known which branch holds): nothing is claimed.
static_assert(!range(half_line).known && range(half_line).low == -infinity && range(half_line).high == infinity);
static_assert(!range(pole).known && !range(pole).tight() && !range(root).known);

// What the compiler could do too, but in seconds.
BOOST_AUTO_TEST_CASE(many_cells) {
  BOOST_TEST(is(range(snake), -infinity, infinity));
  BOOST_TEST(is(range(gated), -1, 1));
  // A derivative that is not the function's own is not trusted: sound, but with no end of cells, loose.
  value_range r = range(frozen);
  BOOST_TEST((r.low < -0.2784645 && r.low > -0.6 && r.high == infinity && !r.tight()));
  BOOST_TEST(is(range(declared_wrong), 0, infinity, 1e-6));
}

BOOST_AUTO_TEST_CASE(a_bound_that_is_not_reached_is_not_tight) {
  value_range r{0, 1, 0, 0.5, true};
  BOOST_TEST(!r.tight());
  r.highest = 1;
  BOOST_TEST(r.tight());
  r.known = false;
  BOOST_TEST(!r.tight());
}

// SPDX-License-Identifier: Apache-2.0
// The steepest slope of formulas whose slope is known; none where a function jumps, even if its derivative is 0 everywhere else.
#define BOOST_TEST_MODULE "dsl/analyse/lipschitz"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/analyse/lipschitz.hpp>

using namespace slope::literals;
using slope::infinity;
using slope::lipschitz;

namespace {

// clang-format off
#define DEFINE(name, ...) inline constexpr auto name = slope::activation<#name>([](auto x) { return __VA_ARGS__; }, slope::input<"x">)
DEFINE(triple,     clamp(3 * x, -1, 1));
DEFINE(wave,       sin(2 * x));
DEFINE(bell,       exp(-square(x)));
DEFINE(square_of,  square(x));
DEFINE(hard_swish, x * clamp(x / 6 + 1_c / 2, 0, 1));
DEFINE(jump,       when(x > 0_c, 1_c, 0_c));
DEFINE(joined,     when(x < 1_c / 3, x, x < 2_c, 1_c / 3, x - 5_c / 3));
DEFINE(stairs,     x + floor(x));
DEFINE(frozen,     x * stop_gradient(tanh(x)));
DEFINE(root,       sqrt(abs(x)));
// clang-format on
inline constexpr auto shrink = slope::activation<"shrink">(
    [](auto x, auto t) { return when(x > t, x - t, x < -t, x + t, 0_c); }, slope::input<"x">, slope::scalar<"t">(0.3_c));
inline constexpr auto cut = slope::activation<"cut">([](auto x, auto t) { return when(x > t, x, 0_c); }, slope::input<"x">,
                                                     slope::scalar<"t">(0.3_c));

constexpr bool is(const slope::lipschitz_constant& l, double bound) {
  return l.tight() && l.bound >= l.at_least && l.bound - bound < 1e-9 && bound - l.bound < 1e-9;
}

}  // namespace

static_assert(is(lipschitz(triple), 3) && is(lipschitz(wave), 2) && is(lipschitz(hard_swish), 1.5));
static_assert(is(lipschitz(bell), 0.857763884960706796));  // sqrt(2 / e), at 1 / sqrt(2)
static_assert(is(lipschitz(joined), 1) && is(lipschitz(shrink), 1));  // continuous at kinks that are fractions, or a parameter

// Known to have none.
static_assert(lipschitz(square_of).known && lipschitz(square_of).bound == infinity && lipschitz(square_of).at_least == infinity);
// They jump, or their derivative is not their own, or is not bounded where it is not defined: nothing is claimed.
static_assert(!lipschitz(jump).known && lipschitz(jump).bound == infinity && !lipschitz(cut).known);
static_assert(!lipschitz(stairs).known && !lipschitz(frozen).known && !lipschitz(root).known);

BOOST_AUTO_TEST_CASE(between_any_two_points) {
  const auto bound = lipschitz(bell).bound;
  for (double x = -3; x < 3; x += 0.125)
    for (double y = -3; y < x; y += 0.125)
      BOOST_TEST(std::abs((slope::at(bell, x) - slope::at(bell, y)).high) <= bound * (x - y));
}

// SPDX-License-Identifier: Apache-2.0
// Even, odd, neither; and unknown where neither symbols nor points decide.
#define BOOST_TEST_MODULE "dsl/analyse/parity"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/parity.hpp>

using namespace slope::literals;
using slope::parity;

namespace {

template <class Lambda>
constexpr parity of(Lambda lambda) {
  return parity_of(analyse(slope::activation<"f">(lambda, slope::input<"x">)));
}
inline constexpr auto bent = slope::activation<"bent">([](auto x, auto a) { return a * x + square(x) * (a - 1); },
                                                       slope::input<"x">, slope::scalar<"a">(1_c));
inline constexpr auto with_gate =
    slope::activation<"with_gate">([](auto x, auto y) { return tanh(x) * y; }, slope::input<"x">, slope::input<"y">);

}  // namespace

static_assert(of([](auto x) { return tanh(x); }) == parity::odd);
static_assert(of([](auto x) { return x * x; }) == parity::even);
static_assert(of([](auto x) { return x / (1_c + abs(x)); }) == parity::odd);
static_assert(of([](auto x) { return x * tanh(x); }) == parity::even);
static_assert(of([](auto x) { return x * sigmoid(x); }) == parity::neither);
static_assert(of([](auto x) { return normal_pdf(x) + cos(3 * x); }) == parity::even);
static_assert(of([](auto x) { return erf(x) * square(x) + atan(x); }) == parity::odd);
static_assert(of([](auto x) { return max(x, 0); }) == parity::neither);
static_assert(of([](auto x) { return x - x; }) == parity::even);
// At 1, 1/4 and 3 it is even, elsewhere it is nothing: no claim.
static_assert(of([](auto x) { return (square(x) - 1) * (square(x) - 1_c / 16) * (square(x) - 9) * exp(x); }) == parity::unknown);
static_assert(of([](auto x) { return log1p(exp(x)) - log1p(exp(-x)); }) == parity::odd);
// The symbols do not show that this is odd: unknown, not neither.
static_assert(of([](auto x) { return clamp(x, -1, 1); }) == parity::unknown);
// Another argument: odd at its default is not odd; odd whatever the gate is.
static_assert(parity_of(bent) == parity::unknown && parity_of(with_gate) == parity::odd);

BOOST_AUTO_TEST_CASE(what_is_proven_holds_at_points) {
  for (double x = 0.01; x < 20; x *= 1.3) {
    BOOST_TEST((slope::at(slope::activations::tanh, -x) == -slope::at(slope::activations::tanh, x)));
    BOOST_TEST(!(slope::at(slope::activations::silu, -x) == -slope::at(slope::activations::silu, x)));
  }
}

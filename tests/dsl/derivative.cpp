// SPDX-License-Identifier: Apache-2.0
// The derivative of an activation is an activation: in a formula, in a catalogue, derived and checked again.
#define BOOST_TEST_MODULE "dsl/derivative"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/same_function.hpp>
#include <slope/dsl/testing.hpp>

using namespace slope::literals;
using namespace slope::activations;

inline constexpr auto mish_derivative = slope::derivative(mish);
inline constexpr auto curvature = slope::derivative<"curvature", 2>(slope::activations::tanh);
inline constexpr auto elu_slope = slope::derivative<"elu_slope">(elu);

static_assert(mish_derivative.name == "mish_derivative" && curvature.name == "curvature");
static_assert(to_text(mish_derivative) == to_text<1>(mish) &&
              to_text(curvature) == to_text<2>(slope::activations::tanh));
static_assert(mish_derivative.derivative<1>() == mish.derivative<2>());
static_assert(slope::derivative(mish_derivative).name == "mish_derivative_derivative");
static_assert(slope::same_function(slope::derivative(mish_derivative), slope::derivative<"d2", 2>(mish)));
static_assert(std::is_same_v<decltype(mish_derivative)::base, std::remove_const_t<decltype(mish)>>);
static_assert(decltype(mish_derivative)::is_derivative && !std::remove_const_t<decltype(mish)>::is_derivative);
static_assert(slope::at(curvature, 0.0) == slope::double_double(0.0));

// Parameters keep their names and defaults.
static_assert(to_text(elu_slope) == "when(x > 0, 1, alpha * exp(x))");
static_assert(slope::at(elu_slope, -1.0) == slope::at<1>(elu, -1.0));

// Inside a formula, and derived there.
inline constexpr auto newton = slope::activation<"newton">(
    [](auto x) { return x * slope::derivative(slope::activations::softplus)(square(x)); }, slope::input<"x">);
static_assert(to_text(newton) == "x * sigmoid(x^2)");
inline constexpr auto mixed = slope::activation<"mixed">(
    [](auto x, auto t) { return t * mish(x) + (1 - t) * mish_derivative(x) + elu_slope(-x, t); }, slope::input<"x">,
    slope::scalar<"t">(0.5_c));

inline constexpr auto both = slope::catalogue(mish, slope::derivative(mish), curvature);

BOOST_AUTO_TEST_CASE(they_pass_the_check_of_derivatives) {
  SLOPE_CHECK_DERIVATIVES(mish_derivative);
  SLOPE_CHECK_DERIVATIVES(curvature);
  SLOPE_CHECK_DERIVATIVES(elu_slope);
  SLOPE_CHECK_DERIVATIVES(newton);
  SLOPE_CHECK_DERIVATIVES(mixed);
}

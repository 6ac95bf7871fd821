// SPDX-License-Identifier: Apache-2.0
// The first functions: each derivative in the form in which a person would write it, held by the compiler.
#define BOOST_TEST_MODULE "dsl/activations/forms"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/same_function.hpp>

using namespace slope::literals;
using namespace slope::activations;
using slope::formula;

static_assert(relu.derivative<1>() == formula([](auto x) { return when(x > 0_c, 1_c, 0_c); }));
static_assert(relu.derivative<2>() == formula([](auto) { return 0_c; }));
static_assert(leaky_relu.derivative<1>() == formula([](auto x, auto alpha) { return when(x > 0_c, 1_c, alpha); }));
static_assert(prelu.derivative<1>("x") == formula([](auto x, auto a) { return when(x > 0_c, 1_c, a); }));
static_assert(prelu.derivative<1>("a") == formula([](auto x, auto) { return when(x > 0_c, 0_c, x); }));
static_assert(elu.derivative<1>() == formula([](auto x, auto alpha) { return when(x > 0_c, 1_c, alpha * exp(x)); }));
static_assert(elu.derivative<1>("alpha") == formula([](auto x, auto) { return when(x > 0_c, 0_c, expm1(x)); }));
static_assert(to_text(maxout.derivative<1>()) == "selected(x)");
static_assert(to_text<1>(slope::activations::sigmoid) == "sigmoid(x) * sigmoid(-x)");
static_assert(to_text<1>(slope::activations::tanh) == "1 - tanh(x)^2");
static_assert(to_text<1>(slope::activations::softplus) == "sigmoid(x)");
static_assert(to_text<1>(silu) == "sigmoid(x) + x * sigmoid(x) * sigmoid(-x)");
static_assert(to_text<1>(gelu) == "normal_cdf(x) + x * normal_pdf(x)");
static_assert(to_text<1>(mish) == "tanh(softplus(x)) + x * (1 - tanh(softplus(x))^2) * sigmoid(x)");
static_assert(to_text<1>(identity) == "1");
static_assert(to_text<2>(slope::activations::tanh) == "-2 * tanh(x) * (1 - tanh(x)^2)");
static_assert(to_text<2>(gelu) == "2 * normal_pdf(x) - x^2 * normal_pdf(x)");

// Composition: an activation inside a formula is that activation's formula.
inline constexpr auto swiglu =
    slope::activation<"swiglu">([](auto gate, auto value) { return silu(gate) * value; }, slope::input<"gate">, slope::input<"value">);
static_assert(swiglu.shape == slope::shape::gated);
static_assert(to_text<0>(swiglu) == "gate * sigmoid(gate) * value");
static_assert(swiglu.derivative<1>("value") == formula([](auto g, auto) { return g * sigmoid(g); }));

// Scalars that are left out have their defaults; commuted operands are the same function.
inline constexpr auto celu_one = slope::activation<"celu_one">([](auto x) { return elu(x); }, slope::input<"x">);
inline constexpr auto elu_one =
    slope::activation<"elu_one">([](auto x) { return when(x > 0_c, x, expm1(x)); }, slope::input<"x">);
static_assert(slope::same_function(celu_one, elu_one));
inline constexpr auto commuted = slope::activation<"commuted">([](auto x) { return sigmoid(x) * x; }, slope::input<"x">);
static_assert(slope::same_function(commuted, silu));
static_assert(slope::same_function(commuted, gelu).refuted());

// A declared derivative is that of the definition's own argument, also inside another formula.
inline constexpr auto straight_through =
    slope::activation<"straight_through">([](auto x) { return with_derivative(floor(x), 1_c); }, slope::input<"x">);
static_assert(straight_through.derivative<1>() == formula([](auto) { return 1_c; }));
inline constexpr auto rounded_square =
    slope::activation<"rounded_square">([](auto x) { return straight_through(square(x)); }, slope::input<"x">);
static_assert(rounded_square.derivative<1>() == formula([](auto x) { return 2 * x; }));
inline constexpr auto frozen_gate =
    slope::activation<"frozen_gate">([](auto x) { return x * stop_gradient(sigmoid(x)); }, slope::input<"x">);
static_assert(to_text<1>(frozen_gate) == "stop_gradient(sigmoid(x))");

BOOST_AUTO_TEST_CASE(values_at_compile_time) {
  constexpr double mish_half = static_cast<double>(slope::at(mish, 0.5));
  BOOST_TEST(mish_half == 0.37524521, boost::test_tools::tolerance(1e-6));
  static_assert(slope::agrees(slope::at<1>(mish, 0.0), 0.6_c, 29));
  static_assert(slope::agrees(slope::at(elu, -1.0, 2.0), 2_c * expm1(-1_c), 29));
  static_assert(slope::at<1>(relu, 0.0) == slope::double_double(0.0));
  static_assert(slope::agrees(slope::at<1>(leaky_relu, 0.0), 0.01_c, 30));
}

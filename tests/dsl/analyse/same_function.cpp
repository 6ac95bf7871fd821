// SPDX-License-Identifier: Apache-2.0
// Proven, refuted, unknown.
#define BOOST_TEST_MODULE "dsl/analyse/same_function"
#include <boost/test/unit_test.hpp>

#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/same_function.hpp>

using namespace slope::literals;
using namespace slope::activations;
using slope::same_function;

namespace {

// clang-format off
#define DEFINE(name, ...) inline constexpr auto name = slope::activation<#name>([](auto x) { return __VA_ARGS__; }, slope::input<"x">)
DEFINE(swish,         slope::sigmoid(x) * x);
DEFINE(telu,          x * slope::tanh(exp(x)));
DEFINE(tanhexp,       slope::tanh(exp(x)) * x);
DEFINE(nearly_silu,   x * slope::sigmoid(x) + exp(-square(x + 2.5_c)) * 1e-12_c);
DEFINE(no_logarithm,  log(abs(x) - abs(x) - 1));
// clang-format on
inline constexpr auto leaky_tenth = slope::activation<"leaky_tenth">([](auto x, auto a) { return when(x > 0_c, x, a * x); },
                                                                    slope::input<"x">, slope::scalar<"a">(0.1_c));

}  // namespace

static_assert(same_function(swish, silu) && same_function(telu, tanhexp));
static_assert(same_function(leaky_tenth, leaky_relu));  // of x and a; the defaults do not count
static_assert(same_function(swish, gelu).refuted() && same_function(gelu, gelu_tanh).refuted());
static_assert(same_function(nearly_silu, silu).refuted());
static_assert(same_function(relu, leaky_relu).refuted());  // not of one list of arguments
static_assert(same_function(no_logarithm, silu).unknown() && !same_function(no_logarithm, silu));
static_assert(same_function(maxout, identity).unknown());

BOOST_AUTO_TEST_CASE(held_by_the_compiler) {}

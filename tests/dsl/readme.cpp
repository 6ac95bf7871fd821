// SPDX-License-Identifier: Apache-2.0
// What the README says the compiler can be asked; tests/structure/readme.py compares the text.
#define BOOST_TEST_MODULE "dsl/readme"

// [begin readme]
#include <boost/test/unit_test.hpp>
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>
#include <slope/dsl/analyse/certificate.hpp>
#include <slope/dsl/testing.hpp>
using namespace slope::literals;

inline constexpr auto smooth_leaky = slope::activation<"smooth_leaky">(
    [](auto x, auto alpha) { return x * (alpha + (1_c - alpha) * sigmoid(x)); },
    slope::input<"x">, slope::scalar<"alpha">(0.1_c));

// Derived by the compiler, as text, and as a number to 30 digits:
static_assert(to_text<1>(smooth_leaky) ==
              "alpha + (1 - alpha) * sigmoid(x) + x * (1 - alpha) * sigmoid(x) * sigmoid(-x)");
static_assert(slope::agrees(slope::at<1>(smooth_leaky, 0.0), 0.55_c, 30));

// Proven by interval analysis, on the whole line; !proven() is not refuted(): there is unknown() too.
static_assert(is_monotone(smooth_leaky).proven() && lipschitz(smooth_leaky).bound < 1.08986);
static_assert(range(slope::activations::mish).low > -0.308843413018 && is_monotone(slope::activations::mish).refuted());

// Every derivative against dual numbers, central differences and integrals: at ordinary points, at kinks, in the tails.
BOOST_AUTO_TEST_CASE(smooth_leaky_is_derived_right) { SLOPE_CHECK_DERIVATIVES(smooth_leaky); }
// [end readme]

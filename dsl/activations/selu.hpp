// SPDX-License-Identifier: Apache-2.0
// SELU, the scaled exponential linear unit.
//
//     selu(x) = lambda x                   where x > 0
//               lambda alpha (exp(x) - 1)  elsewhere
//
// shape    elementwise
// params   none; alpha = 1.6732..., lambda = 1.0507... are derived below
// at 0     value 0; derivative lambda alpha, the limit from the left
// source   Klambauer, Unterthiner, Mayr, Hochreiter 2017, arXiv:1706.02515
#pragma once
#include <slope/dsl/activation.hpp>
#include <slope/dsl/evaluate.hpp>

namespace slope::activations {
using namespace literals;

// The fixed point: for z ~ N(0, 1), E selu(z) = 0 and E selu(z)^2 = 1. With phi, Phi the normal density and distribution,
//   E z [z > 0] = phi(0),  E z^2 [z > 0] = 1/2,  E exp(m z) [z < 0] = exp(m^2 / 2) Phi(-m).
inline constexpr auto selu_alpha = normal_pdf(0_c) / (1_c / 2 - exp(1_c / 2) * normal_cdf(-1_c));
inline constexpr auto selu_lambda =
    rsqrt(1_c / 2 + square(selu_alpha) * (exp(2_c) * normal_cdf(-2_c) - 2 * exp(1_c / 2) * normal_cdf(-1_c) + 1_c / 2));

static_assert(agrees(value_of(selu_alpha), 1.6732632423543772848170429916717_c, 30));
static_assert(agrees(value_of(selu_lambda), 1.0507009873554804934193349852946_c, 30));

inline constexpr auto selu = activation<"selu">(
    [](auto x) { return selu_lambda * when(x > 0_c, x, selu_alpha * expm1(x)); }, input<"x">);

}  // namespace slope::activations

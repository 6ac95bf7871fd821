// SPDX-License-Identifier: Apache-2.0
// The hyperbolic tangent.
//
//     tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 1
// source   the catalogue of elementary functions
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto tanh = activation<"tanh">([](auto x) { return slope::tanh(x); }, input<"x">);

}  // namespace slope::activations

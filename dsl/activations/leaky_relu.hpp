// SPDX-License-Identifier: Apache-2.0
// Leaky ReLU.
//
//     leaky_relu(x; alpha) = x        where x > 0
//                            alpha x  elsewhere
//
// shape    elementwise
// params   alpha = 0.01, a scalar
// at 0     value 0; derivative alpha, the limit from the left
// source   Maas, Hannun, Ng 2013
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto leaky_relu = activation<"leaky_relu">([](auto x, auto alpha) { return when(x > 0_c, x, alpha * x); }, input<"x">, scalar<"alpha">(0.01_c));

}  // namespace slope::activations

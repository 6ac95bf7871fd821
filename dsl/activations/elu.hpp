// SPDX-License-Identifier: Apache-2.0
// ELU, the exponential linear unit.
//
//     elu(x; alpha) = x                   where x > 0
//                     alpha (exp(x) - 1)  elsewhere
//
// shape    elementwise
// params   alpha = 1, a scalar; at 1 the derivative is continuous
// at 0     value 0; derivative alpha, the limit from the left
// source   Clevert, Unterthiner, Hochreiter 2015, arXiv:1511.07289
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto elu = activation<"elu">([](auto x, auto alpha) { return when(x > 0_c, x, alpha * expm1(x)); }, input<"x">, scalar<"alpha">(1_c));

}  // namespace slope::activations

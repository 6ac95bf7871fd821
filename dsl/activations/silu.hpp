// SPDX-License-Identifier: Apache-2.0
// SiLU, the sigmoid linear unit (swish with beta = 1).
//
//     silu(x) = x sigmoid(x)
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 1/2
// source   Elfwing, Uchibe, Doya 2017, arXiv:1702.03118
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto silu = activation<"silu">([](auto x) { return x * slope::sigmoid(x); }, input<"x">);

}  // namespace slope::activations

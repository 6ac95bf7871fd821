// SPDX-License-Identifier: Apache-2.0
// Mish.
//
//     mish(x) = x tanh(softplus(x))
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 3/5
// source   Misra 2019, arXiv:1908.08681
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto mish = activation<"mish">([](auto x) { return x * slope::tanh(slope::softplus(x)); }, input<"x">);

}  // namespace slope::activations

// SPDX-License-Identifier: Apache-2.0
// The logistic function.
//
//     sigmoid(x) = 1 / (1 + exp(-x))
//
// shape    elementwise
// params   none
// at 0     value 1/2; derivative 1/4
// source   Verhulst 1845
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto sigmoid = activation<"sigmoid">([](auto x) { return slope::sigmoid(x); }, input<"x">);

}  // namespace slope::activations

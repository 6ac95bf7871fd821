// SPDX-License-Identifier: Apache-2.0
// ReLU, the rectified linear unit.
//
//     relu(x) = max(x, 0)
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 0, as torch, jax and onednn have it
// source   Nair, Hinton 2010
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto relu = activation<"relu">([](auto x) { return max(x, 0_c); }, input<"x">);

}  // namespace slope::activations

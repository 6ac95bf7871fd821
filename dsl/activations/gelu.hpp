// SPDX-License-Identifier: Apache-2.0
// GELU, the Gaussian error linear unit.
//
//     gelu(x) = x Phi(x), Phi the normal distribution function
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 1/2
// source   Hendrycks, Gimpel 2016, arXiv:1606.08415
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto gelu = activation<"gelu">([](auto x) { return x * normal_cdf(x); }, input<"x">);

}  // namespace slope::activations

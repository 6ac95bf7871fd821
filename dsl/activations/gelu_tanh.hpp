// SPDX-License-Identifier: Apache-2.0
// GELU in its tanh approximation.
//
//     gelu_tanh(x) = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 1/2
// source   Hendrycks, Gimpel 2016, arXiv:1606.08415
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto gelu_tanh = activation<"gelu_tanh">([](auto x) {
  return x / 2 * (1_c + slope::tanh(sqrt(2 / pi_c) * (x + 0.044715_c * pow(x, 3))));
}, input<"x">);

}  // namespace slope::activations

// SPDX-License-Identifier: Apache-2.0
// PReLU, the parametric rectified linear unit.
//
//     prelu(x; a) = x    where x > 0
//                   a x  elsewhere
//
// shape    channelwise
// params   a = 0.25, learned, one for each channel or one for all
// at 0     value 0; derivative a; derivative to a 0
// source   He, Zhang, Ren, Sun 2015, arXiv:1502.01852
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto prelu = activation<"prelu">([](auto x, auto a) { return when(x > 0_c, x, a * x); }, input<"x">, learned<"a">(0.25_c));

}  // namespace slope::activations

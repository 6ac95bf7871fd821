// SPDX-License-Identifier: Apache-2.0
// Softplus.
//
//     softplus(x) = log(1 + exp(x))
//
// shape    elementwise
// params   none
// at 0     value log 2; derivative 1/2
// source   Dugas, Bengio, Belisle, Nadeau, Garcia 2001
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto softplus = activation<"softplus">([](auto x) { return slope::softplus(x); }, input<"x">);

}  // namespace slope::activations

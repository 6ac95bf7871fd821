// SPDX-License-Identifier: Apache-2.0
// Maxout over k pieces, each a linear map made by the layer before it.
//
//     maxout(x_1, ..., x_k) = max over j of x_j
//
// shape    grouped, [outer, k, inner] -> [outer, inner]
// params   none
// at 0     at a tie the last piece has the gradient
// source   Goodfellow, Warde-Farley, Mirza, Courville, Bengio 2013, arXiv:1302.4389
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto maxout = activation<"maxout">([](auto x) { return maximum(x); }, pieces<"x">);

}  // namespace slope::activations

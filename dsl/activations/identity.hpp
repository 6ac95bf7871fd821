// SPDX-License-Identifier: Apache-2.0
// The identity.
//
//     identity(x) = x
//
// shape    elementwise
// params   none
// at 0     value 0; derivative 1
// source   the linear unit
#pragma once
#include <slope/dsl/activation.hpp>

namespace slope::activations {
using namespace literals;

inline constexpr auto identity = activation<"identity">([](auto x) { return x; }, input<"x">);

}  // namespace slope::activations

// SPDX-License-Identifier: Apache-2.0
// Two activations of an outside project.
#pragma once
#include <slope/dsl.hpp>

namespace my {
using namespace slope::literals;

// Swish that learns how sharp it is, one number a channel.
inline constexpr auto learned_swish = slope::activation<"learned_swish">(
    [](auto x, auto b) { return x * sigmoid(b * x); }, slope::input<"x">, slope::learned<"b">(1_c));

// Shrinks everything by a half, and what is smaller to nothing; kinks at -1/2 and 1/2.
inline constexpr auto soft_shrink = slope::activation<"soft_shrink">(
    [](auto x) { return max(x - 0.5_c, 0_c) + min(x + 0.5_c, 0_c); }, slope::input<"x">);

inline constexpr auto catalogue = slope::catalogue(learned_swish, soft_shrink);
} // namespace my

// SPDX-License-Identifier: Apache-2.0
// The quickstart's catalogue: one activation of our own.
// [begin readme]
#pragma once
#include <slope/dsl.hpp>

namespace smooth {
using namespace slope::literals;

inline constexpr auto smooth_leaky = slope::activation<"smooth_leaky">(
    [](auto x, auto alpha) { return x * (alpha + (1_c - alpha) * sigmoid(x)); }, slope::input<"x">,
    slope::scalar<"alpha">(0.1_c));

inline constexpr auto catalogue = slope::catalogue(smooth_leaky);
} // namespace smooth
// [end readme]

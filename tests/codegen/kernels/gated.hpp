// SPDX-License-Identifier: Apache-2.0
// A catalogue of functions of two inputs, one of which is multiplied with what the other is let through.
#pragma once
#include <slope/dsl.hpp>

namespace gated {

// Noam Shazeer, GLU Variants Improve Transformer, https://arxiv.org/abs/2002.05202
inline constexpr auto swiglu = slope::activation<"swiglu">(
    [](auto gate, auto value) { return gate * sigmoid(gate) * value; }, slope::input<"gate">, slope::input<"value">);

inline constexpr auto catalogue = slope::catalogue(swiglu);

} // namespace gated

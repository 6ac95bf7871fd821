// SPDX-License-Identifier: Apache-2.0
// Polynomials at 0 for roots that vanish there to a higher order than their factors show (x - tanh x, softplus x - log 2): beside
// 0 the quotient is a difference that cancels, the polynomial is not.
#pragma once
#include <optional>

#include <slope/codegen/normalise/partition.hpp>
#include <slope/codegen/normalise/steps.hpp>

namespace slope::codegen::normalise {

// Whether a root does so; false if there are several arguments.
bool cancels_at_zero(const partition& p, std::size_t root);

// y where |x| >= edge; elsewhere a polynomial as accurate as the type needs, on the sides of 0 where the root cancels. Nothing if it
// cancels on neither, if the root depends on several arguments, or if no polynomial reaches so far.
std::optional<int> near_zero_by_polynomial(steps& to, const partition& p, std::size_t root, int y, double edge, int working);

}  // namespace slope::codegen::normalise

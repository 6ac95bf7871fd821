// SPDX-License-Identifier: Apache-2.0
// A partition as one program: the leaves' pieces are joined by choosing numerators, denominators and exponents; then
// one division and one scaling for each root.
#pragma once
#include <slope/codegen/normalise/leaf.hpp>
#include <slope/codegen/normalise/partition.hpp>

namespace slope::codegen::normalise {

program emitted(const partition& p, const style& s);  // throws `refused`

// Where a root is odd at 0 to first order, a zero in is a zero out: for programs in which no factor says so.
int with_sign_at_zero(steps& to, const partition& p, std::size_t root, int y);

void refuse_constants_beyond_numbers(const program& made, int working);

}  // namespace slope::codegen::normalise

// SPDX-License-Identifier: Apache-2.0
// A partition as one program: the leaves' pieces are joined by choosing numerators, denominators and exponents; then
// one division and one scaling for each root.
#pragma once
#include <slope/codegen/normalise/leaf.hpp>
#include <slope/codegen/normalise/partition.hpp>

namespace slope::codegen::normalise {

program emitted(const partition& p, const style& s);  // throws `refused`

}  // namespace slope::codegen::normalise

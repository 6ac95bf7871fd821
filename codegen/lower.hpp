// SPDX-License-Identifier: Apache-2.0
// program -> Halide::Expr, one Expr a step.
#pragma once
#include <span>
#include <vector>

#include <Halide.h>

#include <slope/codegen/program.hpp>

namespace slope::codegen {

// The program's outputs for one element. The arguments have the working type, Float(32) or Float(64).
std::vector<Halide::Expr> lower(const program& p, std::span<const Halide::Expr> arguments, Halide::Type working);

}  // namespace slope::codegen

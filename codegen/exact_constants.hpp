// SPDX-License-Identifier: Apache-2.0
// float64 constants that reach every back end whole.
#pragma once
#include <vector>

#include <Halide.h>

namespace slope::codegen {

// The values with each float64 constant that is no float32 written as its bits: Halide 21 spells constants in the sources it
// emits for OpenCL and its like as float32.
std::vector<Halide::Expr> with_exact_constants(const std::vector<Halide::Expr>& values);

}  // namespace slope::codegen

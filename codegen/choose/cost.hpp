// SPDX-License-Identifier: Apache-2.0
// What a program costs on a SIMD processor, before it is run: a guess that orders candidates; measurement decides.
#pragma once
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// In simple float32 vector operations, where the program works in a float of so many bits; a shared step counts once.
double cost(const program& p, int working = 32);

}  // namespace slope::codegen

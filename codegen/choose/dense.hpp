// SPDX-License-Identifier: Apache-2.0
// The second stage: f and f' on about two million inputs of float32, where a few thousand underestimate the error.
#pragma once
#include <vector>

#include <slope/codegen/choose/run_program.hpp>
#include <slope/codegen/choose/trials.hpp>

namespace slope::codegen {

// The largest error over the allowed one of the outputs that are f or its derivative by the first argument; 0 if there are none.
// Blocks of consecutive inputs over all binades, densest in [2^-14, 2^8); then closer around the worst of them, unless one is
// above 1.
double densely_measured(runnable& program, const std::vector<int>& roots, const definition& d, const number& n, trials& on);

}  // namespace slope::codegen

// SPDX-License-Identifier: Apache-2.0
// The second stage: f and f' on about two million inputs of float32, where a few thousand underestimate the error.
#pragma once
#include <string_view>
#include <vector>

#include <slope/codegen/choose/trials.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// The largest error over the allowed one, on the worst level, of the outputs that are f or its derivative by the first argument;
// 0 if there are none. Blocks of consecutive inputs over all binades, densest in [2^-14, 2^8); then closer around the worst of
// them.
double densely_measured(const program& p, int working, const std::vector<int>& roots, const definition& d, const number& n, trials& on,
                        const std::vector<std::string_view>& levels);

}  // namespace slope::codegen

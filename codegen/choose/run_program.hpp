// SPDX-License-Identifier: Apache-2.0
// Runs a program here and now, on the processor levels that this machine has: what a kernel will give, before there is one.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <slope/codegen/program.hpp>

namespace slope::codegen {

// Halide's words for the levels of this processor, lowest first; empty on a processor that no kernel is for.
std::vector<std::string_view> levels_here();

// outputs[o][i] for arguments[a][i]; compiled for `halide`, one of levels_here(), in float32.
std::vector<std::vector<float>> run_program(const program& p, std::span<const std::vector<float>> arguments, std::string_view halide);

}  // namespace slope::codegen

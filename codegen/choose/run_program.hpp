// SPDX-License-Identifier: Apache-2.0
// Runs a program here and now, on the processor levels that this machine has: what a kernel will give, before there is one.
#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <slope/codegen/oracle/format.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// Halide's words for the levels of this processor, lowest first; empty on a processor that no kernel is for.
std::vector<std::string_view> levels_here();

// A program, compiled once for `halide`, one of levels_here(): its arguments are loaded and its outputs stored as kernels do.
class runnable {
 public:
  // The formats of the arguments, that of all outputs, and in how many bits the program works.
  runnable(const program& p, std::span<const oracle::format> arguments, const oracle::format& result, int working, std::string_view halide);
  ~runnable();

  // outputs[o][i] for arguments[a][i], numbers of their formats.
  std::vector<std::vector<double>> operator()(std::span<const std::vector<double>> arguments);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace slope::codegen

// SPDX-License-Identifier: Apache-2.0
// The largest error of a program on all trials, on each processor level of this machine, beside what is promised.
#pragma once
#include <string_view>
#include <vector>

#include <slope/codegen/choose/finish.hpp>
#include <slope/codegen/choose/trials.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

struct verdict {
  double ratio = 0;  // error over allowed error; infinite where a number became none
  std::vector<bool> limits_hold, zeros_hold;  // of each output: at infinity, and the sign of f at -0 and 0
  std::vector<growth> grow;

  bool complete() const;
};

// The best level goes first: what fails there need not be compiled for the others.
verdict measured(const program& p, int working, const std::vector<int>& roots, const definition& d, const number& n, trials& on,
                 const std::vector<std::string_view>& levels);

}  // namespace slope::codegen

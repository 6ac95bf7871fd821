// SPDX-License-Identifier: Apache-2.0
// The largest error of a program on all trials, beside what is promised.
#pragma once
#include <vector>

#include <slope/codegen/choose/finish.hpp>
#include <slope/codegen/choose/trials.hpp>

namespace slope::codegen {

struct verdict {
  double ratio = 0;     // error over allowed error; infinite where a number became none
  double worst_at = 0;  // the input where it is so large
  std::vector<bool> limits_hold, zeros_hold;  // of each output: at infinity, and the sign of f at -0 and 0
  std::vector<limits> at_infinity;
  std::vector<lean> ties;

  bool complete() const;  // but for ties
  bool no_ties() const;
};

// outputs[o][i] is what the program made of on.arguments().
verdict measured(const std::vector<std::vector<double>>& outputs, const std::vector<int>& roots, const definition& d, const number& n, trials& on);

}  // namespace slope::codegen

// SPDX-License-Identifier: Apache-2.0
// The largest error of a program on all trials, beside what is promised.
#pragma once
#include <vector>

#include <slope/codegen/choose/finish.hpp>
#include <slope/codegen/choose/trials.hpp>

namespace slope::codegen {

struct verdict {
  double ratio = 0;     // error over allowed error; infinite where a number became none
  double usual = 0;     // the same of the trials in which the other arguments are not far out
  double worst_at = 0;  // the input where it is so large,
  int worst_of = 0;     // and which one
  std::vector<bool> limits_hold, zeros_hold;  // of each output: at infinity, and the sign of f at -0 and 0
  std::vector<limits> at_infinity;
  std::vector<std::vector<lean>> ties;  // of each output, by each input

  bool complete() const;  // but for ties
  bool no_ties() const;
  std::vector<lean> leans() const;  // of each output by one input, by which it is not contradicted if there is such a one
};

// outputs[o][i] is what the program made of on.arguments().
verdict measured(const std::vector<std::vector<double>>& outputs, const std::vector<int>& roots, const definition& d, const number& n, trials& on);

}  // namespace slope::codegen

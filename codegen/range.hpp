// SPDX-License-Identifier: Apache-2.0
// Between which numbers each step of a program lies, whatever its arguments: what needs no clamp and no careful scaling.
#pragma once
#include <vector>

#include <slope/codegen/program.hpp>

namespace slope::codegen {

struct interval {
  double low, high;
  bool within(double l, double h) const { return low >= l && high <= h; }
};

// One for each instruction; NaN apart. Conditions are [0, 1].
std::vector<interval> ranges(const program& p);

}  // namespace slope::codegen

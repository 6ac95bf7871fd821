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

// What is known of one step beforehand; -1: nothing.
struct assumption {
  int node = -1;
  interval range{};
};

// One for each instruction of a program that works in 32 or 64 bits; NaN apart. Conditions are [0, 1].
std::vector<interval> ranges(const program& p, int working, const assumption& given = {});

// What the condition tells where it holds, or where it does not, if it compares a step with a constant.
assumption told_by(const program& p, int condition, bool holds);

}  // namespace slope::codegen

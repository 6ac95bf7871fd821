// SPDX-License-Identifier: Apache-2.0
// Arithmetic on unevaluated sums of two working numbers, by error-free steps: for exponents, whose rounding errors exp
// multiplies by |u|.
#pragma once
#include <slope/codegen/normalise/steps.hpp>

namespace slope::codegen::normalise {

struct pair {
  int high = -1, low = -1;  // low = -1: zero
};

bool is_power_of_two(double_double c);

class pairs {
 public:
  explicit pairs(steps& to) : to_(to) {}
  pair constant(double_double value);
  pair add(const pair& a, const pair& b);
  pair multiply(const pair& a, const pair& b);

 private:
  int sum(int u, int v);  // of low parts, -1 for zero
  int times(int u, int v);
  steps& to_;
};

}  // namespace slope::codegen::normalise

// SPDX-License-Identifier: Apache-2.0
// The line in cells, for bisection: cut at the kinks first.
#pragma once
#include <slope/dsl/analyse/kinks.hpp>

namespace slope::detail {

// The middle of a cell, at which it is cut: of a ray far out, of a long cell nearer to its smaller end.
constexpr double cut_of(double a, double b) {
  constexpr double near = 8;
  if (a == -infinity && b == infinity) return 0;
  if (a == -infinity) return b > -near ? (b <= 0 ? -near : 0) : 2 * b;
  if (b == infinity) return a < near ? (a >= 0 ? near : 0) : 2 * a;
  return a / 2 + b / 2;
}

// A cell that it is no use to cut again.
constexpr bool is_narrow(double a, double b) {
  if (!isfinite(a) || !isfinite(b)) return a > 0x1p30 || b < -0x1p30;
  const double size = a < -1 ? -a : b > 1 ? b : 1;
  return b - a <= 0x1p-36 * size;
}

// Next to a kink and beyond its rounding.
constexpr double beside(double kink) {
  const double size = kink < 0 ? -kink : kink;
  return 0x1p-50 * (size > 0x1p-10 ? size : 0x1p-10);
}

// The line in cells, cut at the kinks and a little beside them, so that next to a kink every condition is decided.
struct cells {
  double ends[3 * kink_set::capacity + 2]{-infinity};
  int count = 0;  // cell i goes from ends[i] to ends[i + 1]

  constexpr explicit cells(const kink_set& kinks) {
    for (const double_double& kink : kinks) {
      const double k = kink.high;
      for (const double end : {k - beside(k), k, k + beside(k)})
        if (end > ends[count]) ends[++count] = end;
    }
    ends[++count] = infinity;
  }
};

}  // namespace slope::detail

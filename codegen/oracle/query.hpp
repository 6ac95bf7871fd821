// SPDX-License-Identifier: Apache-2.0
// What can be asked of the oracle, and where.
#pragma once
#include <span>

namespace slope::codegen::oracle {

// A derivative of a formula; arguments are counted as in its definition.
struct query {
  int order = 0;
  int i = 0, j = 0; // by which arguments: orders 1 and 3 by i, order 2 by i and j

  friend constexpr bool operator==(const query&, const query&) = default;
};

inline constexpr query value{};
constexpr query derivative(int k) { return {k, 0, 0}; }            // by the first input; k <= 3
constexpr query partial(int argument) { return {1, argument, 0}; } // first
constexpr query mixed(int i, int j) { return {2, i, j}; }          // second

// The numbers that a kernel got: one for each argument of the definition (pieces have a slot, which is not
// read).
struct point {
  std::span<const double> arguments{};
  std::span<const double> pieces{};
  int piece = 0; // the one by which a derivative by the pieces is taken
};

} // namespace slope::codegen::oracle

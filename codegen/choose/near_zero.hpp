// SPDX-License-Identifier: Apache-2.0
// A function that vanishes at 0 faster than its terms do (x - tanh x) loses its digits there: near 0 it is a power of x times a
// polynomial.
#pragma once
#include <optional>
#include <vector>

#include <slope/codegen/definition.hpp>
#include <slope/codegen/program.hpp>

namespace slope::codegen {

// Where |x| < reach: x^power (coefficients[0] + coefficients[1] x + ...), relative error below half a unit in the last place.
struct near_zero {
  double reach = 0;
  int power = 0;
  std::vector<double_double> coefficients;
};

// Of a root of d.partials, for programs of so many bits; `reach` is a power of two. None where the function does not vanish at 0 like a power of x, has
// further arguments, or is no polynomial of a sensible degree.
std::optional<near_zero> fitted_near_zero(const definition& d, int root, int working, double reach);

// The program's only output is replaced near 0.
program replaced_near_zero(const program& p, const near_zero& by);

}  // namespace slope::codegen
